package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;

/** Asks arXiv's OAI-PMH for a page of a list of records. https://info.arxiv.org/help/oa/ */
final class ArxivPages {

    private static final Set<String> XML = Set.of("text/xml", "application/xml");

    private final Asker asker;
    private final URI baseUrl;

    ArxivPages(PoliteClient client, URI baseUrl) {
        this.asker = new Asker(client, baseUrl, XML);
        this.baseUrl = baseUrl;
    }

    /** The first page of what was last changed from one day to another, both included. */
    static String first(String set, LocalDate from, LocalDate until) {
        return "&metadataPrefix=arXiv&set=" + encoded(set) + "&from=" + from + "&until=" + until;
    }

    /** The token alone: any other argument beside it is an error (OAI-PMH 4.5). */
    static String next(String token) {
        return "&resumptionToken=" + encoded(token);
    }

    ArxivOai page(String arguments) throws IOException {
        return ArxivOai.read(asker.get(address(arguments)).body());
    }

    /** As {@link #page}, but waits as long as arXiv asks for, up to a limit: OAI-PMH says so by 503 and Retry-After (3.1.2.2). */
    ArxivOai page(String arguments, Duration patience) throws IOException {
        return ArxivOai.read(asker.getPatiently(address(arguments), patience).body());
    }

    private URI address(String arguments) {
        return URI.create(baseUrl.toString().replaceFirst("/+$", "") + "/oai?verb=ListRecords" + arguments);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
