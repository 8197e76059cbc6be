"""Every part of each DOCX file is sound XML, and its fields are the program's
own: contents, references and numbers of pages, none of them made of words."""

import re
import sys
import xml.etree.ElementTree
import zipfile

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OWN = re.compile(
    r' ?(TOC \\o "1-[1-6]"[^"]*|(PAGEREF|REF) [A-Za-z0-9_]+( \\[a-z])*'
    r"|PAGE|NUMPAGES) ?"
)

failed = False
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            tree = xml.etree.ElementTree.fromstring(package.read(name))
            codes = [node.text or "" for node in tree.iter(WORDS + "instrText")]
            codes += [
                node.get(WORDS + "instr", "")
                for node in tree.iter(WORDS + "fldSimple")
            ]
            for code in codes:
                if not OWN.fullmatch(code):
                    print(f"{path}: {name}: a field: {code}")
                    failed = True
sys.exit(failed)
