package dev.paperboy.cli;

import dev.paperboy.daily.Progress;
import dev.paperboy.evaluation.Evaluation;
import dev.paperboy.evaluation.Foreign;
import dev.paperboy.evaluation.Interval;
import dev.paperboy.evaluation.KeptVectors;
import dev.paperboy.evaluation.Measures;
import dev.paperboy.evaluation.ReliabilityDiagram;
import dev.paperboy.evaluation.Results;
import dev.paperboy.evaluation.Results.By;
import dev.paperboy.evaluation.TestCollection;
import dev.paperboy.matching.Encoder;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.subscribers.Strictness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the matcher on a test collection. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Measures on a test collection how well papers are chosen, in trec_eval's terms, with 95 %% bootstrap"
                        + " intervals.",
        footer = {
            "",
            "A collection is a folder with corpus.jsonl (id, title, text), queries.jsonl (id, text, perhaps liked: ids of",
            "papers the person liked, with an empty text if nothing else is asked), qrels.tsv (a header; query, document, grade), perhaps pools.tsv (a header; query,",
            "document). Embedding takes a minute for every thousand papers; --vectors keeps what was embedded.",
            "Examples:",
            "  paperboy evaluate --collection collections/npl",
            "  paperboy evaluate --collection collections/npl --foreign collections/med --vectors data/npl.vectors"
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--collection", required = true, paramLabel = "DIR", description = "The collection.")
    Path collection = Path.of(".");

    @Option(
            names = "--foreign",
            paramLabel = "DIR",
            description =
                    "Another collection, whose queries nothing in this one is about. Default: a list of interests far"
                            + " from any research.")
    @Nullable
    Path foreign;

    @Option(names = "--vectors", paramLabel = "FILE", description = "Where vectors are read from and written to.")
    @Nullable
    Path vectors;

    @Option(
            names = "--diagram",
            paramLabel = "FILE",
            description = "Where the reliability diagram is written to, as SVG.")
    @Nullable
    Path diagram;

    private final Encoder encoder;

    public EvaluateCommand(Encoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public Integer call() throws IOException {
        var out = Output.of(spec);
        var read = TestCollection.read(collection);
        var strange = foreign == null ? Foreign.collection() : TestCollection.read(foreign);
        Results results;
        try (var progress = out.progress()) {
            var kept = new KeptVectors(encoder, progress::advance);
            if (vectors != null) {
                kept.read(vectors);
            }
            progress.begin(Progress.Stage.EMBED, read.documents().size());
            var evaluation = new Evaluation(read, new HybridMatcher(encoder, kept, List::of));
            progress.end();
            if (vectors != null) {
                kept.write(vectors);
            }
            var floors = Arrays.stream(Strictness.values())
                    .map(Strictness::precision)
                    .toList();
            results = Results.of(evaluation, strange, floors);
        }
        print(out, read, results, strange.queries().size());
        if (diagram != null) {
            Files.writeString(diagram, ReliabilityDiagram.svg(read.name(), results.calibration()));
        }
        return 0;
    }

    private static void print(Output out, TestCollection collection, Results results, int foreign) {
        out.line(
                "%s: %d documents, %d queries with something to find",
                collection.name(),
                collection.documents().size(),
                results.queries().size());
        out.line("%-16s %-22s %-22s %-22s", "", "nDCG@10", "Recall@100", "MAP");
        for (var by : By.values()) {
            out.line(
                    "%-16s %-22s %-22s %-22s",
                    name(by),
                    text(results.interval(by, Measures::ndcg)),
                    text(results.interval(by, Measures::recall)),
                    text(results.interval(by, Measures::averagePrecision)));
        }
        gain(out, results, By.WORDS_ALONE, Measures::ndcg);
        gain(out, results, By.MEANING_ALONE, Measures::ndcg);
        var calibration = results.calibration();
        out.line(
                "Calibration of the first ten: Brier %.3f, expected error %.3f",
                calibration.brier(), calibration.expectedError());
        calibration
                .bins()
                .forEach(bin ->
                        out.line("  foretold %.2f  relevant %.2f  (%d)", bin.foretold(), bin.observed(), bin.count()));
        for (var strictness : Strictness.values()) {
            out.line(
                    "%-9s silent on %.1f %% of %d foreign topics, on %.1f %% if the documents came on days of %d; keeps %.1f %%"
                            + " of what is relevant among the first ten",
                    strictness.name().toLowerCase(Locale.ROOT),
                    100 * results.silence().getOrDefault(strictness.precision(), Double.NaN),
                    foreign,
                    100 * results.quietDays().getOrDefault(strictness.precision(), Double.NaN),
                    Results.A_DAY,
                    100 * results.kept().getOrDefault(strictness.precision(), Double.NaN));
        }
    }

    private static void gain(Output out, Results results, By over, ToDoubleFunction<Measures> measure) {
        var gain = results.gain(over, measure);
        out.line("  gain over %s, query by query: %s", name(over).toLowerCase(Locale.ROOT), signed(gain));
    }

    private static String name(By by) {
        return switch (by) {
            case ALL -> "Paperboy";
            case WORDS_ALONE -> "BM25 alone";
            case MEANING_ALONE -> "Dense alone";
        };
    }

    private static String text(Interval interval) {
        return String.format(Locale.ROOT, "%.4f (%.3f-%.3f)", interval.mean(), interval.low(), interval.high());
    }

    private static String signed(Interval interval) {
        return String.format(Locale.ROOT, "%+.4f (%+.4f to %+.4f)", interval.mean(), interval.low(), interval.high());
    }
}
