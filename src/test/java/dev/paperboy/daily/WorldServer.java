package dev.paperboy.daily;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paperboy.daily.World.Listed;
import dev.paperboy.daily.World.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stands in for all hosts of a {@link World}, as their proxy, and answers in the formats that each of them has. */
final class WorldServer implements AutoCloseable {

    /** A request that came. */
    record Asked(Instant at, String host, String path) {}

    /** What is answered; a status of 0 hangs up. */
    private record Reply(int status, String type, String body) {
        static Reply xml(String body) {
            return new Reply(200, "text/xml; charset=utf-8", body);
        }

        static Reply json(String body) {
            return new Reply(200, "application/json; charset=utf-8", body);
        }
    }

    private static final Reply UNAVAILABLE = new Reply(503, "text/html", "<h1>Service Unavailable</h1>");
    private static final Reply HANGING_UP = new Reply(0, "", "");
    private static final int PAGE = 2;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuuMMddHHmm").withZone(ZoneOffset.UTC);

    private final World world;
    private final InstantSource clock;
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    WorldServer(World world, InstantSource clock) {
        this.world = world;
        this.clock = clock;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var now = clock.instant();
        var address = exchange.getRequestURI();
        asked.add(new Asked(now, address.getHost(), address.toString().replaceFirst("https?://[^/]+", "")));
        var query = Stream.of(
                        Objects.requireNonNullElse(address.getRawQuery(), "").split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
        var reply = reply(address.getHost(), address.getPath(), query, now);
        try (exchange) {
            if (reply.status() == 0) {
                return;
            }
            // The JDK's server hangs up when 200 connections are idle, and how many are is for the garbage collector to
            // say: a request over one of these would not be seen here.
            exchange.getResponseHeaders().set("Connection", "close");
            var tag = "\"" + Integer.toHexString(reply.body().hashCode()) + "\"";
            if (reply.status() == 200 && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            var bytes = reply.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            if (reply.status() == 200) {
                exchange.getResponseHeaders().set("ETag", tag);
            }
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Reply reply(String host, String path, Map<String, String> query, Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var trouble = world.troubles(today);
        if (host.endsWith("arxiv.org") && trouble.contains("arXiv down")) {
            // A server has more than one way to be down.
            return today.getDayOfMonth() % 2 == 0 ? UNAVAILABLE : HANGING_UP;
        }
        if (trouble.contains(host + " down")) {
            return UNAVAILABLE;
        }
        return switch (host) {
            case "rss.arxiv.org" -> feed(now, trouble.contains("arXiv stale"));
            case "export.arxiv.org" -> api(query, now);
            case "oaipmh.arxiv.org" -> oai(LocalDate.parse(query.getOrDefault("from", "2000-01-01")), now);
            case "huggingface.co" -> huggingFace(path, query, now, trouble);
            case "api.biorxiv.org" ->
                trouble.contains("bioRxiv says an error")
                        ? Reply.json("Error : (2002) Connection refused")
                        : biorxiv(path.split("/"), now);
            case "journal.example" -> Reply.xml(journal(today, now));
            default -> throw new IllegalArgumentException("Nobody should ask " + host);
        };
    }

    /** Holds the announcement of today in New York; when it is stale, that of the day before under today's date. */
    private Reply feed(Instant now, boolean stale) {
        var today = LocalDate.ofInstant(now, World.NEW_YORK);
        var shown = stale ? today.minusDays(1) : today;
        var midnight = today.atStartOfDay(World.NEW_YORK).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        var entries = announced(shown, now)
                .map(paper -> """
                        <entry><id>oai:arXiv.org:%sv1</id><title>%s</title>
                        <link href="https://arxiv.org/abs/%s" rel="alternate" type="text/html"/>
                        <summary>arXiv:%sv1 Announce Type: new\s
                        Abstract: %s</summary><category term="cs.CL"/><published>%s</published>
                        <arxiv:announce_type>new</arxiv:announce_type><dc:creator>Ada Example, Bo Sample</dc:creator></entry>
                        """.formatted(paper.id(), paper.title(), paper.id(), paper.id(), text(paper), midnight));
        // Old papers in new versions are there on every day with an announcement.
        var replaced = announced(shown, now).limit(1).map(paper -> """
                <entry><id>oai:arXiv.org:2601.00001v3</id><title>An old paper that was mended</title>
                <summary>arXiv:2601.00001v3 Announce Type: replace\s
                Abstract: Mended.</summary><category term="cs.CL"/><published>%s</published>
                <arxiv:announce_type>replace</arxiv:announce_type><dc:creator>Cy Third</dc:creator></entry>
                """.formatted(midnight));
        return Reply.xml("""
                <?xml version='1.0' encoding='UTF-8'?>
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
                 xmlns:dc="http://purl.org/dc/elements/1.1/"><title>cs.CL updates on arXiv.org</title><updated>%sT05:00:02+00:00</updated>
                %s</feed>""".formatted(today, Stream.concat(entries, replaced).collect(Collectors.joining())));
    }

    private Stream<Listed> announced(LocalDate day, Instant now) {
        return world.list(Place.ARXIV, day, now).stream();
    }

    /** The last weeks' papers that are announced, by the time of submission. */
    private Reply api(Map<String, String> query, Instant now) {
        var range = query.getOrDefault("search_query", "")
                .replaceFirst(".*submittedDate:\\[(\\d+ TO \\d+)]", "$1")
                .split(" TO ");
        var start = Integer.parseInt(query.getOrDefault("start", "0"));
        var today = LocalDate.ofInstant(now, World.NEW_YORK);
        var all = today.minusDays(20)
                .datesUntil(today.plusDays(1))
                .flatMap(day -> announced(day, now))
                .filter(paper -> MINUTE.format(paper.submitted()).compareTo(range[0]) >= 0)
                .filter(paper -> MINUTE.format(paper.submitted()).compareTo(range[1]) <= 0)
                .toList();
        var entries = all.stream().skip(start).limit(PAGE).map(paper ->
                """
                <entry><id>http://arxiv.org/abs/%sv1</id><title>%s</title><published>%s</published><summary>%s</summary>
                <category term="cs.CL"/><arxiv:primary_category term="cs.CL"/><author><name>Ada Example</name></author></entry>
                """.formatted(paper.id(), paper.title(), paper.submitted(), text(paper)));
        return Reply.xml("""
                <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"
                 xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults>%d</opensearch:totalResults>%s</feed>""".formatted(all.size(), entries.collect(Collectors.joining())));
    }

    /** What was announced on a day, and an older paper to which somebody has added a comment. */
    private Reply oai(LocalDate day, Instant now) {
        var edited = day.minusDays(4)
                .datesUntil(day)
                .flatMap(before -> announced(before, now))
                .limit(1);
        var records = Stream.concat(announced(day, now), edited)
                .map(paper -> """
                <record><header><identifier>oai:arXiv.org:%s</identifier><datestamp>%s</datestamp></header><metadata>
                <arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>%s</id><created>%s</created><authors><author>
                <keyname>Example</keyname><forenames>Ada</forenames></author></authors><title>%s</title>
                <categories>cs.CL</categories><abstract>%s</abstract></arXiv></metadata></record>
                """.formatted(
                                paper.id(),
                                day,
                                paper.id(),
                                LocalDate.ofInstant(paper.submitted(), World.NEW_YORK),
                                paper.title(),
                                text(paper)))
                .collect(Collectors.joining());
        return Reply.xml("<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">"
                + (records.isEmpty()
                        ? "<error code=\"noRecordsMatch\">none</error>"
                        : "<ListRecords>" + records + "</ListRecords>")
                + "</OAI-PMH>");
    }

    private Reply huggingFace(String path, Map<String, String> query, Instant now, Set<String> trouble) {
        var page = path.startsWith("/papers/date/");
        var day = LocalDate.parse(page ? path.replaceFirst(".*/", "") : query.getOrDefault("date", ""));
        if (day.isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            return new Reply(400, "application/json", "{\"error\":\"date must be <= now\"}");
        }
        var entries = world.list(Place.HUGGING_FACE, day, now).stream().map(paper -> """
                {"paper":{"id":"%s","title":"%s","summary":"%s","submittedOnDailyAt":"%sT00:00:00.000Z","upvotes":%d,
                "authors":[{"name":"Ada Example"},{"name":"Bo Sample"}]},"numComments":1}""".formatted(
                paper.id(), paper.title(), text(paper), day, 3 + paper.id().hashCode() % 3));
        var list = "[" + entries.collect(Collectors.joining(",")) + "]";
        var changed = trouble.contains("Hugging Face changed");
        if (page) {
            var data = "{\"dateString\":\"%s\",\"%s\":%s}".formatted(day, changed ? "cards" : "dailyPapers", list);
            return new Reply(
                    200,
                    "text/html; charset=utf-8",
                    "<html><body><div data-target=\"DailyPapers\" data-props=\"" + data.replace("\"", "&quot;")
                            + "\"></div></body></html>");
        }
        return changed || trouble.contains("Hugging Face API changed")
                ? Reply.json("{\"items\":" + list + "}")
                : Reply.json(list);
    }

    /** {@code /details/biorxiv/2026-11-16/2026-11-16/0/json} */
    private Reply biorxiv(String[] path, Instant now) {
        var day = LocalDate.parse(path[3]);
        var cursor = Integer.parseInt(path[5]);
        var all = world.list(Place.BIORXIV, day, now);
        var part = all.stream().skip(cursor).limit(PAGE).toList();
        if (part.isEmpty()) {
            return Reply.json("{\"messages\":[{\"status\":\"no posts found\"}],\"collection\":[]}");
        }
        var entries = part.stream().map(paper ->
                """
                {"title":"%s","authors":"Example, A.; Sample, B.","doi":"%s","date":"%s","version":"1","category":"neuroscience",
                "abstract":"%s","published":"NA","server":"bioRxiv"}""".formatted(paper.title(), paper.id(), day.toString().replace("-0", "-"), text(paper)));
        return Reply.json("{\"messages\":[{\"status\":\"ok\",\"count\":%d,\"total\":\"%d\"}],\"collection\":[%s]}"
                .formatted(part.size(), all.size(), entries.collect(Collectors.joining(","))));
    }

    /** The newest entries of the last days, whenever they came. */
    private String journal(LocalDate today, Instant now) {
        var items = today.minusDays(6)
                .datesUntil(today.plusDays(1))
                .flatMap(day -> world.list(Place.JOURNAL, day, now).stream())
                .map(paper ->
                        "<item><title>%s</title><link>https://doi.org/%s</link><description>%s</description><pubDate>%s</pubDate></item>"
                                .formatted(
                                        paper.title(),
                                        paper.id(),
                                        text(paper),
                                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                                paper.day().atTime(9, 0).atOffset(ZoneOffset.UTC))));
        return "<rss version=\"2.0\"><channel><title>Journal</title>" + items.collect(Collectors.joining())
                + "</channel></rss>";
    }

    private static String text(Listed paper) {
        return "We look at matters of " + paper.name() + " alone.";
    }
}
