/**
 * Benchmarks: programs that print figures beside a reference taken in the same run. No test asserts a time. Run by
 * {@code mvn test-compile exec:exec -Dbench=Name}.
 */
@NullMarked
package dev.paperboy.bench;

import org.jspecify.annotations.NullMarked;
