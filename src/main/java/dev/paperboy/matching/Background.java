package dev.paperboy.matching;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What all texts about research have in common. Vectors of one model lie in a narrow cone; seen from its middle, nearness means
 * something: 0 is as far as any two texts. The middle is that of the papers at hand, drawn towards one sentence per field of
 * science ({@code background.txt}) where the papers are few.
 */
final class Background {

    /** As many papers as the sentences weigh. */
    private static final double PRIOR = 200;

    private final Encoder encoder;
    private float @Nullable [] prior;

    Background(Encoder encoder) {
        this.encoder = encoder;
    }

    /** The middle of some papers' vectors. */
    float[] middle(Collection<float[]> papers) {
        var prior = prior();
        var sum = new double[prior.length];
        for (var paper : papers) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += paper[i];
            }
        }
        var middle = new float[prior.length];
        for (int i = 0; i < middle.length; i++) {
            middle[i] = (float) ((sum[i] + PRIOR * prior[i]) / (papers.size() + PRIOR));
        }
        return middle;
    }

    private synchronized float[] prior() {
        if (prior == null) {
            var vectors = encoder.papers(Resource.lines("background.txt"));
            prior = new float[vectors.get(0).length];
            for (var vector : vectors) {
                for (int i = 0; i < prior.length; i++) {
                    prior[i] += vector[i] / vectors.size();
                }
            }
        }
        return prior;
    }
}
