package dev.paperboy.database;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.spi.JdbiPlugin;

/**
 * Stores instants and dates as they are. By itself Jdbi goes through {@link java.sql.Timestamp} and {@link java.sql.Date}, that is
 * through the local time of this machine: H2 then puts the hour that comes twice in autumn an hour too early, and a date that the
 * machine's zone left out becomes another.
 */
final class ExactTimes implements JdbiPlugin {

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.registerArgument(new Instants());
        jdbi.registerArgument(new Dates());
        jdbi.registerColumnMapper(Instant.class, (row, column, context) -> {
            var found = row.getObject(column, OffsetDateTime.class);
            return found == null ? null : found.toInstant();
        });
        jdbi.registerColumnMapper(LocalDate.class, (row, column, context) -> row.getObject(column, LocalDate.class));
    }

    private static final class Instants extends AbstractArgumentFactory<Instant> {
        Instants() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant instant, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
        }
    }

    private static final class Dates extends AbstractArgumentFactory<LocalDate> {
        Dates() {
            super(Types.DATE);
        }

        @Override
        protected Argument build(LocalDate date, ConfigRegistry config) {
            return (position, statement, context) -> statement.setObject(position, date);
        }
    }
}
