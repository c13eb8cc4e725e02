/**
 * Who gets what and when: joining, confirming, changing, pausing, leaving, erasing; suppression and tokens. Uses
 * {@code topics} and {@code database}. Begin with {@link dev.paperboy.subscribers.Subscriber}.
 */
@NullMarked
package dev.paperboy.subscribers;

import org.jspecify.annotations.NullMarked;
