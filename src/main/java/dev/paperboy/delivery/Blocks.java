package dev.paperboy.delivery;

import dev.paperboy.delivery.DigestView.PaperBlock;
import dev.paperboy.delivery.DigestView.PaperView;
import dev.paperboy.digest.Pick;
import dev.paperboy.matching.Evidence;
import dev.paperboy.papers.Paper;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The papers of mails, each rendered once for all readers of an issue date who get it in the same place for the same reason. Only the
 * token in the links differs, so that its place is left open.
 */
final class Blocks {

    /** A block takes about 7 KB. */
    private static final int MOST = 2_000;

    private final Engine templates;

    private final Map<Key, Block> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Block> eldest) {
            return size() > MOST;
        }
    };

    Blocks(Engine templates) {
        this.templates = templates;
    }

    /** With the templates themselves: while somebody works on them, they are other ones after each change. */
    private record Key(
            Template html,
            Template text,
            LocalDate issueDate,
            Paper paper,
            String topic,
            Evidence evidence,
            boolean late,
            boolean nextDoor,
            int number,
            String open) {

        Block render(PaperView view) {
            return new Block(
                    new Inset(LetterWriter.unindented(render(html, view))),
                    new Inset(PlainText.wrapped(render(text, view))));
        }

        private static String render(Template template, PaperView view) {
            return template.data("paper", view).render().stripTrailing();
        }
    }

    /** What a paper's block is in both parts of a mail. */
    private record Block(Inset html, Inset text) {}

    /**
     * The block of a paper.
     *
     * @param token of the reader's links
     * @param view says all that is shown, with links of the token that it is given
     */
    PaperBlock of(LocalDate issueDate, Pick pick, int number, String token, Function<String, PaperView> view) {
        var match = pick.match();
        var key = new Key(
                templates.getTemplate("mail/paper.html"),
                templates.getTemplate("mail/paper.txt"),
                issueDate,
                match.paper(),
                match.topic().text(),
                match.evidence(),
                pick.late(),
                pick.nextDoor(),
                number,
                String.valueOf(Stencil.OPEN).repeat(token.length()));
        Block block;
        synchronized (known) {
            block = known.computeIfAbsent(key, none -> key.render(view.apply(key.open())));
        }
        return new PaperBlock(number, block.html().with(token), block.text().with(token));
    }
}
