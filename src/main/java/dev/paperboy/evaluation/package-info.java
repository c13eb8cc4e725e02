/**
 * How good the matcher is, measured on public test collections in the terms of trec_eval. Uses {@code matching} as the service does.
 * Begin with {@link dev.paperboy.evaluation.Evaluation}.
 */
@NullMarked
package dev.paperboy.evaluation;

import org.jspecify.annotations.NullMarked;
