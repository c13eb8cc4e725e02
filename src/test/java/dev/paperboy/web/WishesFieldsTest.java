package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.web.WishesFields.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WishesFieldsTest {

    @Test
    void whatIsInNoListIsSelectedAllTheSame() {
        var fields = WishesFields.of(typed("SOMEDAY", "24", "CET"), "");
        assertThat(selected(fields.weekdays())).containsExactly("SOMEDAY");
        assertThat(selected(fields.hours())).containsExactly("24");
        assertThat(selectedZones(fields)).containsExactly("CET");
    }

    @Test
    void whatIsInAListStandsThereOnce() {
        var fields = WishesFields.of(typed("FRIDAY", "18", "Europe/Berlin"), "");
        assertThat(fields.weekdays()).hasSize(7);
        assertThat(selected(fields.weekdays())).containsExactly("FRIDAY");
        assertThat(fields.hours()).hasSize(24);
        assertThat(selected(fields.hours())).containsExactly("18");
        assertThat(selectedZones(fields)).containsExactly("Europe/Berlin");
        assertThat(fields.zones().get(0).zones()).hasSize(1);
    }

    private static Typed typed(String weekday, String hour, String zone) {
        return new Typed(List.of(), "robots", "DAILY", weekday, hour, zone, "10", false, "BALANCED", true);
    }

    private static List<String> selected(List<Choice> choices) {
        return choices.stream().filter(Choice::chosen).map(Choice::value).toList();
    }

    private static List<String> selectedZones(WishesFields fields) {
        return fields.zones().stream()
                .flatMap(group -> selected(group.zones()).stream())
                .toList();
    }
}
