package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is encoded once for all readers is what each of them would have got by itself. */
final class InsetTest {

    private static final String TOKEN = "Handle0123456789.a_b-c";
    private static final String OPEN = String.valueOf(Stencil.OPEN).repeat(TOKEN.length());

    /** Long enough for the token to be cut by soft line breaks, in each of its places at another character. */
    private static final String LINES = "Schrödinger’s cat, 量子, = and\ttab \n"
            + ("x".repeat(60) + "/" + OPEN + "/" + "y".repeat(17) + OPEN + "z").repeat(4) + "\n"
            + OPEN + "\n";

    @Test
    void aReadersTokenStandsWhereverItWasLeftOpen() {
        var run = new Inset(LINES).with(TOKEN);

        assertThat(new String(run.plain(), StandardCharsets.UTF_8)).isEqualTo(LINES.replace(OPEN, TOKEN));
    }

    @Test
    void itIsEncodedAsIfItHadBeenThereFromTheBeginning() {
        var run = new Inset(LINES).with(TOKEN);

        assertThat(run.quotedPrintable())
                .isEqualTo(QuotedPrintable.encode(LINES.replace(OPEN, TOKEN).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void oneReadersTokenDoesNotComeToAnother() {
        var inset = new Inset(LINES);
        inset.with(TOKEN).plain();

        var other = inset.with(TOKEN.replace('H', 'h'));

        assertThat(new String(other.plain(), StandardCharsets.UTF_8)).doesNotContain(TOKEN);
    }

    @Test
    void linesComeWhereTheirMarksStand() {
        var text = "above\n" + Inset.mark(2) + "\nbetween\n" + Inset.mark(1) + "\n";

        assertThat(filled(text)).isEqualTo("above\ntwo\n2\nbetween\none\n1\n");
    }

    @Test
    void aMarkAmongOtherWordsBecomesAPartOfTheirLine() {
        var text = "<td>" + Inset.mark(1) + "</td>\n" + Inset.mark(2) + " " + Inset.mark(1) + "\n";

        assertThat(filled(text)).isEqualTo("<td>one\n1</td>\ntwo\n2 one\n1\n");
    }

    @Test
    void aTextWithoutMarksStaysWhole() {
        assertThat(filled("one line\n")).isEqualTo("one line\n");
        assertThat(Inset.fill("", number -> Run.of("?\n"))).isEmpty();
    }

    @Test
    void piecesAreEncodedAsTheWholeIs() {
        var text = "é".repeat(50) + " \n" + Inset.mark(1) + "\nend\n";
        var runs = Inset.fill(text, number -> new Inset(LINES).with(TOKEN));

        var whole = joined(runs, run -> new String(run.plain(), StandardCharsets.UTF_8));

        assertThat(joined(runs, run -> new String(run.quotedPrintable(), StandardCharsets.US_ASCII)))
                .isEqualTo(new String(
                        QuotedPrintable.encode(whole.getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII));
    }

    private static String filled(String text) {
        var words = List.of("", "one\n1\n", "two\n2\n");
        return joined(
                Inset.fill(text, number -> Run.of(words.get(number))),
                run -> new String(run.plain(), StandardCharsets.UTF_8));
    }

    private static String joined(List<Run> runs, Function<Run, String> form) {
        return runs.stream().map(form).collect(Collectors.joining());
    }
}
