package dev.paperboy.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Whether {@code /dev/mail} exists outside dev mode. Everybody who reaches the pages can then read the mails of the folder. */
@ConfigMapping(prefix = "paperboy.dev-mail")
public interface DevMailSettings {

    /** Show the mails of the outbox folder at {@code /dev/mail}; for trying out a packaged Paperboy, never for a public one. */
    @WithParentName
    @WithDefault("false")
    boolean shown();
}
