package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The mails that were written into the folder instead of being sent. */
@CheckedTemplate(basePath = "web")
record DevMailsPage(String folder, List<Row> mails) implements TemplateInstance {

    record Row(String href, String subject, String to, String date) {}
}
