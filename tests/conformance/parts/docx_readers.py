"""Outside readers of DOCX files: what LibreOffice and python-docx make of one
must be what the HTML says.

    docx_readers.py FILE.html FILE.docx FILE.pdf [shape]

FILE.pdf is LibreOffice's tagged export of FILE.docx. Compared are the words (by
their letters: lines may be hyphenated), headings, tables, and footnotes; with
"shape" all but the words: those of a text with ligatures and code poppler does
not give in their order.
"""
import re
import subprocess
import sys
from html.parser import HTMLParser

import docx


def letters(text):
    """What is left when lines and pages are broken elsewhere. Signs come from
    other fonts, and poppler does not keep them in their places."""
    return re.sub(r"onpage\d+", "", re.sub(r"\W|_", "", text))


class Page(HTMLParser):
    """The words of our HTML, apart by what they are."""

    def __init__(self, text):
        super().__init__()
        self.open, self.body, self.notes = [], [], []
        self.headings, self.tables = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag in ("br", "hr", "img", "meta", "link"):
            return
        attributes = dict(attributes)
        kind = (tag, attributes.get("class") or "", attributes)
        self.open.append(kind)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append([int(tag[1]), ""])
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append(0)
        if tag in ("td", "th"):
            self.tables[-1][-1] += 1

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def inside(self, tag, name=None):
        return any(t == tag and (name is None or c == name)
                   for t, c, _ in self.open)

    def handle_data(self, data):
        if any(self.inside(tag) for tag in ("head", "style", "svg")) or \
                self.inside("a", "skip") or self.inside("a", "footnote-back"):
            return
        if self.inside("section", "footnotes"):
            self.notes.append(data)
            return
        self.body.append(data)
        if self.headings and any(
                re.fullmatch("h[1-6]", t) for t, _, _ in self.open):
            self.headings[-1][1] += data


class Tags:
    """The structure of a tagged PDF, as pdfinfo prints it."""

    def __init__(self, path):
        self.body, self.notes, self.headings, self.tables = [], [], [], []
        self.open = []
        printed = subprocess.run(
            ["pdfinfo", "-struct-text", path], check=True,
            capture_output=True).stdout.decode()
        for line in printed.splitlines():
            self.read(line)
        self.leave(-1)

    def leave(self, depth):
        while self.open and self.open[-1]["depth"] >= depth:
            node = self.open.pop()
            if node["role"] == "TOCI" and node["texts"]:
                node["texts"][-1] = ""  # the number of the page
            texts = "".join(node["texts"])
            parent = self.open[-1] if self.open else None
            if node["role"] == "Note":
                self.notes.append(re.sub(r"^\d+", "", texts))
            elif parent:
                parent["texts"] += node["texts"]
            else:
                self.body.append(texts)
            if re.fullmatch("H[1-6]", node["role"]):
                self.headings.append([int(node["role"][1]), texts])

    def read(self, line):
        depth = len(line) - len(line.lstrip())
        text = line.strip()
        if text.startswith('"'):
            here = self.open[-1]
            text = text[1:-1] if text.endswith('"') else text[1:]
            mark = here["role"] == "P" and not here["texts"] and \
                len(self.open) > 1 and self.open[-2]["role"] == "LBody" and \
                not self.open[-2]["texts"]
            if mark and re.fullmatch(r"[\u2022\u2013]|\d+\.", text.strip()):
                text = ""
                self.open[-2]["texts"].append("")
            here["texts"].append(text)
            return
        role = re.match(r"([A-Z][A-Za-z0-9]*)( \((block|inline)\))?:?$", text)
        if not role:
            return
        self.leave(depth)
        self.open.append({"role": role[1], "depth": depth, "texts": []})
        if role[1] == "Table":
            self.tables.append([])
        if role[1] == "TR":
            self.tables[-1].append(0)
        if role[1] in ("TD", "TH"):
            self.tables[-1][-1] += 1


def differ(what, ours, theirs):
    if ours == theirs:
        return 0
    at = 0
    while at < min(len(ours), len(theirs)) and ours[at] == theirs[at]:
        at += 1
    print(f"{what} differ at {at}:\n  ours    {ours[at:at + 60]!r}\n"
          f"  theirs  {theirs[at:at + 60]!r}")
    return 1


def check_office(page, path, shape):
    tags = Tags(path)
    mains = [text for level, text in page.headings if level == 1]
    top = 1 if len(mains) == 1 and not mains[0][:1].isdigit() else 0
    headings = [(level - top, letters(text)) for level, text in page.headings
                if level - top > 0]
    words = 0 if shape else differ(
        "words", letters("".join(page.body)), letters("".join(tags.body)))
    return words + differ("notes", letters("".join(page.notes)),
               letters("".join(tags.notes))) + \
        differ("headings", headings,
               [(level, letters(text)) for level, text in tags.headings]) + \
        differ("tables", page.tables, tags.tables)


def check_python(page, path):
    document = docx.Document(path)
    heads = [p for p in document.paragraphs
             if p.style.name.startswith("Heading")]
    texts = [letters(re.sub(r"^[\d.]+ ", "", text.strip()))
             for _, text in page.headings[-len(heads):]]
    names = {style.name for style in document.styles}
    wanted = {"Title", "Heading 1", "Heading 6", "List Bullet", "List Number",
              "Caption", "Quote", "Code", "Table Rows", "footnote text"}
    tables = [[len(row.cells) for row in table.rows]
              for table in document.tables]
    return differ("styles", sorted(wanted), sorted(wanted & names)) + \
        differ("python-docx: headings", texts,
               [letters(p.text) for p in heads]) + \
        differ("python-docx: tables", page.tables, tables)


def main():
    html, path, pdf = sys.argv[1:4]
    with open(html, encoding="utf-8") as file:
        page = Page(file.read())
    shape = sys.argv[4:] == ["shape"]
    return 1 if check_office(page, pdf, shape) + check_python(page, path) else 0


sys.exit(main())
