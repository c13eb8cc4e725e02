package dev.paperboy.evaluation;

import java.util.Locale;

/**
 * Draws how often what was called so likely came true: a circle for each bin, its area the number of papers, on the diagonal if the
 * probabilities are right (Murphy and Winkler, "Reliability of subjective probability forecasts", 1977).
 */
public final class ReliabilityDiagram {

    private static final int SIDE = 400;
    private static final int EDGE = 50;
    private static final double LARGEST = 14;

    private ReliabilityDiagram() {}

    /** An SVG image that can be read on light and on dark ground. */
    public static String svg(String name, Calibration calibration) {
        var drawing = new StringBuilder();
        line(drawing, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">""", SIDE + 2 * EDGE, SIDE + 2 * EDGE);
        line(drawing, "<rect width=\"100%%\" height=\"100%%\" fill=\"#fffdf8\"/>");
        line(
                drawing,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#888\"/>",
                EDGE,
                EDGE,
                SIDE,
                SIDE);
        line(
                drawing,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#888\" stroke-dasharray=\"4\"/>",
                EDGE,
                EDGE + SIDE,
                EDGE + SIDE,
                EDGE);
        var most = calibration.bins().stream()
                .mapToInt(Calibration.Bin::count)
                .max()
                .orElse(1);
        for (var bin : calibration.bins()) {
            line(
                    drawing,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#8f2a21\"><title>foretold %.2f, relevant %.2f, %d papers</title></circle>",
                    EDGE + SIDE * bin.foretold(),
                    EDGE + SIDE * (1 - bin.observed()),
                    Math.max(2, LARGEST * Math.sqrt((double) bin.count() / most)),
                    bin.foretold(),
                    bin.observed(),
                    bin.count());
        }
        line(
                drawing,
                "<text x=\"%d\" y=\"%d\">%s: Brier %.3f, expected error %.3f</text>",
                EDGE,
                EDGE - 15,
                escaped(name),
                calibration.brier(),
                calibration.expectedError());
        line(drawing, "<text x=\"%d\" y=\"%d\">foretold, 0 to 1</text>", EDGE, EDGE + SIDE + 25);
        line(
                drawing,
                "<text transform=\"translate(%d %d) rotate(-90)\">relevant, 0 to 1</text>",
                EDGE - 15,
                EDGE + SIDE);
        return drawing.append("</svg>\n").toString();
    }

    private static void line(StringBuilder drawing, String format, Object... values) {
        drawing.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
