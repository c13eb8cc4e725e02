/**
 * The operator's commands, one class each. Uses everything but {@code web}. Begin with {@code PaperboyCommand}.
 */
@NullMarked
package dev.paperboy.cli;

import org.jspecify.annotations.NullMarked;
