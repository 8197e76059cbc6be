"""Judges mails and archives by Python's own readers of them.

    handover.py profiles FOLDER        writes profiles with payloads in each field
    handover.py mail FILE [KEY=VALUE]... [FILE-ATTACHED]...
    handover.py head FILE...           only what no field may bring about
    handover.py box FILE FILE...       the mailbox has the mails, in that order
    handover.py zip FILE NAME...       the archive has the files of its folder
"""
import email
import email.policy
import mailbox
import os
import re
import sys
import zipfile

BAD = 0

# What could end a field, close a quote or a boundary, or be decoded twice.
PAYLOADS = [
    "Plain",
    "A\r\nBcc: evil@example.org",
    "A\nBcc: evil@example.org",
    "A\r\n\r\n<script>alert(1)</script>",
    "A&#13;&#10;Bcc: evil@example.org",
    "A%0d%0aBcc: evil@example.org",
    "A =?utf-8?Q?=0D=0ABcc:_evil@example.org?=",
    "=?utf-8?B?DQpCY2M6IGV2aWxAZXhhbXBsZS5vcmc=?=",
    'Quote " and \\ back, <comma@example.org>, (comment); x=y',
    "Jörg Müller-Lüdenscheidt",
    "株式会社サンプル 東京都千代田区 " * 8,
    "Emoji 👩‍👩‍👧 and é e\u0301",
    "مثال للتجربة",
    "\u2028Bcc: evil@example.org\u2029",
    "x" * 3000,
    "word " * 600,
    "From me\nFrom you",
    ".",
    "--=_boundary--",
    "\u0085Bcc: evil@example.org",
]


def complain(text):
    global BAD
    print(text)
    BAD = 1


def escape(text):
    if "&#13;" in text:
        return text
    return (text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
            .replace("\r", "&#13;").replace("\n", "&#10;"))


def write_profiles(folder):
    source = open("examples/load-balancer/b01-museum-shop.xml").read()
    fields = ["title", "client", "contact", "author"]
    for i, payload in enumerate(PAYLOADS):
        for field in fields:
            text = re.sub(f"<{field}>.*?</{field}>", "", source)
            text = text.replace(
                "<meta>", f"<meta><email>to@example.org</email>"
                f"<author-email>me@example.org</author-email>"
                f"<{field}>{escape(payload)}</{field}>")
            with open(f"{folder}/{field}-{i:02}.xml", "w") as out:
                out.write(text)


def read(path):
    with open(path, "rb") as stream:
        data = stream.read()
    return data, email.message_from_bytes(data, policy=email.policy.default)


def check_head(path):
    """Lines, fields and parts are those that we write, whatever is said."""
    data, mail = read(path)
    for number, line in enumerate(data.split(b"\r\n"), 1):
        if len(line) > 998 or b"\n" in line or b"\r" in line:
            complain(f"{path}:{number}: a line of {len(line)} bytes, or a bare end")
        if any(byte < 32 and byte != 9 or byte > 126 for byte in line):
            complain(f"{path}:{number}: a byte that is not printable")
    head = data.split(b"\r\n\r\n")[0]
    for line in head.split(b"\r\n"):
        if len(line) > 78 and b" " in line.strip():
            complain(f"{path}: a line of the head that could be folded: {line}")
    known = ["X-Dossier-Profile", "X-Unsent", "Date", "From", "To", "Subject",
             "Message-ID", "MIME-Version", "Content-Type"]
    names = [name for name in mail.keys()]
    if names != [name for name in known if name in names]:
        complain(f"{path}: other fields: {names}")
    for name, value in mail.items():
        if re.search("[\r\n\0]", value):
            complain(f"{path}: {name} has a line end in it")
    for part in mail.walk():
        if part.defects:
            complain(f"{path}: {part.get_content_type()}: {part.defects}")
    types = [part.get_content_type() for part in mail.walk()]
    if types[:4] != ["multipart/mixed", "multipart/alternative", "text/plain",
                     "text/html"]:
        complain(f"{path}: other parts: {types}")
    for field in ("From", "To"):
        if field in mail and len(mail[field].addresses) != 1:
            complain(f"{path}: {field}: {mail[field]}")
    if "To" in mail and mail["To"].addresses[0].addr_spec != "to@example.org":
        complain(f"{path}: To: {mail['To']}")
    html = mail.get_body(("html",)).get_content()
    if "<script" in html:
        complain(f"{path}: a script")
    for line in mail.get_body(("plain",)).get_content().splitlines():
        if line.startswith(("From ", ">")):
            complain(f"{path}: a line that is taken for another mail: {line}")
    return mail


def check_mail(path, rest):
    mail = check_head(path)
    wanted = [word for word in rest if "=" not in word]
    for word in rest:
        if "=" not in word:
            continue
        key, value = word.split("=", 1)
        if key in ("plain", "html"):
            told = mail.get_body((key,)).get_content()
            told = told.replace(" \r\n", " ")
            if value not in told:
                complain(f"{path}: {key} does not say {value!r}: {told}")
        elif str(mail[key] or "") != value:
            complain(f"{path}: {key}: {mail[key]!r}, not {value!r}")
    files = list(mail.iter_attachments())
    names = [part.get_filename() for part in files]
    if names != [os.path.basename(name) for name in wanted]:
        complain(f"{path}: attached are {names}")
        return
    for part, name in zip(files, wanted):
        with open(name, "rb") as stream:
            if part.get_payload(decode=True) != stream.read():
                complain(f"{path}: {name} has other bytes")
        if part.get_content_disposition() != "attachment":
            complain(f"{path}: {name} is shown")


def unquoted(data):
    """mboxrd: one ">" less before what begins as a mail does."""
    return re.sub(rb"(?m)^>(>*From )", rb"\1", data)


def check_box(path, files):
    box = mailbox.mbox(path, create=False)
    if len(box) != len(files):
        complain(f"{path}: {len(box)} mails, not {len(files)}")
        return
    for key, file in zip(box.keys(), files):
        with open(file, "rb") as stream:
            wanted = stream.read().replace(b"\r\n", b"\n")
        if unquoted(box.get_bytes(key)).rstrip(b"\n") != wanted.rstrip(b"\n"):
            complain(f"{path}: not as {file}")


def check_zip(path, names):
    folder = os.path.dirname(path)
    with zipfile.ZipFile(path) as archive:
        if archive.testzip():
            complain(f"{path}: {archive.testzip()} is broken")
        if archive.namelist() != names:
            complain(f"{path}: has {archive.namelist()}")
            return
        for entry in archive.infolist():
            if entry.date_time != (1980, 1, 1, 0, 0, 0):
                complain(f"{path}: {entry.filename} of {entry.date_time}")
            if not entry.filename.isascii() and not entry.flag_bits & 0x800:
                complain(f"{path}: {entry.filename} is not said to be UTF-8")
            with open(f"{folder}/{entry.filename}", "rb") as stream:
                if stream.read() != archive.read(entry):
                    complain(f"{path}: {entry.filename} has other bytes")


what, where, rest = sys.argv[1], sys.argv[2], sys.argv[3:]
if what == "profiles":
    write_profiles(where)
elif what == "mail":
    check_mail(where, rest)
elif what == "head":
    for file in [where] + rest:
        check_head(file)
elif what == "box":
    check_box(where, rest)
elif what == "zip":
    check_zip(where, rest)
sys.exit(BAD)
