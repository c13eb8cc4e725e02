package dev.paperboy.delivery;

import dev.paperboy.subscribers.Subscriber;
import jakarta.mail.MessagingException;

/** Makes the mail of a delivery. */
@FunctionalInterface
interface Writing {

    /**
     * Writes the same mail each time it is asked: one recipient, the delivery's Message-ID, nothing left to be saved.
     *
     * @throws MessagingException if this one mail cannot be written; unchecked exceptions are taken the same way
     */
    Letter write(Delivery delivery, Subscriber subscriber) throws MessagingException;
}
