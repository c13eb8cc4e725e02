package dev.paperboy.cli;

import dev.paperboy.matching.BackgroundEmbedding;
import dev.paperboy.papers.Library;
import dev.paperboy.papers.LibraryReader;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Rating.Origin;
import dev.paperboy.subscribers.Ratings;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Notes papers that a reader likes, or does not. */
@Command(
        name = "like",
        mixinStandardHelpOptions = true,
        description =
                "Notes papers that a reader likes, from a BibTeX or RIS file or by link; they teach the reader's taste.",
        footer = {
            "",
            "Examples:",
            "  paperboy subscribers like --address ada@example.org --file library.bib",
            "  paperboy subscribers like --address ada@example.org --link https://arxiv.org/abs/2401.00001 --link 10.1101/2026.01.02.123456",
            "  paperboy subscribers like --address ada@example.org --link 2401.00002 --not"
        })
public final class SubscribersLikeCommand implements Callable<Integer>, NeedsDatabase {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--address", required = true, description = "The reader's mail address.")
    String address = "";

    @Option(
            names = "--file",
            description = "A BibTeX or RIS file. Papers that are not known are kept for this purpose only.")
    @Nullable
    Path file;

    @Option(names = "--link", description = "A paper that is known here, by link or id. Repeat for more.")
    List<String> links = List.of();

    @Option(names = "--not", description = "Notes them as \"not for me\" instead.")
    boolean not;

    private final Subscribers subscribers;
    private final Ratings ratings;
    private final Library library;
    private final LibraryReader reader;
    private final BackgroundEmbedding embedding;
    private final InstantSource clock;

    public SubscribersLikeCommand(
            Subscribers subscribers,
            Ratings ratings,
            Library library,
            LibraryReader reader,
            BackgroundEmbedding embedding,
            InstantSource clock) {
        this.subscribers = subscribers;
        this.ratings = ratings;
        this.library = library;
        this.reader = reader;
        this.embedding = embedding;
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException {
        var out = Output.of(spec);
        if (file == null && links.isEmpty()) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "Give a --file or at least one --link");
        }
        var found = subscribers.find(Address.parse(address));
        if (found.isEmpty()) {
            out.line("Nobody has subscribed as %s", address);
            return 1;
        }
        var keys = new LinkedHashSet<Long>();
        var failures = links(out, keys);
        if (file != null) {
            failures += file(out, file, keys);
        }
        keep(found.get(), keys);
        out.line("Noted %d papers as %s, left out %d", keys.size(), not ? "not for " + address : "liked", failures);
        return failures == 0 ? 0 : 1;
    }

    private void keep(Subscriber subscriber, Set<Long> keys) {
        if (!keys.isEmpty()) {
            ratings.rate(subscriber, keys, !not, Origin.IMPORT);
            // So that the next preview or digest knows all of them, with or without a service.
            embedding.rated();
        }
    }

    private int links(Output out, Set<Long> keys) {
        var failures = 0;
        for (var pasted : reader.links(String.join(" ", links))) {
            var rows = library.known(pasted.ids());
            if (rows.isEmpty()) {
                failures++;
                out.line(
                        "%s: %s",
                        pasted.text(),
                        pasted.ids().isEmpty() ? "no link or id of a paper" : "not known here; bring it in a file");
            }
            keys.addAll(rows.values());
        }
        return failures;
    }

    private int file(Output out, Path path, Set<Long> keys) throws IOException {
        var answer = reader.read(reader.text(bytes(path)), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var kept = library.keep(answer.sightings(), clock.instant());
        keys.addAll(kept.keys());
        var skipped = new ArrayList<>(answer.skipped());
        skipped.addAll(kept.skipped());
        skipped.forEach(entry -> out.line("entry %d: %s", entry.position(), entry.reason()));
        return skipped.size();
    }

    private static byte[] bytes(Path path) throws IOException {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new IOException(path + " does not exist", e);
        }
    }
}
