/** Paperboy: trending papers in your inbox. Holds the entry point and the one clock. Begin with {@link dev.paperboy.Main}. */
@NullMarked
package dev.paperboy;

import org.jspecify.annotations.NullMarked;
