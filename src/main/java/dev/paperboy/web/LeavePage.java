package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One button to leave; below it, for those who only want less, a pause and a weekly digest. */
@CheckedTemplate(basePath = "web")
record LeavePage(String self, String address, boolean paused, boolean weekly) implements TemplateInstance {}
