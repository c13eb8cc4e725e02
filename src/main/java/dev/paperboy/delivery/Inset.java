package dev.paperboy.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * Lines that many mails have in common, encoded once for all of them. Templates put a mark where they belong, so that what is around them
 * can be written without them.
 */
final class Inset {

    /** No character (Unicode, 23.7): no text that is shown holds it. */
    private static final char SIGN = '\uFDD1';

    private final Stencil plain;
    private final Stencil quotedPrintable;

    /** @param lines each ended by LF, with the token left open as {@link Stencil} wants it */
    Inset(String lines) {
        plain = Stencil.of(lines, UnaryOperator.identity());
        quotedPrintable = Stencil.of(lines, QuotedPrintable::encode);
    }

    /** The same lines with a reader's token in them. */
    Run with(String token) {
        var octets = token.getBytes(StandardCharsets.US_ASCII);
        return new Run() {
            @Override
            public byte[] plain() {
                return plain.with(octets);
            }

            @Override
            public int octets() {
                return plain.octets().length;
            }

            @Override
            public byte[] quotedPrintable() {
                return quotedPrintable.with(octets);
            }
        };
    }

    /** What stands in a text for the lines of a number. */
    static String mark(int number) {
        return "" + SIGN + number + SIGN;
    }

    /**
     * A text with lines for its marks. Where a template has put something else on a mark's line, they become a part of that.
     *
     * @param text of lines, each ended by LF
     */
    static List<Run> fill(String text, IntFunction<Run> lines) {
        var runs = new ArrayList<Run>();
        var fresh = new StringBuilder();
        var end = 0;
        for (var begin = text.indexOf(SIGN); begin >= 0; begin = text.indexOf(SIGN, end)) {
            fresh.append(text, end, begin);
            end = text.indexOf(SIGN, begin + 1) + 1;
            var run = lines.apply(Integer.parseInt(text.substring(begin + 1, end - 1)));
            if (isLine(text, begin, end)) {
                add(fresh, runs);
                runs.add(run);
                end++;
            } else {
                fresh.append(new String(run.plain(), StandardCharsets.UTF_8).stripTrailing());
            }
        }
        add(fresh.append(text, end, text.length()), runs);
        return runs;
    }

    private static boolean isLine(String text, int begin, int end) {
        return (begin == 0 || text.charAt(begin - 1) == '\n') && end < text.length() && text.charAt(end) == '\n';
    }

    private static void add(StringBuilder fresh, List<Run> runs) {
        if (!fresh.isEmpty()) {
            runs.add(Run.of(fresh.toString()));
            fresh.setLength(0);
        }
    }
}
