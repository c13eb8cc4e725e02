package dev.paperboy;

import dev.paperboy.cli.PaperboyCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/**
 * The one entry point: without arguments the service, with arguments one command, which opens no port and keeps its log off the
 * standard output.
 */
@QuarkusMain
public final class Main implements QuarkusApplication {

    private final CommandLine.IFactory factory;
    private final PaperboyCommand command;

    Main(CommandLine.IFactory factory, PaperboyCommand command) {
        this.factory = factory;
        this.command = command;
    }

    public static void main(String... args) {
        if (!PaperboyCommand.isService(args)) {
            System.setProperty("quarkus.http.host-enabled", "false");
            System.setProperty("quarkus.log.console.stderr", "true");
            System.setProperty("quarkus.log.level", "WARN");
        }
        Quarkus.run(Main.class, args);
    }

    @Override
    public int run(String... args) {
        return PaperboyCommand.line(command, factory).execute(args);
    }
}
