package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * "More like this" or "not for me", about one paper.
 *
 * @param said what was just kept; empty if the page was only opened
 * @param more whether the link that led here says "more", whose button then comes first
 */
@CheckedTemplate(basePath = "web")
record TastePage(String action, PaperItem paper, String said, boolean more) implements TemplateInstance {}
