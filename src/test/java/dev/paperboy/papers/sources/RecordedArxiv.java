package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Pages of arXiv's OAI-PMH with papers that nobody wrote, always the same ones: as many and as long as real ones, for benchmarks. */
public final class RecordedArxiv {

    /** As many as arXiv sends on a page. */
    public static final int PAGE = 2_000;

    private static final String[] WORDS =
            ("learning model language quantum graph network sparse attention protein bound estimate robust kernel policy "
                            + "field galaxy tensor convex stochastic memory agent vision speech retrieval benchmark scaling theorem lattice")
                    .split(" ");

    private RecordedArxiv() {}

    /** One page: authors, abstract of some 1,200 characters, a DOI for every fifth paper. */
    public static byte[] page(int number) {
        var xml = new StringBuilder(6_000_000);
        xml.append("<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><ListRecords>");
        for (int i = number * PAGE; i < (number + 1) * PAGE; i++) {
            record(xml, i);
        }
        return xml.append("</ListRecords></OAI-PMH>").toString().getBytes(UTF_8);
    }

    /** What the parser makes of a page. */
    public static List<Sighting> read(byte[] page) throws IOException {
        return ArxivOai.read(page).records().stream()
                .map(ArxivOai.Entry::sighting)
                .toList();
    }

    private static void record(StringBuilder xml, int i) {
        var random = new Random(i);
        var day = "2026-%02d-%02d".formatted(1 + i / 5_000 % 12, 1 + i % 28);
        xml.append("<record><header><identifier>oai:arXiv.org:")
                .append(id(i))
                .append("</identifier><datestamp>")
                .append(day)
                .append("</datestamp><setSpec>cs:cs:CL</setSpec></header><metadata>")
                .append("<arXiv xmlns='http://arxiv.org/OAI/arXiv/'><id>")
                .append(id(i))
                .append("</id><created>")
                .append(day)
                .append("</created><authors>");
        for (int author = random.nextInt(8); author >= 0; author--) {
            xml.append("<author><keyname>Family")
                    .append(random.nextInt(20_000))
                    .append("</keyname><forenames>Ada ")
                    .append((char) ('A' + random.nextInt(26)))
                    .append(".</forenames></author>");
        }
        xml.append("</authors><title>");
        words(xml, random, 9);
        xml.append(' ').append(i).append("</title><categories>cs.CL cs.LG</categories>");
        if (i % 5 == 0) {
            xml.append("<doi>10.1000/bench.").append(i).append("</doi>");
        }
        xml.append("<abstract>");
        words(xml, random, 160);
        xml.append("</abstract></arXiv></metadata></record>");
    }

    private static void words(StringBuilder xml, Random random, int count) {
        for (int i = 0; i < count; i++) {
            xml.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
    }

    private static String id(int i) {
        return "%02d%02d.%05d".formatted(20 + i / 200_000, 1 + i / 16_000 % 12, i % 16_000 + 1);
    }
}
