package dev.paperboy.delivery;

import dev.paperboy.delivery.DigestView.Masthead;
import java.util.List;

/**
 * All that {@code templates/mail/confirmation.html} and {@code confirmation.txt} say.
 *
 * @param topics what was asked for; typed by somebody who need not be the reader
 * @param link opens the page on which the reader agrees
 */
public record ConfirmationView(
        Masthead masthead,
        String subject,
        String headline,
        List<String> topics,
        String rhythm,
        String link,
        String expiry,
        String postalAddress) {}
