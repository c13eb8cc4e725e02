package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * How the sources have been doing.
 *
 * @param summary what a person must do, in a sentence
 * @param worst {@code nothing}, {@code look} or {@code act}
 * @param halts that mails are not going out, in sentences; empty as a rule
 * @param returned what came back in the last week, in sentences
 */
@CheckedTemplate(basePath = "web")
record StatusPage(String summary, String worst, List<Place> sources, List<String> halts, List<String> returned)
        implements TemplateInstance {

    /**
     * A source.
     *
     * @param todo what a person must do about it, in a sentence
     * @param level {@code nothing}, {@code look} or {@code act}
     */
    record Place(String label, String todo, String level, List<Row> days) {}

    /**
     * A day, and what came of asking for it.
     *
     * @param again when it is asked again; empty if it is not
     */
    record Row(String day, String href, String text, String again, String level) {}
}
