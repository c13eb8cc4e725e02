package dev.paperboy;

import dev.paperboy.cli.PaperboyCommand;
import dev.paperboy.cli.ServiceStart;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import picocli.CommandLine;

/** Checks the settings, and what the service needs, before Quarkus opens its port. */
@Singleton
final class Opening {

    private final SettingsCheck settings;
    private final Instance<ServiceStart> service;
    private final String[] arguments;

    Opening(SettingsCheck settings, Instance<ServiceStart> service, @CommandLineArguments String[] arguments) {
        this.settings = settings;
        this.service = service;
        this.arguments = arguments;
    }

    void open(@Observes StartupEvent event) {
        try {
            settings.check();
            if (PaperboyCommand.isService(arguments)) {
                service.get().check();
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
