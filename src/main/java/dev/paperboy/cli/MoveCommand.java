package dev.paperboy.cli;

import dev.paperboy.database.Database;
import dev.paperboy.database.Dialect;
import dev.paperboy.database.JdbcAddress;
import dev.paperboy.database.Move;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From H2 to PostgreSQL, or from one PostgreSQL to another. */
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description =
                "Copies everything into an empty PostgreSQL, compares both table by table, and changes nothing here.",
        footer = {
            "",
            "Stop the service first. What was cut is done again with the same line; what is there already is left alone.",
            "Example:",
            "  paperboy move --to postgresql://paperboy:secret@db.example.org/paperboy"
        })
public final class MoveCommand implements Callable<Integer>, NeedsDatabase {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--to",
            required = true,
            description = "The empty PostgreSQL database, in the form of DATABASE_URL.")
    String target = "";

    private final Database database;
    private final InstantSource clock;

    public MoveCommand(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Integer call() throws SQLException {
        var out = Output.of(spec);
        try (var other = Database.open(JdbcAddress.parse(target), Dialect.POSTGRESQL, 2)) {
            var rows = new Move(database, other).run(clock.instant(), table -> out.line("  %s", table));
            out.line(
                    "All %d rows are there, with the same checksums. Now set DATABASE_URL and PAPERBOY_SECRET_TEXT.",
                    rows);
        }
        return 0;
    }
}
