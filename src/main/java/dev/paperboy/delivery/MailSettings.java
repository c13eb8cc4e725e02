package dev.paperboy.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Who writes the mails. */
@ConfigMapping(prefix = "paperboy.mail")
public interface MailSettings {

    String PLACEHOLDER = "Please set paperboy.mail.postal-address, 1 Example Street, 12345 Example Town";

    /** The sender, as in a From header. Its domain is the one that has to be signed for, and must take mail. */
    @WithDefault("Paperboy <paperboy@localhost>")
    String from();

    /** Where answers of readers go, if not to the sender. */
    Optional<String> replyTo();

    /** Who runs this Paperboy, by the name that readers know. */
    @WithDefault("Paperboy")
    String organisation();

    /** The postal address at the end of every digest. The law asks for it in many countries (15 USC 7704(a)(5)), so replace this one: a relay gets no mail with it. */
    @WithDefault(PLACEHOLDER)
    String postalAddress();

    /** The last part of Feedback-ID: 5 to 15 letters or digits by which Gmail's Postmaster Tools know the sender. Never change it. */
    @WithDefault("paperboy")
    String senderId();

    /** The name in List-Id (RFC 2919), by which readers filter. Default: {@code digest} at the sender's domain. Never change it. */
    Optional<String> listId();

    /** The mailbox that takes "unsubscribe" by mail (RFC 2369). Default: {@code unsubscribe} at the sender's domain. */
    Optional<String> unsubscribeMailbox();
}
