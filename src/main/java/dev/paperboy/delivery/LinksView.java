package dev.paperboy.delivery;

import dev.paperboy.delivery.DigestView.Footer;
import dev.paperboy.delivery.DigestView.Masthead;
import java.util.List;

/** All that {@code templates/mail/links.html} and {@code links.txt} say. */
public record LinksView(
        Masthead masthead, String subject, String headline, List<String> topics, String rhythm, Footer footer) {}
