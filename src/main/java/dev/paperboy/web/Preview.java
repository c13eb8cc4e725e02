package dev.paperboy.web;

import dev.paperboy.digest.Digest;
import dev.paperboy.papers.PaperId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What the last week would have brought, for the form.
 *
 * @param summary a sentence, read out by screen readers when it changes; empty if nobody has asked
 * @param problems lines that are no topics, or that may have been meant otherwise
 */
record Preview(String summary, List<TopicProblem> problems, List<Section> sections) {

    static final Preview NONE = new Preview("", List.of(), List.of());
    static final Preview BUSY =
            new Preview("Many people are trying topics just now. Please try again in a moment.", List.of(), List.of());

    /** So many papers are shown with their titles; the rest is folded, or the form would be pushed off the screen. */
    private static final int UNFOLDED = 6;

    /**
     * The papers of one topic.
     *
     * @param folded those that come after {@link #UNFOLDED} papers of all topics
     */
    record Section(String topic, List<Item> papers, List<Item> folded) {}

    /**
     * A paper.
     *
     * @param moreHref says "more like this"; empty if we do not know who reads
     * @param lessHref says "not for me"
     */
    record Item(PaperItem paper, String moreHref, String lessHref) {}

    static Preview wrong(String summary, List<TopicProblem> problems) {
        return new Preview(summary, problems, List.of());
    }

    /**
     * @param taste the address at which a reader says more (true) or less (false) of a paper, or an empty text
     * @param hints what there is to say of the topics
     */
    static Preview of(Digest digest, BiFunction<PaperId, Boolean, String> taste, List<TopicProblem> hints) {
        var sections = new ArrayList<Section>();
        int rank = 0;
        for (var section : digest.sections()) {
            var items = new ArrayList<Item>();
            for (var pick : section.picks()) {
                var id = pick.match().paper().id();
                items.add(new Item(PaperItem.of(pick.match(), ++rank), taste.apply(id, true), taste.apply(id, false)));
            }
            sections.add(new Section(
                    section.isNextDoor()
                            ? "One from next door"
                            : section.topic().text(),
                    items.stream()
                            .filter(item -> item.paper().rank() <= UNFOLDED)
                            .toList(),
                    items.stream()
                            .filter(item -> item.paper().rank() > UNFOLDED)
                            .toList()));
        }
        return new Preview(summary(digest), hints, sections);
    }

    private static String summary(Digest digest) {
        var considered = digest.considered();
        if (considered == 0) {
            return "No papers of the last week have reached us yet.";
        }
        if (digest.isEmpty()) {
            return "None of the last week’s " + considered
                    + " papers would have been sent: nothing fits well enough. Other words may do better, or another week.";
        }
        return (digest.size() == 1 ? "1 paper" : digest.size() + " papers") + " of the last week’s " + considered
                + " would have been sent" + (digest.leftOut() == 0 ? "." : ", and " + digest.leftOut() + " more fit.");
    }
}
