package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenth of the plan of faults; the whole is {@code -Dbench=Faults}. */
final class FaultsIT {

    @Test
    void killedAgainAndAgainItLosesNobody(@TempDir Path folder) throws Exception {
        var kills = 5;
        var result = told(DeathFaults.killed(folder, 500, kills, 1));

        assertThat(result.lost()).isZero();
        assertThat(result.wrong()).isZero();
        assertThat(result.doubled()).isLessThanOrEqualTo(kills * DeathFaults.CONNECTIONS);
        assertThat(result.states()).containsOnlyKeys(State.SENT);
    }

    @Test
    void lostAnswersCostTwoCopiesAtMostOrNoneIfTheOperatorSaysSo() throws Exception {
        var once = told(Faults.lostAnswers(200, Ambiguous.RETRY_ONCE));
        assertThat(once.lost()).isZero();
        assertThat(once.wrong()).isZero();
        assertThat(once.doubled()).isBetween(1, 30);

        var never = told(Faults.lostAnswers(200, Ambiguous.NEVER));
        assertThat(never.lost() + never.doubled() + never.wrong()).isZero();
    }

    @Test
    void whoIsGreylistedGetsTheMailLaterAndOnce() throws Exception {
        var result = told(Faults.greylisted(200));

        assertThat(result.lost() + result.doubled() + result.wrong()).isZero();
        assertThat(result.states()).containsOnlyKeys(State.SENT);
    }

    @Test
    void aFaultOfOursLosesNobody() throws Exception {
        var result = told(Faults.ourFault(200));

        assertThat(result.lost() + result.doubled() + result.wrong()).isZero();
        assertThat(result.states()).containsOnlyKeys(State.SENT);
    }

    @Test
    void aServerThatHangsUpAndGoesAwayGetsThemAllOnce() throws Exception {
        var result = told(Faults.flaky(500));

        assertThat(result.lost() + result.doubled() + result.wrong()).isZero();
        assertThat(result.states()).containsOnlyKeys(State.SENT);
    }

    @Test
    void aServerThatKeepsUsWaitingHoldsNobodyLongerThanTheDeadline() throws Exception {
        var result = told(Faults.slow(20, Duration.ofSeconds(1)));

        assertThat(result.lost() + result.doubled() + result.wrong()).isZero();
        assertThat(result.states()).containsOnlyKeys(State.SENT);
    }

    @Test
    void whoLeavesWhileMailsAreSentGetsAtMostTheOneUnderWay() throws Exception {
        var result = told(Faults.leaving(500));

        assertThat(result.lost() + result.wrong()).isZero();
        assertThat(result.states()).containsOnlyKeys(State.SENT, State.SKIPPED);
    }

    @Test
    void twoMachinesShareTheWorkAndOneTakesOverWhenTheOtherDies(@TempDir Path folder) throws Exception {
        var result = told(DeathFaults.twoMachines(folder, 1000, List.of("", "")));

        assertThat(result.lost()).isZero();
        assertThat(result.wrong()).isZero();
        assertThat(result.doubled()).isLessThanOrEqualTo(Faults.CONNECTIONS);
        assertThat(result.states()).containsOnlyKeys(State.SENT);
    }

    @Test
    void toldToEndItEndsWhatIsUnderWayAndNothingGoesTwice(@TempDir Path folder) throws Exception {
        var result = told(DeathFaults.ended(folder, 300, 2));

        assertThat(result.lost() + result.doubled() + result.wrong()).isZero();
        assertThat(result.states()).containsOnlyKeys(State.SENT);
    }

    @Test
    void aDatabaseThatDiesComesBackToACourierThatGoesOn(@TempDir Path folder) throws Exception {
        var result = told(DatabaseFaults.gone(folder, 300, 1, Duration.ofSeconds(1)));

        assertThat(result.lost() + result.wrong()).isZero();
        assertThat(result.doubled()).isLessThanOrEqualTo(Faults.CONNECTIONS);
        assertThat(result.states()).containsOnlyKeys(State.SENT);
    }

    @Test
    void aDiskThatWasFullIsForgottenWhenThereIsSpaceAgain(@TempDir Path folder) throws Exception {
        var result = told(DatabaseFaults.diskFull(folder, 200));

        assertThat(result.lost() + result.wrong()).isZero();
        assertThat(result.doubled()).isLessThanOrEqualTo(3 * Faults.CONNECTIONS);
        assertThat(result.states()).containsOnlyKeys(State.SENT);
    }

    @Test
    void anIssueThatAnOlderVersionHasHalfSentIsFinished() throws Exception {
        var result = told(DatabaseFaults.upgraded(200));

        assertThat(result.lost() + result.doubled() + result.wrong()).isZero();
        assertThat(result.note()).contains("100 were sent by the old version, 0 of them again");
    }

    private static FaultResult told(FaultResult result) {
        System.out.println(result);
        return result;
    }
}
