package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One page of a list that arXiv sends over OAI-PMH 2.0 in its format {@code arXiv}.
 *
 * @param records those of this page
 * @param skipped records that could not be read
 * @param stamps the days (UTC) on which the records were last changed, in the list's order
 * @param resumption the token of the next page; empty on the last one
 */
record ArxivOai(
        List<Entry> records, List<Answer.Skipped> skipped, List<LocalDate> stamps, Optional<String> resumption) {

    /**
     * @param created when the first version was submitted
     * @param replaced whether there is a later version
     * @param sighting its day is the record's date stamp: the day (UTC) of the last change, for a new paper that of its announcement
     */
    record Entry(LocalDate created, boolean replaced, Sighting sighting) {}

    ArxivOai {
        records = List.copyOf(records);
        skipped = List.copyOf(skipped);
        stamps = List.copyOf(stamps);
    }

    /** The token is too old, or was never one. The list can be begun again. */
    static final class ExpiredTokenException extends IOException {
        private static final long serialVersionUID = 1L;

        private ExpiredTokenException(String message) {
            super(message);
        }
    }

    /**
     * @throws UnreadableException if this is something else
     * @throws ExpiredTokenException if arXiv does not know the token that it was asked with
     * @throws IOException if it is damaged, or an error other than that nothing matches
     */
    static ArxivOai read(byte[] xml) throws IOException {
        var root = Unknown.root(xml, "an answer of OAI-PMH", "OAI-PMH");
        // Errors come with HTTP status 200 (OAI-PMH 3.6); this one is an empty day.
        var errors = root.all("error").toList();
        if (errors.stream().anyMatch(error -> error.attribute("code").orElse("").equals("noRecordsMatch"))) {
            return new ArxivOai(List.of(), List.of(), List.of(), Optional.empty());
        }
        if (!errors.isEmpty()) {
            throw error(errors.get(0));
        }
        return list(root.first("ListRecords")
                .or(() -> root.first("GetRecord"))
                .orElseThrow(() -> new UnreadableException("An answer of OAI-PMH without a list of records")));
    }

    private static IOException error(Xml error) {
        var code = error.attribute("code").orElse("error");
        var message = "arXiv's OAI-PMH says " + code + ": " + CleanText.of(error.text());
        return code.equals("badResumptionToken") ? new ExpiredTokenException(message) : new IOException(message);
    }

    private static ArxivOai list(Xml list) {
        var records = new ArrayList<Entry>();
        var skipped = new ArrayList<Answer.Skipped>();
        var stamps = new ArrayList<LocalDate>();
        int position = 0;
        for (var record : list.all("record").toList()) {
            position++;
            stamp(record).ifPresent(stamps::add);
            try {
                entry(record).ifPresent(records::add);
            } catch (IllegalArgumentException e) {
                skipped.add(new Answer.Skipped(position, String.valueOf(e.getMessage())));
            }
        }
        return new ArxivOai(records, skipped, stamps, list.text("resumptionToken"));
    }

    /** Nothing for a deleted record, which has no metadata. */
    private static Optional<Entry> entry(Xml record) {
        var header = record.first("header");
        if (header.flatMap(head -> head.attribute("status")).orElse("").equals("deleted")) {
            return Optional.empty();
        }
        var paper = record.first("metadata")
                .flatMap(metadata -> metadata.first("arXiv"))
                .orElseThrow(() -> new IllegalArgumentException("has no metadata"));
        var title = paper.text("title").orElseThrow(() -> new IllegalArgumentException("has no title"));
        var arxiv = paper.text("id")
                .flatMap(Ids::arxiv)
                .orElseThrow(() -> new IllegalArgumentException("has no arXiv identifier: " + title));
        var changed = stamp(record).orElseThrow(() -> new IllegalArgumentException("has no date stamp: " + title));
        var created = paper.text("created")
                .flatMap(Dates::leadingDay)
                .orElseThrow(() -> new IllegalArgumentException("has no date of submission: " + title));
        boolean replaced = paper.text("updated").isPresent();
        return Optional.of(new Entry(created, replaced, sighting(paper, changed, arxiv, title)));
    }

    private static Optional<LocalDate> stamp(Xml record) {
        return record.first("header").flatMap(head -> head.text("datestamp")).flatMap(Dates::leadingDay);
    }

    private static Sighting sighting(Xml paper, LocalDate day, PaperId arxiv, String title) {
        return new Sighting(
                day,
                Stream.concat(Stream.of(arxiv), Ids.dois(paper, "doi"))
                        .distinct()
                        .toList(),
                title,
                paper.first("authors").stream()
                        .flatMap(authors -> authors.all("author"))
                        .map(ArxivOai::name)
                        .filter(name -> !name.isBlank())
                        .toList(),
                paper.text("abstract").orElse(""),
                Optional.empty(),
                Optional.of(Ids.link(arxiv)),
                paper.text("categories").map(text -> List.of(text.split(" "))).orElse(List.of()),
                Signals.NONE);
    }

    private static String name(Xml author) {
        return Stream.of("forenames", "keyname", "suffix")
                .flatMap(part -> author.text(part).stream())
                .reduce((before, after) -> before + " " + after)
                .orElse("");
    }
}
