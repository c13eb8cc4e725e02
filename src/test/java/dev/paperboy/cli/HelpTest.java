package dev.paperboy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the commands say of themselves. */
final class HelpTest {

    static Stream<CommandLine> commands() {
        return withSubcommands(new CommandLine(PaperboyCommand.class, new Idle()));
    }

    /** A command that cannot work, but can be asked what it is. */
    private static final class Idle implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws ReflectiveOperationException {
            var constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(new Object[constructor.getParameterCount()]));
        }
    }

    private static Stream<CommandLine> withSubcommands(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }

    /** picocli takes descriptions for formats, and complains of a lonely percent sign on standard error. */
    @ParameterizedTest
    @MethodSource("commands")
    void helpIsWrittenWithoutComplaint(CommandLine command) {
        var complaints = new ByteArrayOutputStream();
        var usual = System.err;
        System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
        try {
            assertThat(command.getUsageMessage()).isNotBlank().doesNotContain("%%");
        } finally {
            System.setErr(usual);
        }
        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
