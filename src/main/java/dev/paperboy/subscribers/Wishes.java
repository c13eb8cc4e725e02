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
 * @param strictness how sure the choice must be
 * @param nextDoor whether a digest that has papers may bring one more from next door, marked as such
 */
public record Wishes(
        List<Topic> topics,
        Rhythm rhythm,
        int maximum,
        boolean tellWhenEmpty,
        Strictness strictness,
        boolean nextDoor) {

    public static final int MAX_TOPICS = 12;
    public static final int MAX_PAPERS = 50;
    public static final int DEFAULT_PAPERS = 10;

    /** With what is usual: balanced, and one from next door. */
    public Wishes(List<Topic> topics, Rhythm rhythm, int maximum, boolean tellWhenEmpty) {
        this(topics, rhythm, maximum, tellWhenEmpty, Strictness.BALANCED, true);
    }

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

    /** The same but for the topics. */
    public Wishes withTopics(List<Topic> others) {
        return new Wishes(others, rhythm, maximum, tellWhenEmpty, strictness, nextDoor);
    }

    /** The same but for the rhythm. */
    public Wishes withRhythm(Rhythm other) {
        return new Wishes(topics, other, maximum, tellWhenEmpty, strictness, nextDoor);
    }
}
