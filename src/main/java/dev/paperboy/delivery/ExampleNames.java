package dev.paperboy.delivery;

import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Digest.Section;
import dev.paperboy.digest.Pick;
import dev.paperboy.matching.Examples;
import dev.paperboy.matching.Match;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Puts titles into topics that give papers as examples. */
final class ExampleNames {

    /** Several may stand in a heading. */
    private static final int LONGEST_TITLE = 80;

    private final Examples examples;

    ExampleNames(Examples examples) {
        this.examples = examples;
    }

    /** Topics as they are shown. */
    List<Topic> in(List<Topic> topics) {
        var names = topics.stream()
                .flatMap(topic -> topic.like().stream())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return topics;
        }
        var titles = new HashMap<String, String>();
        examples.find(names).forEach((name, paper) -> titles.put(name, Shown.line(paper.title(), LONGEST_TITLE)));
        return topics.stream().map(topic -> topic.titled(titles)).toList();
    }

    /** A digest with its topics as they are shown. */
    Digest in(Digest digest) {
        var topics = digest.sections().stream().map(Section::topic).toList();
        var shown = in(topics);
        if (shown.equals(topics)) {
            return digest;
        }
        var sections = new ArrayList<Section>();
        for (var i = 0; i < topics.size(); i++) {
            sections.add(under(shown.get(i), digest.sections().get(i)));
        }
        return digest.withSections(sections);
    }

    private static Section under(Topic topic, Section section) {
        return new Section(
                topic,
                section.picks().stream()
                        .map(pick -> new Pick(under(topic, pick.match()), pick.late(), pick.nextDoor()))
                        .toList());
    }

    private static Match under(Topic topic, Match match) {
        return new Match(match.paper(), topic, match.score(), match.probability(), match.evidence());
    }
}
