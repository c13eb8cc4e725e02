package dev.paperboy.daily;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.paperboy.database.TestDatabases;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimetableTest {

    @Test
    void noReaderIsInTwoShardsWhenFewerAreDueThanBefore() {
        try (var database = TestDatabases.h2()) {
            var shard = Tasks.oneTime(Timetable.PLAN_SHARD).execute((instance, context) -> {});
            var client =
                    SchedulerClient.Builder.create(database.dataSource(), shard).build();
            assertThat(Timetable.shards(client, 35_000)).hasSize(3);

            var last = shard.instance("2-of-3");
            client.scheduleIfNotExists(last, Instant.parse("2026-07-29T09:00:00Z"));
            assertThat(Timetable.shards(client, 19_999)).hasToString("[0-of-3, 1-of-3, 2-of-3]");

            client.cancel(last);
            assertThat(Timetable.shards(client, 19_999)).hasToString("[0-of-1]");
        }
    }

    @Test
    void digestsWaitUntilWhatWasMissedIsCollected() {
        try (var database = TestDatabases.h2()) {
            var first = Tasks.oneTime(Timetable.CATCH_UP).execute((instance, context) -> {});
            var client =
                    SchedulerClient.Builder.create(database.dataSource(), first).build();
            assertThat(Timetable.isCatchingUp(client)).isFalse();

            var today = first.instance(Timetable.TODAY);
            client.scheduleIfNotExists(today, Instant.parse("2026-07-29T09:00:00Z"));
            assertThat(Timetable.isCatchingUp(client)).isTrue();

            client.cancel(today);
            assertThat(Timetable.isCatchingUp(client)).isFalse();
        }
    }
}
