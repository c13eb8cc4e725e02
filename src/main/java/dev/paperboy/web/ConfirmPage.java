package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Shows what a confirmation link would begin, and the button that begins it. */
@CheckedTemplate(basePath = "web")
record ConfirmPage(String action, String address, WishesText wishes) implements TemplateInstance {}
