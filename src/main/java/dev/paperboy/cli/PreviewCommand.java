package dev.paperboy.cli;

import dev.paperboy.daily.Day;
import dev.paperboy.daily.Planner;
import dev.paperboy.delivery.Letter;
import dev.paperboy.delivery.LetterWriter;
import dev.paperboy.digest.Digest;
import dev.paperboy.matching.Examples;
import dev.paperboy.papers.Editions;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the digest that somebody would get; keeps and sends nothing. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Writes the digest that somebody would get, as .eml, .html and .txt. Keeps and sends nothing.",
        footer = {
            "",
            "With --topic the reader need not have subscribed: this shows what a topic would bring.",
            "Examples:",
            "  paperboy preview --to ada@example.org",
            "  paperboy preview --to ada@example.org --date 2026-07-29 --out /tmp/preview",
            "  paperboy preview --to me@example.org --topic \"neural audio codecs\""
        })
public final class PreviewCommand implements Callable<Integer>, NeedsDatabase {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "Whose digest.")
    String to = "";

    @Option(
            names = "--date",
            description = "The day, such as 2026-07-29. Default: the most recently collected edition's.")
    @Nullable
    LocalDate date;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "data/preview",
            description = "Where to. Default: ${DEFAULT-VALUE}.")
    Path directory = Path.of("data/preview");

    @Option(names = "--topic", description = "Instead of the reader's own topics. Repeat for more.")
    List<String> topics = List.of();

    private final Subscribers subscribers;
    private final Editions editions;
    private final Day day;
    private final Planner planner;
    private final LetterWriter writer;
    private final Examples examples;
    private final InstantSource clock;

    public PreviewCommand(
            Subscribers subscribers,
            Editions editions,
            Day day,
            Planner planner,
            LetterWriter writer,
            Examples examples,
            InstantSource clock) {
        this.examples = examples;
        this.subscribers = subscribers;
        this.editions = editions;
        this.day = day;
        this.planner = planner;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, MessagingException {
        var out = Output.of(spec);
        var issueDate = Optional.ofNullable(date).or(editions::newestCollected).orElseGet(day::today);
        var digest = planner.rehearse(issueDate, reader());
        var letter = writer.digest(digest, "<preview." + issueDate + "@localhost>", clock.instant());
        write(out, digest, letter);
        return 0;
    }

    private Subscriber reader() {
        var address = Address.parse(to);
        var known = subscribers.find(address);
        if (topics.isEmpty()) {
            return known.orElseThrow(() -> new IllegalArgumentException(
                    "Nobody has subscribed as " + to + "; give a --topic to see what it would bring"));
        }
        var wished = topics.stream().map(Topic::parse).toList();
        var there = examples.known(wished);
        wished.forEach(topic ->
                topic.unknown(there::contains).forEach(hint -> Output.of(spec).line("%s", hint.message())));
        var rhythm = new Rhythm(Cadence.DAILY, DayOfWeek.MONDAY, 7, ZoneId.of("UTC"));
        return new Subscriber(
                0,
                "preview",
                0,
                address,
                Subscriber.State.ACTIVE,
                known.map(reader -> reader.wishes().withTopics(wished))
                        .orElseGet(() -> new Wishes(wished, rhythm, Wishes.DEFAULT_PAPERS, true)),
                Optional.empty(),
                Optional.of(clock.instant()));
    }

    private void write(Output out, Digest digest, Letter letter) throws IOException, MessagingException {
        Files.createDirectories(directory);
        var name = "digest-" + digest.issueDate();
        try (var eml = Files.newOutputStream(directory.resolve(name + ".eml"))) {
            letter.writeTo(eml);
        }
        var parts = (MimeMultipart) letter.getContent();
        Files.writeString(
                directory.resolve(name + ".txt"), (String) parts.getBodyPart(0).getContent());
        Files.writeString(
                directory.resolve(name + ".html"), (String) parts.getBodyPart(1).getContent());
        out.line("%s", letter.getSubject());
        digest.sections().forEach(section -> {
            out.line(
                    "  %s",
                    section.isNextDoor()
                            ? "one from next door"
                            : section.topic().text());
            section.picks()
                    .forEach(pick -> out.line(
                            "    %.2f  %s",
                            pick.match().probability(), pick.match().paper().title()));
        });
        out.line("Written to %s.{eml,html,txt}", directory.resolve(name));
    }
}
