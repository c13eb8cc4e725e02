package dev.paperboy.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The whole program over an empty database of its own, with mail going to a folder and a clock that tests move. */
public class WebProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        var folder = "target/web-" + UUID.randomUUID();
        return Map.of(
                "paperboy.database.folder", folder,
                "paperboy.secret.text", "only for tests, and long enough for them",
                "quarkus.http.body.uploads-directory", folder + "/uploads",
                "paperboy.outbox.folder", folder + "/mail",
                "paperboy.dev-mail", "true",
                "paperboy.joining.per-network-per-hour", "1000",
                "quarkus.http.test-port", "0");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(SettableClock.class);
    }
}
