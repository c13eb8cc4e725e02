package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** One mail of the folder: its HTML in a frame without rights, its text part and its source. */
@CheckedTemplate(basePath = "web")
record DevMailPage(
        String subject, String from, String to, String date, String htmlHref, List<TextLink> text, String source)
        implements TemplateInstance {}
