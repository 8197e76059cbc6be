# Offers in which every text is a payload, and what became of them.
#
#     hostile_offer.py write PROFILE PAYLOADS FOLDER    p00.xml has a harmless word
#     hostile_offer.py judge PAYLOADS FOLDER            FOLDER/out has the documents
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile
from html.parser import HTMLParser
from xml.sax.saxutils import escape, quoteattr

OFFER = """<proposal begin="2027-01-11" end="2027-02-26" days="2">
<package name={a} days="2">{t}</package>
<price currency="EUR" tax="19">{t}<item quantity="1" unit={a} unit-price="2">{t}</item>
<group name={a}><item quantity="1" unit-price="2" optional="yes">{t}</item></group>
<payment share="50">{t}</payment><payment share="50" date="2027-02-01">{t}</payment></price>
<acceptance>{t}<party name={a} signatory={a} role={a}/><party name="B"/></acceptance>
</proposal>"""


def payloads(path):
    with open(path, encoding="utf-8") as lines:
        return ["harmless"] + lines.read().splitlines()


def write(profile, path, folder):
    with open(profile, encoding="utf-8") as file:
        text = file.read()
    for i, payload in enumerate(payloads(path)):
        offer = OFFER.replace("{t}", escape(payload)).replace("{a}", quoteattr(payload))
        whole = re.sub("<proposal.*</proposal>", lambda _: offer, text, flags=re.S)
        with open("%s/p%02d.xml" % (folder, i), "w", encoding="utf-8") as file:
            file.write(whole)


# Of DOCX: what says how a text looks, in how many pieces.
DRESS = {"r", "t", "rPr", "sz", "szCs", "softHyphen", "rtl", "cs", "bidi", "lang"}


class Elements(HTMLParser):
    """Tags with their attributes' names, and the text."""

    def __init__(self):
        super().__init__()
        self.tags, self.text = [], []

    def handle_starttag(self, tag, attributes):
        # A long word has a class, text from right to left an isolate.
        names = [name for name, value in attributes if not (name == "class" and value == "long")]
        if tag not in ("bdi",):
            self.tags.append((tag, names))

    def handle_endtag(self, tag):
        if tag not in ("bdi",):
            self.tags.append(("/" + tag, []))

    def handle_data(self, data):
        self.text.append(data)


def visible(text):
    """What is left of a text when all that shows nothing is gone."""
    hidden = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069]+"
    return re.sub(hidden, "", text)


def html(path):
    elements = Elements()
    with open(path, encoding="utf-8") as file:
        elements.feed(file.read())
    return elements.tags, visible("".join(elements.text))


def pdf(path):
    text = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", path, "-"],
                          check=True, stdout=subprocess.PIPE).stdout
    return [len(re.findall(name, text)) for name in
            (rb"\n *(?:/\w+ )*/JS\b", rb"\n *(?:/\w+ )*/JavaScript\b", rb"\n */Launch\b",
             rb"\n */AA\b", rb"\n */OpenAction\b", rb"\n */URI \(", rb"/Subtype /Widget")]


def docx(path):
    parts, text = [], []
    with zipfile.ZipFile(path) as package:
        for name in sorted(package.namelist()):
            if not name.endswith((".xml", ".rels")):
                continue
            root = tree.fromstring(package.read(name))
            shape = [one.tag for one in root.iter() if one.tag.split("}")[-1] not in DRESS]
            if name != "docProps/custom.xml":
                parts.append((name, shape if "document" in name or "rels" in name else len(shape)))
            if name == "word/document.xml":
                text = [one.text or "" for one in root.iter() if one.tag.endswith("}t")]
    return parts, visible("".join(text))


def first_difference(one, other):
    for a, b in zip(one, other):
        if a != b:
            return "%.200s, not %.200s" % (b, a)
    return "%d, not %d" % (len(other), len(one))


def judge(path, folder):
    bad = 0
    for i, payload in enumerate(payloads(path)):
        base = "%s/out/p%02d.proposal" % (folder, i)
        shown = visible(payload)
        tags, text = html(base + ".html")
        parts, words = docx(base + ".docx")
        actions = pdf(base + ".pdf")
        if i == 0:
            good = tags, actions, parts
            continue
        problems = []
        if tags != good[0]:
            problems.append("HTML: " + first_difference(good[0], tags))
        if actions != good[1]:
            problems.append("PDF: %s" % actions)
        if parts != good[2]:
            problems.append("DOCX: " + first_difference(good[2], parts))
        for kind, where in (("HTML", text), ("DOCX", words)):
            if where.count(shown) < 10:
                problems.append("%s says it %d times" % (kind, where.count(shown)))
        for problem in problems:
            print("p%02d %s: %s" % (i, payload, problem))
            bad = 1
    return bad


if sys.argv[1] == "write":
    write(*sys.argv[2:])
else:
    sys.exit(judge(*sys.argv[2:]))
