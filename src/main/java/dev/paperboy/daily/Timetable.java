package dev.paperboy.daily;

import com.github.kagkarlsson.scheduler.ScheduledExecutionsFilter;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.paperboy.database.Database;
import dev.paperboy.delivery.Courier;
import dev.paperboy.matching.BackgroundEmbedding;
import dev.paperboy.papers.Library;
import dev.paperboy.papers.Source;
import dev.paperboy.returns.Mailboxes;
import dev.paperboy.returns.Returned;
import dev.paperboy.returns.ReturnsSettings;
import dev.paperboy.subscribers.Joining;
import dev.paperboy.subscribers.Subscribers;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The day's work as persisted, recurring tasks of db-scheduler: each is done by one node at a time, is caught up after a stop, and is
 * taken over from a node that died. Only delivering is done by all nodes at once.
 */
@Singleton
public final class Timetable {

    private static final Logger LOG = Logger.getLogger(Timetable.class);
    static final String CATCH_UP = "collect-at-start";
    static final String TODAY = "today";
    static final String PLAN_SHARD = "plan-shard";
    private static final Duration RETURNS_KEPT = Duration.ofDays(90);
    private static final Duration EMBED_EVERY = Duration.ofMinutes(2);

    private final Database database;
    private final DailySettings settings;
    private final Day day;
    private final Planner planner;
    private final Subscribers subscribers;
    private final Courier courier;
    private final Joining joining;
    private final Mailboxes mailboxes;
    private final ReturnsSettings returns;
    private final Returned returned;
    private final Library library;
    private final BackgroundEmbedding embedding;
    private final InstantSource clock;
    private volatile List<Scheduler> running = List.of();
    private final ScheduledExecutorService couriers = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "courier-0");
        // The courier is waited for by its own observer of the shutdown.
        thread.setDaemon(true);
        return thread;
    });

    public Timetable(
            Database database,
            DailySettings settings,
            Day day,
            Planner planner,
            Subscribers subscribers,
            Courier courier,
            Joining joining,
            Mailboxes mailboxes,
            ReturnsSettings returns,
            Returned returned,
            Library library,
            BackgroundEmbedding embedding,
            InstantSource clock) {
        this.database = database;
        this.settings = settings;
        this.day = day;
        this.planner = planner;
        this.subscribers = subscribers;
        this.courier = courier;
        this.joining = joining;
        this.mailboxes = mailboxes;
        this.returns = returns;
        this.returned = returned;
        this.library = library;
        this.embedding = embedding;
        this.clock = clock;
    }

    /** Begins the order of the day; it goes on until the program is told to stop. */
    public void start(Collection<Source> sources) {
        var first = Tasks.oneTime(CATCH_UP).execute((instance, context) -> day.collectMissing(sources));
        var shard = planShard();
        var scheduler = Scheduler.create(database.dataSource(), first, shard)
                .startTasks(collect(sources), plan(shard), takeBack(), purge(), embed())
                .threads(4)
                .clock(clock::instant)
                .alwaysPersistTimestampInUTC()
                .pollingInterval(Duration.ofSeconds(2))
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(8))
                .build();
        if (!sources.isEmpty() && !day.isCollected(sources)) {
            scheduler.scheduleIfNotExists(first.instance(TODAY), clock.instant());
        }
        scheduler.start();
        running = List.of(scheduler);
        var every = settings.deliverEvery().toMillis();
        couriers.scheduleWithFixedDelay(this::deliver, 0, every, TimeUnit.MILLISECONDS);
    }

    private RecurringTask<Void> collect(Collection<Source> sources) {
        return Tasks.recurring(
                        "collect",
                        Schedules.daily(ZoneOffset.UTC, settings.collectAt().toArray(LocalTime[]::new)))
                .execute((instance, context) -> day.collectMissing(sources));
    }

    /** Hands out the readers who are due; each shard goes to whichever machine has a thread free, and to another if that one dies. */
    private RecurringTask<Void> plan(OneTimeTask<Void> shard) {
        return Tasks.recurring("plan", FixedDelay.of(settings.planEvery())).execute((instance, context) -> {
            if (isCatchingUp(context.getSchedulerClient())) {
                return;
            }
            var now = clock.instant();
            var due = subscribers.dueCount(now);
            var client = context.getSchedulerClient();
            if (due > 0) {
                shards(client, due).forEach(part -> client.scheduleIfNotExists(shard.instance(part.toString()), now));
            }
        });
    }

    /** As many as there still are of, waiting or under way: shards of another count would plan the same readers beside those. */
    static List<Shard> shards(SchedulerClient client, long due) {
        return client.getScheduledExecutionsForTask(PLAN_SHARD, Object.class, ScheduledExecutionsFilter.all()).stream()
                .map(execution -> Shard.parse(execution.getTaskInstance().getId()))
                .findFirst()
                .map(Shard::all)
                .orElseGet(() -> Shard.forReaders(due));
    }

    /**
     * Whether the sources are being asked for what was missed while nothing ran. Digests that became due in that time wait for it: made at
     * once they would say that there is nothing new, and the day's papers would come a day late.
     */
    static boolean isCatchingUp(SchedulerClient client) {
        return client.getScheduledExecution(TaskInstanceId.of(CATCH_UP, TODAY))
                .filter(execution -> execution.getConsecutiveFailures() == 0)
                .isPresent();
    }

    private OneTimeTask<Void> planShard() {
        return Tasks.oneTime(PLAN_SHARD).execute((instance, context) -> {
            var plan = planner.planDue(Shard.parse(instance.getId()));
            if (plan.digests() > 0) {
                LOG.infof(
                        "Planned digests=%d empty=%d queued=%d topics=%d shard=%s",
                        plan.digests(), plan.empty(), plan.queued(), plan.topics(), instance.getId());
            }
        });
    }

    /** On every machine, since leases share out the mails: a courier need not know of the others. */
    private void deliver() {
        try {
            courier.deliver(tally -> {});
        } catch (RuntimeException | Error e) {
            // What is thrown from here would end all further rounds, and nobody would be told.
            LOG.errorf(e, "A delivery round failed; the next one tries again");
        }
    }

    private RecurringTask<Void> purge() {
        return Tasks.recurring("purge", Schedules.daily(ZoneOffset.UTC, LocalTime.of(3, 0)))
                .execute((instance, context) -> {
                    joining.purge();
                    returned.forget(clock.instant().minus(RETURNS_KEPT));
                    library.purge();
                });
    }

    /** What came since, and everything after a change of models, so that neither digests nor the form wait for it. */
    private RecurringTask<Void> embed() {
        return Tasks.recurring("embed", FixedDelay.of(EMBED_EVERY)).execute((instance, context) -> embedding.run());
    }

    /** Does nothing where no mailbox is set. */
    private RecurringTask<Void> takeBack() {
        return Tasks.recurring("returns", FixedDelay.of(returns.every()))
                .execute((instance, context) -> mailboxes.visit());
    }

    /** Before the database closes. */
    void stop(@Observes(notifyObserver = Reception.IF_EXISTS) ShutdownEvent event) {
        couriers.shutdown();
        running.forEach(Scheduler::stop);
        running = List.of();
    }
}
