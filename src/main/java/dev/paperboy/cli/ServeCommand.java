package dev.paperboy.cli;

import dev.paperboy.daily.DailySettings;
import dev.paperboy.daily.Day;
import dev.paperboy.daily.Demo;
import dev.paperboy.daily.Planner;
import dev.paperboy.daily.Progress;
import dev.paperboy.daily.Timetable;
import dev.paperboy.delivery.Courier;
import dev.paperboy.delivery.DkimCheck;
import dev.paperboy.matching.Encoder;
import dev.paperboy.papers.sources.SampleSource;
import dev.paperboy.papers.sources.Sources;
import dev.paperboy.subscribers.Links;
import io.quarkus.runtime.Quarkus;
import java.util.List;
import org.jboss.logging.Logger;
import picocli.CommandLine.Command;

/** The service: pages, and the order of the day, until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts the service: the pages and the order of the day.",
        footer = {"", "Example:", "  paperboy serve"})
public final class ServeCommand implements Runnable {

    private static final Logger LOG = Logger.getLogger(ServeCommand.class);

    private final DailySettings settings;
    private final Timetable timetable;
    private final Sources sources;
    private final Demo demo;
    private final Day day;
    private final Planner planner;
    private final Courier courier;
    private final Links links;
    private final Encoder encoder;
    private final DkimCheck dkim;

    public ServeCommand(
            DailySettings settings,
            Timetable timetable,
            Sources sources,
            Demo demo,
            Day day,
            Planner planner,
            Courier courier,
            Links links,
            Encoder encoder,
            DkimCheck dkim) {
        this.settings = settings;
        this.timetable = timetable;
        this.sources = sources;
        this.demo = demo;
        this.day = day;
        this.planner = planner;
        this.courier = courier;
        this.links = links;
        this.encoder = encoder;
        this.dkim = dkim;
    }

    @Override
    public void run() {
        if (settings.demo() && demo.fill(new SampleSource())) {
            var plan = planner.planAll(day.today(), Progress.NONE);
            courier.deliver(tally -> {});
            LOG.infof("Made the demo's digests=%d queued=%d", plan.digests(), plan.queued());
        }
        // Otherwise the first reader who types a topic, or the first digest of the day, waits for the model to load.
        encoder.topics(List.of("ready"));
        timetable.start(sources.configured());
        // Beside the start, since a name server that is away takes seconds to be given up.
        var telling = new Thread(dkim::tell, "dkim-check");
        telling.setDaemon(true);
        telling.start();
        LOG.infof("Serving pages=%s", links.at(""));
        if (settings.demo()) {
            LOG.infof("Look at the papers: %s and at the mails: %s", links.at(""), links.at("dev/mail"));
        }
        Quarkus.waitForExit();
    }
}
