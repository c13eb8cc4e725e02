/**
 * Polite outgoing HTTP: an agent with a contact, time limits, caps, redirects to trusted hosts only. Uses nothing of ours. Begin
 * with {@link dev.paperboy.http.PoliteClient}.
 */
@NullMarked
package dev.paperboy.http;

import org.jspecify.annotations.NullMarked;
