package dev.paperboy.web;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In dev mode, reads templates anew from the folder {@code templates/} for each request. Quarkus watches only the folder that it expects
 * them in, and would go on showing old pages.
 */
@Singleton
@IfBuildProfile("dev")
final class FreshTemplates {

    private static final Path FOLDER = Path.of("templates");

    void readFromDisk(@Observes EngineBuilder builder) {
        builder.addLocator(new Disk());
    }

    void forgetAtEachRequest(@Observes Filters filters, Engine engine) {
        filters.register(
                request -> {
                    engine.clearTemplates();
                    request.next();
                },
                1000);
    }

    private static final class Disk implements TemplateLocator {

        @Override
        public int getPriority() {
            return DEFAULT_PRIORITY + 10; // above Quarkus' own
        }

        @Override
        public Optional<TemplateLocation> locate(String id) {
            return Stream.of("", ".html", ".txt")
                    .map(suffix -> FOLDER.resolve(id + suffix))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .map(File::new);
        }
    }

    private record File(Path path) implements TemplateLocator.TemplateLocation {

        @Override
        public Reader read() {
            try {
                return Files.newBufferedReader(path, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the template " + path, e);
            }
        }

        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(
                    Variant.forContentType(path.toString().endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
        }
    }
}
