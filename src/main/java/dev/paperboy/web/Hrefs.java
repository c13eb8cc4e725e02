package dev.paperboy.web;

import dev.paperboy.papers.PaperId;
import dev.paperboy.subscribers.Links;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** The addresses of our pages, and which addresses of others may become links. */
final class Hrefs {

    private Hrefs() {}

    static String day(LocalDate day) {
        return "/days/" + day;
    }

    static String day(LocalDate day, String topic) {
        return day(day) + "?topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8);
    }

    static String subscribe(String topic) {
        return "/subscribe?topic=" + URLEncoder.encode(topic, StandardCharsets.UTF_8);
    }

    static String paper(PaperId id) {
        return "/papers/" + path(id);
    }

    static String path(PaperId id) {
        return Links.path(id.toString());
    }

    /** A link to where a paper can be read, if it is one that a browser should follow: http or https, with a host. */
    static Optional<Link> outside(Optional<URI> address) {
        return address.filter(
                        uri -> "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
                .filter(uri -> uri.getHost() != null)
                .map(uri -> new Link(placeAt(uri.getHost()), uri.toASCIIString()));
    }

    private static String placeAt(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst("^(www|export|dx)\\.", "");
        return switch (name) {
            case "arxiv.org" -> "arXiv";
            case "huggingface.co" -> "Hugging Face";
            case "biorxiv.org" -> "bioRxiv";
            case "medrxiv.org" -> "medRxiv";
            case "doi.org" -> "DOI";
            default -> name;
        };
    }
}
