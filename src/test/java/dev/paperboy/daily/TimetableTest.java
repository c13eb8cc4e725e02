package dev.paperboy.daily;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.paperboy.database.TestDatabases;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimetableTest {

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
