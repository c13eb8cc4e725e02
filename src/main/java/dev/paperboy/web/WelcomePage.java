package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Says that the subscription has begun. */
@CheckedTemplate(basePath = "web")
record WelcomePage(String address, WishesText wishes, String preferencesHref) implements TemplateInstance {}
