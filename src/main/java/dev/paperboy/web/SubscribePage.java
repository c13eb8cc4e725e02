package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The form that asks for a subscription. */
@CheckedTemplate(basePath = "web")
record SubscribePage(String address, String addressError, boolean wrong, WishesFields fields)
        implements TemplateInstance {}
