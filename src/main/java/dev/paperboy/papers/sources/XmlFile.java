package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** A file with the XML that arXiv or another feed sent: told apart by what only one of them says. */
final class XmlFile {

    private static final Pattern XML = Pattern.compile(
            "\\A\\s*(?:<\\?xml|(?:<!--.*?-->\\s*)?<(?:[a-z]+:)?(?:rss|rdf|feed|OAI-PMH)[\\s>])",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern OAI = Pattern.compile("\\A[^<]*(?:<[?!][^<]*)*<(?:[a-z]+:)?OAI-PMH[\\s>]");

    private static final int HEAD = 2_000;

    private XmlFile() {}

    static boolean looksLike(String text) {
        return XML.matcher(text).find();
    }

    /** @param given the day of the list, if known better than from the file */
    static DailyList read(byte[] xml, Optional<LocalDate> given, LocalDate today) throws IOException {
        var text = XmlText.of(xml);
        if (text.contains("announce_type>")) {
            var feed = ArxivFeed.read(xml);
            var batch = new ArxivBatch(true, false);
            batch.add("file", feed);
            return new DailyList(given.or(feed::day).orElse(today), new Answer(batch.sightings(), batch.skipped(), ""));
        }
        var calendar = ArxivCalendar.published();
        if (OAI.matcher(text.substring(0, Math.min(text.length(), HEAD))).find()) {
            return ofDay(given, fromOai(ArxivOai.read(xml), given, calendar));
        }
        if (text.contains(ArxivFeed.NAMESPACE)) {
            return ofDay(
                    given,
                    fromApi(ArxivApi.read(
                            xml, submitted -> given.orElseGet(() -> calendar.announcementOf(submitted)))));
        }
        return ofDay(given, FeedReader.read(xml, given.orElse(today), given.orElse(today)));
    }

    private static Answer fromApi(ArxivApi page) {
        return new Answer(page.entries().stream().map(ArxivApi.Entry::sighting).toList(), page.skipped(), "");
    }

    private static Answer fromOai(ArxivOai page, Optional<LocalDate> given, ArxivCalendar calendar) {
        var sightings = page.records().stream()
                .map(record -> ArxivQueries.on(
                        given.orElseGet(() -> calendar.announcementOf(
                                record.created(), record.sighting().day())),
                        record.sighting()))
                .toList();
        return new Answer(sightings, page.skipped(), "");
    }

    private static DailyList ofDay(Optional<LocalDate> given, Answer answer) throws IOException {
        var day = given.isPresent()
                ? given.get()
                : FileSource.mostFrequent(
                        answer.sightings().stream().map(Sighting::day).toList());
        return new DailyList(day, answer);
    }
}
