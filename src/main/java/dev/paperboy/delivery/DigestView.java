package dev.paperboy.delivery;

import dev.paperboy.matching.Piece;
import java.util.List;

/**
 * All that {@code templates/mail/digest.html} and {@code digest.txt} say, ready to be shown. Empty text means that there is nothing to
 * say.
 *
 * @param preheader what inboxes show beside the subject
 * @param lead the sentence under the headline
 * @param cut how many papers did not fit into the mail
 * @param more what is to be found on the web
 * @param moreLink where
 * @param status a line for each source that was asked
 */
public record DigestView(
        Masthead masthead,
        String subject,
        String preheader,
        String headline,
        String lead,
        List<SectionView> sections,
        String cut,
        String more,
        String moreLink,
        List<String> status,
        Footer footer) {

    /** The papers of one topic. */
    public record SectionView(String topic, String count, List<PaperBlock> papers) {
        SectionView until(int number) {
            return new SectionView(
                    topic,
                    count,
                    papers.stream().filter(paper -> paper.number() <= number).toList());
        }
    }

    /**
     * One paper as {@code templates/mail/paper.html} and {@code paper.txt} show it.
     *
     * @param number its place in the mail, from 1
     */
    public record PaperBlock(int number, Run inHtml, Run inText) {

        /** Where it stands in a mail's HTML part. */
        public String html() {
            return Inset.mark(number);
        }

        /** Where it stands in a mail's text part. */
        public String text() {
            return Inset.mark(number);
        }
    }

    /**
     * What is said of one paper.
     *
     * @param number its place in the mail, from 1
     * @param link where it can be read
     * @param facts what else is known of it
     * @param passage whole sentences of the abstract, the words that hit marked
     * @param why the reason, which the reader can check
     * @param late that it should have come earlier
     * @param moreLikeThis the link that says so
     * @param notForMe the link that says so
     */
    public record PaperView(
            int number,
            String title,
            String link,
            String authors,
            String facts,
            List<Piece> passage,
            String why,
            String late,
            String moreLikeThis,
            String notForMe) {}

    /** What stands above every mail. */
    public record Masthead(String name, String link, String date) {}

    /** What stands below every mail. */
    public record Footer(String why, String change, String pause, String leave, String postalAddress) {}
}
