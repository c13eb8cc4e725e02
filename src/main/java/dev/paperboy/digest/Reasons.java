package dev.paperboy.digest;

import dev.paperboy.matching.Evidence;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Why papers fit topics, as it was kept, read once for all readers who get them: what is kept once never changes. Safe for several
 * threads, which may read the same one twice.
 */
final class Reasons {

    /** Each takes a kilobyte or two. */
    private static final int MOST = 5_000;

    private final Map<Key, Reason> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Reason> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What was matched.
     *
     * @param topic its row
     * @param paper the row that it was then
     */
    record Key(long topic, long paper, String ruleVersion) {}

    /** What came of it. */
    record Reason(double score, double probability, Evidence evidence) {

        static final Reason NONE = new Reason(0, 0, Evidence.NONE);
    }

    /** Those that were kept. */
    Map<Key, Reason> of(Handle handle, Collection<Key> keys) {
        var found = new HashMap<Key, Reason>();
        var missing = new LinkedHashSet<Key>();
        synchronized (known) {
            for (var key : keys) {
                var reason = known.get(key);
                if (reason == null) {
                    missing.add(key);
                } else {
                    found.put(key, reason);
                }
            }
        }
        if (!missing.isEmpty()) {
            var read = read(handle, missing);
            found.putAll(read);
            synchronized (known) {
                known.putAll(read);
            }
        }
        return found;
    }

    private static Map<Key, Reason> read(Handle handle, Collection<Key> keys) {
        var reasons = new HashMap<Key, Reason>();
        // A topic has few matches among the papers of some digests, so that hardly a row is read for nothing.
        handle.createQuery("""
                        select topic_id, paper_id, rule_version, score, probability, words, forms, sentences, named
                        from topic_match
                        where topic_id in (<topics>) and paper_id in (<papers>) and rule_version in (<rules>)
                        """)
                .bindList("topics", each(keys, Key::topic))
                .bindList("papers", each(keys, Key::paper))
                .bindList("rules", each(keys, Key::ruleVersion))
                .map((row, context) -> reasons.put(
                        new Key(row.getLong("topic_id"), row.getLong("paper_id"), row.getString("rule_version")),
                        new Reason(
                                row.getDouble("score"),
                                row.getDouble("probability"),
                                new Evidence(
                                        Inputs.texts(row.getString("words")),
                                        Inputs.texts(row.getString("forms")),
                                        Inputs.texts(row.getString("sentences")),
                                        Inputs.texts(row.getString("named")),
                                        ""))))
                .list();
        reasons.keySet().retainAll(keys);
        return reasons;
    }

    private static <T> List<T> each(Collection<Key> keys, Function<Key, T> part) {
        return keys.stream().map(part).distinct().collect(Collectors.toList());
    }
}
