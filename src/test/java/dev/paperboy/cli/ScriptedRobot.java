package dev.paperboy.cli;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import dev.paperboy.web.Chromium;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A gateway that opens links in a real browser, runs their scripts, touches what can be pointed at and notes where it leads. It
 * presses no buttons: those that did would leave with anybody's mail.
 */
final class ScriptedRobot {

    /**
     * What it saw.
     *
     * @param posts requests of pages that were not GET
     * @param elsewhere requests of pages to other hosts
     * @param linked addresses of the same host that the pages link to
     */
    record Seen(int pages, List<String> posts, List<String> elsewhere, Set<URI> linked) {}

    private ScriptedRobot() {}

    /** @param base where the pages are; nothing else is asked for */
    static Seen open(URI base, Collection<URI> links) {
        var posts = new ArrayList<String>();
        var elsewhere = new ArrayList<String>();
        var linked = new LinkedHashSet<URI>();
        try (var chromium = new Chromium();
                var context = chromium.browser().newContext()) {
            context.route(address -> !address.startsWith(base.toString()), route -> {
                elsewhere.add(route.request().url());
                route.abort();
            });
            context.onRequest(request -> note(request, posts));
            for (var link : links) {
                try (var page = context.newPage()) {
                    linked.addAll(open(page, link, base));
                }
            }
            if (!context.cookies().isEmpty()) {
                throw new IllegalStateException("A page has set a cookie");
            }
        }
        return new Seen(links.size(), posts, elsewhere, linked);
    }

    private static void note(Request request, List<String> posts) {
        if (!request.method().equals("GET")) {
            posts.add(request.method() + " " + request.url());
        }
    }

    private static List<URI> open(Page page, URI link, URI base) {
        var response = page.navigate(link.toString());
        if (response == null || response.status() != 200) {
            throw new IllegalStateException("The browser got no page: " + (response == null ? 0 : response.status()));
        }
        page.evaluate("""
                () => document.querySelectorAll('*').forEach(element => ['mouseover', 'mousemove', 'focus', 'scroll']
                    .forEach(event => element.dispatchEvent(new Event(event, {bubbles: true}))))
                """);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        var hrefs = (List<?>) page.evaluate("() => Array.from(document.links).map(link => link.href)");
        return hrefs.stream()
                .map(href -> href.toString().replaceFirst("#.*", ""))
                .filter(href -> href.startsWith(base.toString()))
                .map(URI::create)
                .toList();
    }
}
