/**
 * Polite outgoing HTTP: an agent with a contact, one request at a time and a pause for each group of hosts, time limits, caps, bounded
 * retries, redirects to trusted hosts only. Uses {@code database}. Begin with {@link dev.paperboy.http.PoliteClient}.
 */
@NullMarked
package dev.paperboy.http;

import org.jspecify.annotations.NullMarked;
