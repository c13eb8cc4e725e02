package dev.paperboy.delivery;

import dev.paperboy.subscribers.Subscriber;
import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Makes the mail of a delivery. */
@FunctionalInterface
interface Writing {

    /**
     * Writes the same mail each time it is asked: one recipient, the delivery's Message-ID, nothing left to be saved.
     *
     * @throws MessagingException if this one mail cannot be written; unchecked exceptions are taken the same way
     */
    Letter write(Delivery delivery, Subscriber subscriber) throws MessagingException;

    /** A mail for which everything has been read that it says. */
    @FunctionalInterface
    interface Draft {

        /** @throws MessagingException as {@link Writing#write} does */
        Letter write() throws MessagingException;
    }

    /**
     * Reads together what several mails say, which is then written as {@link #write} would.
     *
     * @param mails each with its reader
     */
    default Map<Delivery, Draft> drafts(Collection<Addressed> mails) {
        var drafts = new HashMap<Delivery, Draft>();
        mails.forEach(mail -> drafts.put(mail.delivery(), () -> write(mail.delivery(), mail.reader())));
        return drafts;
    }

    /** A delivery and whom it goes to. */
    record Addressed(Delivery delivery, Subscriber reader) {}
}
