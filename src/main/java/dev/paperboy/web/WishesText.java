package dev.paperboy.web;

import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Wishes in words. */
record WishesText(List<String> topics, String rhythm, String amount) {

    static WishesText of(Wishes wishes) {
        var rhythm = wishes.rhythm();
        var days =
                switch (rhythm.cadence()) {
                    case DAILY -> "Every day";
                    case WEEKDAYS -> "On weekdays, Monday to Friday,";
                    case WEEKLY -> "Every " + rhythm.weekday().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                };
        return new WishesText(
                wishes.topics().stream().map(Topic::text).toList(),
                String.format(
                        Locale.ENGLISH,
                        "%s at %02d:00, %s time",
                        days,
                        rhythm.hour(),
                        rhythm.zone().getId().replace('_', ' ')),
                "At most " + (wishes.maximum() == 1 ? "1 paper" : wishes.maximum() + " papers") + " in one mail, and "
                        + (wishes.tellWhenEmpty() ? "a short note" : "no mail") + " when nothing fits. "
                        + switch (wishes.strictness()) {
                            case LOOSE -> "Chosen loosely";
                            case BALANCED -> "Chosen in a balanced way";
                            case STRICT -> "Chosen strictly";
                        }
                        + (wishes.nextDoor() ? ", with one from next door" : ", with none from next door"));
    }
}
