package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/**
 * The papers of one day, all of them in trending order or those that fit a topic.
 *
 * @param day the date in words
 * @param dayHref this day's stable address
 * @param isoDay the date as a date field wants it
 * @param summary how many papers there are, or why there are none
 * @param month the calendar
 * @param monthOpen whether somebody is leafing through the calendar
 * @param box the box that a topic is typed into
 */
@CheckedTemplate(basePath = "web")
record HomePage(
        String day,
        String dayHref,
        String isoDay,
        String summary,
        Optional<Link> previous,
        Optional<Link> next,
        Month month,
        boolean monthOpen,
        TopicBox box,
        List<PaperItem> papers,
        List<StatusLine> status)
        implements TemplateInstance {

    /**
     * Which of these papers fit a topic?
     *
     * @param topic as typed; empty if nobody asked
     * @param error what is wrong with the topic; empty if nothing is
     * @param subscribeHref the form, with this topic filled in
     */
    record TopicBox(String topic, String error, boolean answered, String subscribeHref) {
        static final TopicBox EMPTY = new TopicBox("", "", false, "/subscribe");
    }
}
