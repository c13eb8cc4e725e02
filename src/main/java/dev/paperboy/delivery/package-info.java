/**
 * From a digest to a recorded verdict: writing mails, the outbox and its states, the courier and its SMTP conversation. Uses
 * {@code digest} and what that uses. Begin with {@link dev.paperboy.delivery.Delivery}.
 */
@NullMarked
package dev.paperboy.delivery;

import org.jspecify.annotations.NullMarked;
