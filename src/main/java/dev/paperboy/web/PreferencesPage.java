package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What a reader gets, and everything that can be changed about it.
 *
 * @param self this page's own address; actions are below it
 * @param outcome of what has just been pressed
 * @param pausedUntil the date in words; empty if not paused
 * @param rated papers that the reader has spoken of
 * @param weekly whether digests come once a week already
 */
@CheckedTemplate(basePath = "web")
record PreferencesPage(
        String self,
        String address,
        Outcome outcome,
        String pausedUntil,
        boolean weekly,
        WishesText wishes,
        String pauseFrom,
        Rated rated,
        WishesFields fields)
        implements TemplateInstance {}
