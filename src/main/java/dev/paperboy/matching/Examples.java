package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The papers that topics give as examples. Safe for several threads. */
public interface Examples {

    /** Where nobody gives any. */
    Examples NONE = names -> Map.of();

    /** The papers whose text is there, by the names that topics have for them; many at once come sooner. */
    Map<String, Paper> find(Collection<String> names);

    /** The names of those examples of some topics that are there, for {@link Topic#unknown}. */
    default Set<String> known(Collection<Topic> topics) {
        var names = new HashSet<String>();
        topics.forEach(topic -> names.addAll(topic.like()));
        return names.isEmpty() ? Set.of() : Set.copyOf(find(List.copyOf(names)).keySet());
    }
}
