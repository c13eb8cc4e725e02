package dev.paperboy.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the packaged program as an operator does, in a working directory of its own. */
final class PackagedJar {

    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    private final Path directory;
    private final Map<String, String> settings = new HashMap<>();

    PackagedJar(Path directory) {
        this.directory = directory;
        // The far side of the network is not there in tests.
        settings.put("PAPERBOY_HUGGINGFACE_ENABLED", "false");
    }

    PackagedJar with(String setting, String text) {
        settings.put(setting, text);
        return this;
    }

    /**
     * @param code the exit code
     * @param out what it printed on standard output
     * @param err what it printed on standard error
     */
    record Result(int code, String out, String err) {}

    /** Runs one command to its end. */
    Result run(String... arguments) throws IOException, InterruptedException {
        var out = Files.createTempFile(directory, "out", ".txt");
        var err = Files.createTempFile(directory, "err", ".txt");
        var process = start(out, err, arguments);
        var code = process.waitFor();
        return new Result(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Starts it and comes back at once. */
    Process start(Path out, Path err, String... arguments) throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(settings);
        return builder.start();
    }
}
