package dev.paperboy.web;

import dev.paperboy.delivery.OutboxSettings;
import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** The mails of the folder, to be looked at while developing; elsewhere there is no such page. */
@Singleton
@Path(DevMails.PATH)
public final class DevMails {

    static final String PATH = "/dev/mail";
    static final String HTML = "/html";

    private final boolean shown;
    private final MailFolder folder;

    DevMails(DevMailSettings settings, OutboxSettings outbox) {
        this.shown = settings.shown() || LaunchMode.current() == LaunchMode.DEVELOPMENT;
        this.folder = new MailFolder(outbox.folder());
    }

    @GET
    public Response list() throws IOException {
        var rows = folder().newestFirst().stream()
                .map(mail -> new DevMailsPage.Row(PATH + "/" + mail.name(), mail.subject(), mail.to(), mail.date()))
                .toList();
        return Html.ok(new DevMailsPage(folder.toString(), rows));
    }

    @GET
    @Path("{name}")
    public Response mail(@PathParam("name") String name) throws IOException {
        var mail = read(name);
        return Html.ok(new DevMailPage(
                mail.subject(),
                mail.from(),
                mail.to(),
                mail.date(),
                mail.html().isEmpty() ? "" : PATH + "/" + name + HTML,
                TextLink.of(mail.text()),
                mail.source()));
    }

    /** The HTML part alone, for the frame; {@link Headers} takes all rights from it. */
    @GET
    @Path("{name}" + HTML)
    public Response html(@PathParam("name") String name) throws IOException {
        return Response.ok(read(name).html(), "text/html; charset=utf-8").build();
    }

    private SavedMail read(String name) throws IOException {
        return folder().find(name).orElseThrow(NotFoundException::new);
    }

    private MailFolder folder() {
        if (!shown) {
            throw new NotFoundException();
        }
        return folder;
    }
}
