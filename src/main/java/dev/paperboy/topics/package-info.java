/**
 * What can be asked for: parsing and describing an interest, and the catalogue that the form offers. Uses nothing of ours.
 * Begin with {@link dev.paperboy.topics.Topic}.
 */
@NullMarked
package dev.paperboy.topics;

import org.jspecify.annotations.NullMarked;
