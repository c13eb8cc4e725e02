package dev.paperboy.delivery;

import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.DigestView.Masthead;
import dev.paperboy.delivery.DigestView.PaperBlock;
import dev.paperboy.delivery.Letters.Content;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Digests;
import dev.paperboy.subscribers.JoinRequest;
import dev.paperboy.subscribers.Joining;
import dev.paperboy.subscribers.Links;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Wishes;
import io.quarkus.qute.Engine;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Writes the mails. The same delivery is written in the same words, whenever and however often that is. */
@Singleton
public final class LetterWriter implements Writing {

    /** Gmail shows only the first 102 KB of a mail's source, and so cuts off the way to leave. */
    static final int LARGEST = 90_000;

    private static final Run NOTHING = Run.of("");

    private final Engine templates;
    private final Digests digests;
    private final Joining joining;
    private final DigestViews views;
    private final Letters letters;
    private final Links links;
    private final Sender sender;

    LetterWriter(
            Engine templates,
            Digests digests,
            Joining joining,
            DigestViews views,
            Letters letters,
            Links links,
            Sender sender) {
        this.templates = templates;
        this.digests = digests;
        this.joining = joining;
        this.views = views;
        this.letters = letters;
        this.links = links;
        this.sender = sender;
    }

    /**
     * Writes what a delivery is to bring.
     *
     * @throws IllegalStateException if there is nothing to write about: no such digest, or no join request that is still open
     */
    @Override
    public Letter write(Delivery delivery, Subscriber subscriber) {
        return switch (delivery.kind()) {
            case DIGEST -> digest(delivery, subscriber, digests.find(subscriber, delivery.issueDate()));
            case CONFIRMATION ->
                confirmation(
                        joining.open(subscriber.id())
                                .orElseThrow(() -> new IllegalStateException(
                                        "No open join request of subscriber " + subscriber.id())),
                        delivery,
                        subscriber);
            case LINKS -> links(delivery, subscriber);
        };
    }

    @Override
    public Map<Delivery, Draft> drafts(Collection<Addressed> mails) {
        var drafts = Writing.super.drafts(mails);
        mails.stream()
                .filter(mail -> mail.delivery().kind() == Kind.DIGEST)
                .collect(Collectors.groupingBy(mail -> mail.delivery().issueDate()))
                .forEach((date, some) -> {
                    var found =
                            digests.find(some.stream().map(Addressed::reader).toList(), date);
                    some.forEach(mail -> drafts.put(
                            mail.delivery(),
                            () -> digest(
                                    mail.delivery(),
                                    mail.reader(),
                                    Optional.ofNullable(found.get(mail.reader().id())))));
                });
        return drafts;
    }

    private Letter digest(Delivery delivery, Subscriber subscriber, Optional<Digest> digest) {
        return digest(
                digest.orElseThrow(() -> new IllegalStateException(
                        "No digest of " + delivery.issueDate() + " for subscriber " + subscriber.id())),
                delivery.messageId(),
                delivery.createdAt());
    }

    /** The mail of a digest that need not have been kept. */
    public Letter digest(Digest digest, String messageId, Instant queuedAt) {
        var view = views.of(digest);
        var whole = issue(digest, view, messageId, queuedAt);
        return whole.length() <= LARGEST ? whole : shortened(digest, view, messageId, queuedAt);
    }

    /** The mail with the most papers that fit. */
    private Letter shortened(Digest digest, DigestView view, String messageId, Instant queuedAt) {
        var fitting = issue(digest, views.shortened(view, digest, 0), messageId, queuedAt);
        for (int fit = 0, tooMany = digest.size(); tooMany - fit > 1; ) {
            var papers = (fit + tooMany) / 2;
            var letter = issue(digest, views.shortened(view, digest, papers), messageId, queuedAt);
            if (letter.length() <= LARGEST) {
                fit = papers;
                fitting = letter;
            } else {
                tooMany = papers;
            }
        }
        return fitting;
    }

    private Letter issue(Digest digest, DigestView view, String messageId, Instant queuedAt) {
        try {
            return letters.issue(digest.subscriber(), messageId, queuedAt, content(view));
        } catch (MessagingException e) {
            throw new IllegalStateException(
                    "Cannot write a digest to subscriber " + digest.subscriber().id(), e);
        }
    }

    private Letter confirmation(JoinRequest request, Delivery delivery, Subscriber subscriber) {
        var zone = request.wishes().rhythm().zone();
        var view = new ConfirmationView(
                masthead(delivery.createdAt(), zone),
                "Please confirm: papers from " + sender.organisation(),
                "Shall the papers come?",
                views.topics(request.wishes()),
                wanted(request.wishes()),
                links.confirm(request.handle()).toString(),
                "It works until " + Wording.moment(request.expiresAt().atZone(zone)) + ".",
                sender.postalAddress());
        return personal(delivery, subscriber, content("confirmation", view.subject(), view));
    }

    private Letter links(Delivery delivery, Subscriber subscriber) {
        var view = new LinksView(
                masthead(delivery.createdAt(), subscriber.wishes().rhythm().zone()),
                "You are already subscribed to " + sender.organisation(),
                "You are already subscribed",
                views.topics(subscriber.wishes()),
                wanted(subscriber.wishes()),
                views.footer(subscriber));
        return personal(delivery, subscriber, content("links", view.subject(), view));
    }

    private Letter personal(Delivery delivery, Subscriber subscriber, Content content) {
        try {
            return letters.personal(subscriber, delivery.messageId(), delivery.createdAt(), content);
        } catch (MessagingException e) {
            throw new IllegalStateException("Cannot write delivery " + delivery.id(), e);
        }
    }

    private Masthead masthead(Instant queuedAt, ZoneId zone) {
        return new Masthead(
                sender.organisation(), links.at("").toString(), Wording.date(LocalDate.ofInstant(queuedAt, zone)));
    }

    private static String wanted(Wishes wishes) {
        return Wording.capitalised(Wording.rhythm(wishes.rhythm())) + ", at most " + Wording.papers(wishes.maximum())
                + " in a mail.";
    }

    private Content content(DigestView view) {
        return content(
                "digest", view.subject(), view, blocks(view, PaperBlock::inText), blocks(view, PaperBlock::inHtml));
    }

    private static IntFunction<Run> blocks(DigestView view, Function<PaperBlock, Run> part) {
        var blocks = view.sections().stream()
                .flatMap(section -> section.papers().stream())
                .collect(Collectors.toMap(PaperBlock::number, part));
        return number -> blocks.getOrDefault(number, NOTHING);
    }

    private Content content(String name, String subject, Object view) {
        return content(name, subject, view, number -> NOTHING, number -> NOTHING);
    }

    /** Both parts are made of one record; in each template it bears the template's name. */
    private Content content(
            String name, String subject, Object view, IntFunction<Run> inText, IntFunction<Run> inHtml) {
        var html =
                templates.getTemplate("mail/" + name + ".html").data(name, view).render();
        var text =
                templates.getTemplate("mail/" + name + ".txt").data(name, view).render();
        return new Content(
                Shown.typed(subject, 200),
                Inset.fill(PlainText.layOut(text), inText),
                Inset.fill(unindented(html), inHtml));
    }

    /** Without what only makes a template readable. */
    static String unindented(String html) {
        return html.lines()
                .map(String::stripLeading)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
