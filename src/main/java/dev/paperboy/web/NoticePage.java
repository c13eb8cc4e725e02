package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.configuration.MemorySize;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A page that says what happened, or what did not, and where to go from here.
 *
 * @param hints what there is to say of topics that were sent
 */
@CheckedTemplate(basePath = "web")
record NoticePage(String title, List<String> paragraphs, List<TopicProblem> hints, List<Link> links)
        implements TemplateInstance {

    private static final Pattern LIBRARY = Pattern.compile("(/preferences/[^/]+)/library");

    private static final Link HOME = new Link("Today’s papers", "/");
    private static final Link SUBSCRIBE = new Link("To the subscribe form", "/subscribe");
    private static final String LOST =
            "Lost your links? Fill in the subscribe form with your address: if you are a reader, we mail your personal links to you.";

    NoticePage(String title, List<String> paragraphs, List<Link> links) {
        this(title, paragraphs, List.of(), links);
    }

    static NoticePage notFound() {
        return new NoticePage(
                "This page does not exist",
                List.of("The address may be mistyped, or it belongs to a paper or a day that we do not have."),
                List.of(HOME));
    }

    static NoticePage failed() {
        return new NoticePage(
                "Something went wrong on our side",
                List.of("Nothing you did is to blame. Please try again in a minute; the operator has a note of it."),
                List.of(HOME));
    }

    static NoticePage refused(String reason) {
        return new NoticePage("This did not work", List.of(reason), List.of(HOME));
    }

    /**
     * More was sent than is taken.
     *
     * @param path of the form's target; if it is a reader's own, back leads to that reader's page
     */
    static NoticePage tooLarge(MemorySize largest, String path) {
        var megabytes = largest.asLongValue() >> 20;
        var library = LIBRARY.matcher(path);
        return new NoticePage(
                "This is too large",
                List.of(
                        "What is sent at once may have " + megabytes
                                + " MB, what is typed into one field 64 KB. Nothing was kept.",
                        "Of a library the first " + Bringing.MOST_ENTRIES
                                + " entries count: export a part of it, or leave out notes and attachments, and bring that."),
                library.matches() ? List.of(new Link("Back to your page", library.group(1)), HOME) : List.of(HOME));
    }

    /** The same words for every address, so that nobody learns who reads. */
    static NoticePage mailOnItsWay(List<TopicProblem> hints) {
        return new NoticePage(
                "Look into your inbox",
                List.of(
                        "If the address is right, a mail is on its way. Its link opens a page with one button; your digests begin after you have pressed it.",
                        "No mail after ten minutes? Look into the spam folder, or check the address and ask again tomorrow."),
                hints,
                List.of(HOME));
    }

    static NoticePage unknownLink() {
        return new NoticePage(
                "This link does not work",
                List.of(
                        "It may have been cut in two by a mail program: try to copy the whole address from the mail. Nothing was changed.",
                        LOST),
                List.of(SUBSCRIBE, HOME));
    }

    static NoticePage expiredLink() {
        return new NoticePage(
                "This link is too old",
                List.of(
                        "For your safety a confirmation link works for a short time only. Nothing was changed.",
                        "Please fill in the form once more, and we send a new one."),
                List.of(SUBSCRIBE, HOME));
    }

    static NoticePage usedLink() {
        return new NoticePage(
                "This link has done its work",
                List.of(
                        "It was used before, and works once only. Nothing was changed now.",
                        "Every digest has links to change, pause or leave at its end. " + LOST),
                List.of(SUBSCRIBE, HOME));
    }

    static NoticePage alreadyLeft() {
        return new NoticePage(
                "You have left",
                List.of(
                        "No more digests go to your address.",
                        "If that was a mistake, or you miss us one day: the subscribe form takes you back, and asks you to confirm."),
                List.of(new Link("Come back", "/subscribe"), HOME));
    }
}
