"""Verifies both signatures of each mail with dkimpy; DNS is the file of keys."""
import pathlib
import sys

import dkim

folder = pathlib.Path(sys.argv[1])
keys = dict(line.split("\t") for line in (folder / "keys.txt").read_text().splitlines())


def txt(name, timeout=5):
    return keys.get(name.decode().rstrip(".")).encode()


mails = sorted(folder.glob("*.eml"))
passed = [0, 0]
for mail in mails:
    verifier = dkim.DKIM(mail.read_bytes())
    for index in (0, 1):
        passed[index] += bool(verifier.verify(idx=index, dnsfunc=txt))
print(f"dkimpy: {passed[0]} and {passed[1]} of {len(mails)} pass (first and second signature)")
sys.exit(passed != [len(mails)] * 2)
