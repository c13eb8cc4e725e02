package dev.paperboy.subscribers;

import dev.paperboy.topics.Topic;
import java.util.List;

/**
 * What a reader can ask for on the form and change later.
 *
 * @param topics in the reader's order, each once, at least one and at most {@link #MAX_TOPICS}
 * @param rhythm when digests come
 * @param maximum papers in one digest at the most, from 1 to {@link #MAX_PAPERS}
 * @param tellWhenEmpty whether a day without a fitting paper is said ("nothing today, because …") or passed over in silence
 */
public record Wishes(List<Topic> topics, Rhythm rhythm, int maximum, boolean tellWhenEmpty) {

    public static final int MAX_TOPICS = 12;
    public static final int MAX_PAPERS = 50;
    public static final int DEFAULT_PAPERS = 10;

    public Wishes {
        topics = topics.stream().distinct().toList();
        if (topics.isEmpty() || topics.size() > MAX_TOPICS) {
            throw new IllegalArgumentException(
                    "Between 1 and " + MAX_TOPICS + " topics are needed, not " + topics.size());
        }
        if (maximum < 1 || maximum > MAX_PAPERS) {
            throw new IllegalArgumentException("Between 1 and " + MAX_PAPERS + " papers can be sent, not " + maximum);
        }
    }
}
