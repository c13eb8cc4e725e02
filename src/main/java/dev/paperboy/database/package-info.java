/**
 * The one DataSource in use (H2 or PostgreSQL), its transactions and its migrations. Uses nothing of ours. Begin with
 * {@link dev.paperboy.database.Database}.
 */
@NullMarked
package dev.paperboy.database;

import org.jspecify.annotations.NullMarked;
