package dev.paperboy.subscribers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where readers find this Paperboy. */
@ConfigMapping(prefix = "paperboy.site")
public interface SiteSettings {

    /**
     * The address at which readers reach the pages; every link in a mail begins with it. With scheme, host, and perhaps a port and a
     * path; https, unless mails become files: mail programs unsubscribe in no other way (RFC 8058).
     */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    URI baseUrl();
}
