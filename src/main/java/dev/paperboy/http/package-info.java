/**
 * Polite outgoing HTTP: an agent with a contact, time limits, caps. Uses nothing of ours.
 */
@NullMarked
package dev.paperboy.http;

import org.jspecify.annotations.NullMarked;
