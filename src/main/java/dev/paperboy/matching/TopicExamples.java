package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The examples of topics, ready to be compared. Those of many topics are looked up at once; of the latest used is remembered what was found,
 * for the readers to whose taste a topic is brought afterwards. Safe for several threads.
 */
final class TopicExamples {

    private final Examples examples;
    private final Embeddings embeddings;
    private final RatedStems stems;
    private final Map<String, Optional<Taste.Example>> known;

    /** @param most how many examples are remembered; each costs about 6 KB */
    TopicExamples(Examples examples, Embeddings embeddings, RatedStems stems, int most) {
        this.examples = examples;
        this.embeddings = embeddings;
        this.stems = stems;
        this.known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<Taste.Example>> eldest) {
                return size() > most;
            }
        };
    }

    /** As they are known now; topics without examples, or without any that is known, are left out. */
    Map<Topic, Taste> of(Collection<Topic> topics) {
        var names = new LinkedHashSet<String>();
        topics.forEach(topic -> names.addAll(topic.like()));
        if (names.isEmpty()) {
            return Map.of();
        }
        var found = find(names);
        var tastes = new HashMap<Topic, Taste>();
        for (var topic : topics) {
            var own = topic.like().stream()
                    .flatMap(name -> found.getOrDefault(name, Optional.empty()).stream())
                    .toList();
            if (!own.isEmpty()) {
                tastes.put(topic, taste(own));
            }
        }
        return tastes;
    }

    /** Those of one topic as they were when they were last looked up. */
    Taste lastKnown(Topic topic) {
        var own = new ArrayList<Taste.Example>();
        synchronized (known) {
            for (var name : topic.like()) {
                var example = known.get(name);
                if (example == null) {
                    own.clear();
                    break;
                }
                example.ifPresent(own::add);
            }
        }
        return own.isEmpty() ? of(List.of(topic)).getOrDefault(topic, Taste.NONE) : taste(own);
    }

    /** Some papers as examples. */
    Taste taste(Collection<Paper> papers) {
        return taste(List.copyOf(read(papers).values()));
    }

    /** In one order, each paper once by whatever names it was given, so that the sums over them are always the same. */
    private static Taste taste(List<Taste.Example> examples) {
        var byKey = new TreeMap<Long, Taste.Example>();
        examples.forEach(example -> byKey.putIfAbsent(example.paper().key(), example));
        return new Taste(List.copyOf(byKey.values()));
    }

    private Map<String, Optional<Taste.Example>> find(Collection<String> names) {
        var papers = examples.find(names);
        var read = read(papers.values());
        var found = new HashMap<String, Optional<Taste.Example>>();
        for (var name : names) {
            found.put(
                    name,
                    Optional.ofNullable(papers.get(name)).flatMap(paper -> Optional.ofNullable(read.get(paper.key()))));
        }
        synchronized (known) {
            known.putAll(found);
        }
        return found;
    }

    private Map<Long, Taste.Example> read(Collection<Paper> papers) {
        var vectors = embeddings.papers(papers);
        var read = new HashMap<Long, Taste.Example>();
        for (var paper : papers) {
            var vector = vectors.get(paper.key());
            if (vector != null) {
                read.put(paper.key(), new Taste.Example(paper, stems.of(paper), vector, 1));
            }
        }
        return read;
    }
}
