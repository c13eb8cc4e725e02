package dev.paperboy.subscribers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where readers find this Paperboy. */
@ConfigMapping(prefix = "paperboy.site")
public interface SiteSettings {

    /** The address at which readers reach the pages; every link in a mail begins with it. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI baseUrl();
}
