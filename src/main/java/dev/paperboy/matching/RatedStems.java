package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The stems of papers that readers rated: to take a text apart takes ten times as long as to learn from it, and a library's papers are the
 * same every day. Of the latest used. Safe for several threads.
 */
final class RatedStems {

    /** Each costs about 3 KB. */
    private static final int MOST = 10_000;

    private final Analysis analysis;
    private final Map<Text, Taste.Stems> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, Taste.Stems> eldest) {
            return size() > MOST;
        }
    };

    RatedStems(Analysis analysis) {
        this.analysis = analysis;
    }

    private record Text(String title, String abstractText) {}

    Taste.Stems of(Paper paper) {
        var text = new Text(paper.title(), paper.abstractText());
        synchronized (known) {
            var stems = known.get(text);
            if (stems != null) {
                return stems;
            }
        }
        var stems = Taste.Stems.of(PaperText.of(paper).stems(analysis));
        synchronized (known) {
            known.put(text, stems);
        }
        return stems;
    }
}
