package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The part of the form that a script asks for while somebody types. */
@CheckedTemplate(basePath = "web")
record PreviewPart(Preview preview) implements TemplateInstance {}
