package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * What a reader gets, and everything that can be changed about it.
 *
 * @param self this page's own address; actions are below it
 * @param done what has just been done; empty if the page was only opened
 * @param wrong whether something typed was wrong and nothing was changed
 * @param pausedUntil the date in words; empty if not paused
 * @param bringError what is wrong with links or a library; empty if nothing is
 * @param rated papers that the reader has spoken of
 * @param weekly whether digests come once a week already
 */
@CheckedTemplate(basePath = "web")
record PreferencesPage(
        String self,
        String address,
        String done,
        boolean wrong,
        String pausedUntil,
        boolean weekly,
        WishesText wishes,
        String pauseFrom,
        String pauseError,
        String bringError,
        Rated rated,
        WishesFields fields)
        implements TemplateInstance {}
