"""Answers TXT questions from a file of keys, on UDP and TCP; and as SPF, DMARC, A, MX and PTR what a well-set sender has."""
import sys
import time

from dnslib import A, MX, PTR, QTYPE, RR, TXT, RCODE
from dnslib.server import BaseResolver, DNSLogger, DNSServer

keys = dict(line.split("\t") for line in open(sys.argv[1]).read().splitlines())
port = int(sys.argv[2])
domain = next(iter(keys)).split("._domainkey.")[1]
keys[domain] = "v=spf1 ip4:192.0.2.25 -all"
keys["_dmarc." + domain] = "v=DMARC1; p=reject; adkim=s; aspf=s"


def strings(text):
    return [text[i:i + 255].encode() for i in range(0, len(text), 255)]


class Keys(BaseResolver):
    def resolve(self, request, handler):
        reply = request.reply()
        name = str(request.q.qname).rstrip(".")
        kind = QTYPE[request.q.qtype]
        if kind == "TXT" and name in keys:
            reply.add_answer(RR(name, QTYPE.TXT, rdata=TXT(strings(keys[name])), ttl=60))
        elif kind == "A" and name in (domain, "mail." + domain):
            reply.add_answer(RR(name, QTYPE.A, rdata=A("192.0.2.25"), ttl=60))
        elif kind == "MX" and name == domain:
            reply.add_answer(RR(name, QTYPE.MX, rdata=MX("mail." + domain), ttl=60))
        elif kind == "PTR" and name == "25.2.0.192.in-addr.arpa":
            reply.add_answer(RR(name, QTYPE.PTR, rdata=PTR("mail." + domain), ttl=60))
        elif name not in keys and name != domain:
            reply.header.rcode = RCODE.NXDOMAIN
        return reply


for tcp in (False, True):
    DNSServer(Keys(), address="127.0.0.1", port=port, tcp=tcp,
              logger=DNSLogger(log="-request,-reply,-recv,-send,-truncated")).start_thread()
while True:
    time.sleep(1)
