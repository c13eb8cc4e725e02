#!/bin/sh
# Has four other programs verify what the benchmark SignedDigests wrote: dkimpy, opendkim, mailauth, rspamd; and SpamAssassin score it.
# usage: verify.sh FOLDER        each program that is not installed is named and passed over
# Needs: python3 with dkimpy, pynacl and dnslib; opendkim-tools; node with mailauth (NODE_PATH); rspamd; spamassassin.
set -eu
folder=$1
here=$(dirname "$0")
total=$(ls "$folder"/*.eml | wc -l)
has() { command -v "$1" >/dev/null 2>&1 || { echo "$1 is not installed: passed over"; return 1; }; }

"${PYTHON:-python3}" "$here/dkimpy_all.py" "$folder" || echo "dkimpy: failed or not installed"

if has opendkim-testmsg; then
    # It asks DNS itself; the stub answers on the port, opendkim's resolver takes an address only: so run it as root with the stub on :53.
    "${PYTHON:-python3}" "$here/dns_stub.py" "$folder/keys.txt" "${DNS_PORT:-53}" & stub=$!
    trap 'kill $stub' EXIT
    sleep 1
    good=0
    for mail in "$folder"/*.eml; do
        if opendkim-testmsg -C <"$mail" >/dev/null 2>&1; then good=$((good + 1)); fi
    done
    echo "opendkim-testmsg: $good of $total pass"
fi

if has node; then node "$here/mailauth_all.js" "$folder" || echo "mailauth: failed or not installed"; fi
