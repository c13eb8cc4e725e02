/**
 * What comes back: bounces, complaints, requests to leave and automatic answers, read from mailboxes and relays, decoded by a table of
 * rules, and what they do to a subscription. Uses {@code subscribers}, {@code database} and {@code http}. Begin with
 * {@link dev.paperboy.returns.Returns}.
 */
@NullMarked
package dev.paperboy.returns;

import org.jspecify.annotations.NullMarked;
