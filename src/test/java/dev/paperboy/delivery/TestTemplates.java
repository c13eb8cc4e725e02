package dev.paperboy.delivery;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator.TemplateLocation;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The templates as the running program sees them: strict, and escaped by the kind of file. */
final class TestTemplates {

    private TestTemplates() {}

    static Engine engine() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(ValueResolvers.rawResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .addLocator(TestTemplates::locate)
                .build();
    }

    private static Optional<TemplateLocation> locate(String id) {
        return List.of(id, id + ".html").stream()
                .map(name -> Path.of("templates", name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(File::new);
    }

    private record File(Path path) implements TemplateLocation {
        @Override
        public Reader read() {
            try {
                return new StringReader(Files.readString(path, StandardCharsets.UTF_8));
            } catch (java.io.IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<Variant> getVariant() {
            var html = path.toString().endsWith(".html");
            return Optional.of(Variant.forContentType(html ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
        }
    }
}
