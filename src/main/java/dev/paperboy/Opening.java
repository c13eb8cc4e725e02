package dev.paperboy;

import dev.paperboy.cli.PaperboyCommand;
import dev.paperboy.database.Database;
import dev.paperboy.delivery.Departure;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import picocli.CommandLine;

/**
 * Checks the settings, and for the service, before Quarkus opens its port, whether mail may go and the database opens: a service that
 * has to refuse either must not have been taken for one that answers, by readers or by whatever watches the port.
 */
@Singleton
final class Opening {

    private final SettingsCheck settings;
    private final Instance<Departure> departure;
    private final Database database;
    private final String[] arguments;

    Opening(
            SettingsCheck settings,
            Instance<Departure> departure,
            Database database,
            @CommandLineArguments String[] arguments) {
        this.settings = settings;
        this.departure = departure;
        this.database = database;
        this.arguments = arguments;
    }

    void open(@Observes StartupEvent event) {
        try {
            settings.check();
            if (PaperboyCommand.isService(arguments)) {
                departure.get().check();
                ClientProxy.unwrap(database);
            }
        } catch (RuntimeException e) {
            if (LaunchMode.current() != LaunchMode.NORMAL) {
                throw e;
            }
            Main.tell(e);
            // Nothing is open yet that would have to be closed. Thrown on, it would be told once more, with a stack
            // trace.
            Runtime.getRuntime().halt(PaperboyCommand.exitCode(CommandLine.ExitCode.SOFTWARE, arguments));
        }
    }
}
