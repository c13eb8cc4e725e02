#!/bin/sh
# Has four other programs verify what the benchmark SignedDigests wrote: dkimpy, mailauth, opendkim and rspamd; and SpamAssassin score one.
# usage: verify.sh FOLDER        a program that is not installed is named and passed over
# Needs: python3 with dkimpy, pynacl and dnslib ($PYTHON); node with mailauth ($NODE_PATH); opendkim-tools; rspamd, running with
# "dns { nameserver = ["127.0.0.1:5353"]; }" in its options.inc ($RSPAMD, its normal worker); spamassassin.
# opendkim-testmsg asks the machine's name server: for it the script, run as root, puts the stub in its place in a mount namespace.
set -eu
folder=$1
here=$(dirname "$0")
python=${PYTHON:-python3}
total=$(ls "$folder"/*.eml | wc -l)
has() { command -v "$1" >/dev/null 2>&1 || { echo "$1 is not installed: passed over"; return 1; }; }

"$python" "$here/dkimpy_all.py" "$folder" || echo "dkimpy: failed, or not installed"

if has node; then node "$here/mailauth_all.js" "$folder" || echo "mailauth: failed, or not installed"; fi

if has opendkim-testmsg; then
    PYTHON=$python unshare -m sh "$here/opendkim_all.sh" "$folder" "$here" || echo "opendkim: failed, or not run as root"
fi

if has rspamc; then
    "$python" "$here/dns_stub.py" "$folder/keys.txt" 5353 &
    stub=$!
    trap 'kill $stub' EXIT
    sleep 2
    rspamc -n 4 -h "${RSPAMD:-127.0.0.1:11333}" -i 192.0.2.25 -F bounce@papers.example.org -r ada@example.org \
        --helo mail.papers.example.org --hostname mail.papers.example.org symbols "$folder"/*.eml >"$folder/rspamd.txt" || true
    echo "rspamd: $(grep -c 'R_DKIM_ALLOW.*testr.*teste' "$folder/rspamd.txt") of $total pass both; scores:"
    grep '^Score' "$folder/rspamd.txt" | sort | uniq -c | sort -rn | head -5
fi

if has spamassassin; then
    first=$(ls "$folder"/*.eml | head -1)
    echo "spamassassin: $(spamassassin -t -L <"$first" | grep 'Content analysis details')"
fi
