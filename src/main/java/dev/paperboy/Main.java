package dev.paperboy;

import dev.paperboy.cli.PaperboyCommand;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import picocli.CommandLine;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The one entry point: without arguments the service, with arguments one command, which opens no port and keeps its log off the
 * standard output.
 */
@QuarkusMain
public final class Main implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(Main.class);

    /** To which shells add the number of the signal that ended a program. */
    private static final int STOPPED = 128;

    private static volatile boolean stopping;

    private final CommandLine.IFactory factory;
    private final Instance<PaperboyCommand> command;

    Main(CommandLine.IFactory factory, Instance<PaperboyCommand> command) {
        this.factory = factory;
        this.command = command;
    }

    public static void main(String... args) {
        if (!PaperboyCommand.isService(args)) {
            System.setProperty("quarkus.http.host-enabled", "false");
            System.setProperty("quarkus.log.console.stderr", "true");
            System.setProperty("quarkus.log.level", "WARN");
            // A command opens no port, and newer JDKs complain on the error stream of what Netty would do for speed.
            System.setProperty("io.netty.noUnsafe", "true");
        }
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            stopInOrder(PaperboyCommand.isService(args) ? signal -> Quarkus.asyncExit() : Main::stop);
            ApplicationLifecycleManager.setDefaultExitCodeHandler(
                    (Integer code) -> System.exit(PaperboyCommand.exitCode(code, args)));
        }
        Quarkus.run(Main.class, args);
    }

    /**
     * Ends the program from within when it is told to stop. Left to the JVM, its shutdown hooks run all at once, and H2's closes the
     * database before the verdict of the mail under way is kept: that mail would go twice.
     */
    private static void stopInOrder(SignalHandler handler) {
        for (var name : List.of("TERM", "INT")) {
            Signal.handle(new Signal(name), handler);
        }
    }

    /**
     * Ends a command, which does not wait to be told: what it still does meanwhile fails, and that is no news. Whoever says so again does
     * not wait for the end.
     */
    private static void stop(Signal signal) {
        var again = stopping;
        stopping = true;
        try {
            var application = again ? null : Application.currentApplication();
            if (application != null) {
                application.stop();
            }
        } finally {
            Runtime.getRuntime().halt(STOPPED + signal.getNumber());
        }
    }

    @Override
    public int run(String... args) {
        return begin().map(begun -> line(begun).execute(args)).orElse(CommandLine.ExitCode.SOFTWARE);
    }

    private CommandLine line(PaperboyCommand begun) {
        var line = PaperboyCommand.line(begun, factory);
        var told = line.getExecutionExceptionHandler();
        return line.setExecutionExceptionHandler((failure, command, parsed) ->
                stopping ? STOPPED : told.handleExecutionException(failure, command, parsed));
    }

    /** All that the commands use; empty if it cannot be had, which is told in a sentence. */
    private Optional<PaperboyCommand> begin() {
        try {
            return Optional.of(command.get());
        } catch (RuntimeException e) {
            tell(e);
            return Optional.empty();
        }
    }

    /** Why the program cannot begin, to whoever started it. */
    static void tell(RuntimeException failure) {
        LOG.debug("Could not begin", failure);
        System.err.println(PaperboyCommand.sentence(failure));
    }
}
