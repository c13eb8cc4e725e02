package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paperboy.http.FakeHost;

/** Pages of OAI-PMH lists as arXiv sends them, for tests. */
final class OaiLists {

    private OaiLists() {}

    /** A list with records, and with what follows them, such as a token. */
    static FakeHost.Answer list(String after, String... records) {
        return answer("<ListRecords>" + String.join("", records) + after + "</ListRecords>");
    }

    static FakeHost.Answer error(String code) {
        return answer("<error code=\"" + code + "\">Why</error>");
    }

    static String token(String token) {
        return "<resumptionToken expires='2026-10-13T00:00:00Z'>" + token + "</resumptionToken>";
    }

    static String record(String id, String changed, String created) {
        return record(id, changed, "<created>" + created + "</created>", "cs.CL cs.AI");
    }

    static String replaced(String id, String changed, String created) {
        return record(
                id, changed, "<created>" + created + "</created><updated>" + changed + "</updated>", "cs.CL cs.AI");
    }

    static String record(String id, String changed, String dates, String categories) {
        return "<record><header><identifier>oai:arXiv.org:" + id + "</identifier><datestamp>" + changed
                + "</datestamp><setSpec>cs:cs:CL</setSpec></header><metadata><arXiv xmlns='http://arxiv.org/OAI/arXiv/'><id>"
                + id + "</id>" + dates
                + "<authors><author><keyname>Example</keyname><forenames>Ada</forenames></author>"
                + "</authors><title>Paper " + id + "</title><categories>" + categories
                + "</categories><abstract>We show it.</abstract></arXiv></metadata></record>";
    }

    private static FakeHost.Answer answer(String content) {
        var xml = "<?xml version='1.0' encoding='UTF-8'?><OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'>"
                + "<responseDate>2026-10-12T05:00:00Z</responseDate>"
                + "<request verb='ListRecords'>https://oaipmh.arxiv.org/oai</request>" + content + "</OAI-PMH>";
        return FakeHost.ok("text/xml; charset=utf-8", xml.getBytes(UTF_8));
    }
}
