"""The parts of DOCX files against the transitional schemas of ECMA-376.

    docx_schemas.py FOLDER FILE.docx...     FOLDER has wml.xsd and the others
"""
import os
import sys
import zipfile

from lxml import etree

# What wml.xsd imports and does not bring along.
XML = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
    targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="space"/><xs:attribute name="lang"/></xs:schema>"""


class Resolver(etree.Resolver):
    def resolve(self, url, public_id, context):
        if url.endswith("wml.xsd"):
            with open(url, encoding="utf-8") as file:
                text = file.read().replace(
                    'namespace="http://www.w3.org/XML/1998/namespace"/>',
                    'namespace="http://www.w3.org/XML/1998/namespace"'
                    ' schemaLocation="own-xml.xsd"/>')
            return self.resolve_string(text, context, base_url=url)
        if url.endswith("own-xml.xsd"):
            return self.resolve_string(XML, context)
        return None


def load(folder, name):
    parser = etree.XMLParser()
    parser.resolvers.add(Resolver())
    return etree.XMLSchema(etree.parse(os.path.join(folder, name), parser))


def main():
    folder, files = sys.argv[1], sys.argv[2:]
    word = load(folder, "wml.xsd")
    custom = load(folder, "shared-documentPropertiesCustom.xsd")
    extended = load(folder, "shared-documentPropertiesExtended.xsd")
    count = bad = 0
    for path in files:
        package = zipfile.ZipFile(path)
        for name in package.namelist():
            schema = (word if name.startswith("word/") else
                      custom if name == "docProps/custom.xml" else
                      extended if name == "docProps/app.xml" else None)
            if schema is None or not name.endswith(".xml"):
                continue
            count += 1
            if not schema.validate(etree.fromstring(package.read(name))):
                bad += 1
                print(f"{path}: {name}: {schema.error_log[0].message}")
    print(f"schemas: {count} parts, {bad} not valid")
    return 1 if bad else 0


sys.exit(main())
