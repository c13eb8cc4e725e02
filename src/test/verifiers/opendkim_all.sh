#!/bin/sh
# Within a mount namespace of its own: the stub is the name server, and opendkim verifies each mail.
set -eu
folder=$1
here=$2
own=$(mktemp)
echo "nameserver 127.0.0.1" >"$own"
mount --bind "$own" /etc/resolv.conf
"$PYTHON" "$here/dns_stub.py" "$folder/keys.txt" 53 &
stub=$!
trap 'kill $stub; rm -f "$own"' EXIT
sleep 2
good=0
for mail in "$folder"/*.eml; do
    if opendkim-testmsg <"$mail" >/dev/null 2>&1; then good=$((good + 1)); fi
done
echo "opendkim-testmsg: $good of $(ls "$folder"/*.eml | wc -l) pass"
