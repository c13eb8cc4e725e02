package dev.paperboy.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of any text at all; the texts come from fixed seeds. */
final class TopicPropertyTest {

    private static final int TEXTS = 60_000;
    private static final List<String> PIECES = List.of(
            "mamba",
            "state",
            "LLMs",
            "C++",
            "self-play",
            "AND",
            "OR",
            "NOT",
            "&&",
            "||",
            "(",
            ")",
            "\"",
            "+",
            "-",
            "!",
            " ",
            " ",
            " ",
            "author:",
            "cat:",
            "auther:",
            "category:",
            "cs.CL",
            "cs.*",
            "Yann",
            "LeCun",
            "van der",
            "Maaten",
            ",",
            ":",
            "/",
            "5",
            "°C",
            "f(x)",
            "é",
            "½",
            "Ⅲ",
            "ü",
            "李",
            "’",
            "foo:bar",
            "do",
            "*",
            ".",
            "\\",
            "\\+",
            "\\\"",
            "~5",
            "R^2",
            "and",
            "-80C",
            "80C",
            "TNF-α",
            "gates",
            "-(CH2)n-",
            "z~6",
            "title:",
            "transform*",
            "&&",
            "\t",
            "\u0000",
            "😀",
            "Smith, J.",
            "like:",
            "2401.01234v2",
            "10.1000/a(b",
            "likes:",
            "title:0123456789abcdef0123456789abcdef");

    @Test
    void readingNeverThrowsAnythingButItsOwnError() {
        var random = new Random(42);
        int topics = 0;
        for (int i = 0; i < TEXTS; i++) {
            topics += isTopic(text(random)) ? 1 : 0;
        }
        assertThat(topics).isGreaterThan(TEXTS / 2);
    }

    private static boolean isTopic(String text) {
        try {
            Topic.parse(text);
            return true;
        } catch (TopicException e) {
            assertThat(e.from()).isBetween(0, e.to());
            assertThat(e.to()).isLessThanOrEqualTo(e.text().length());
            assertThat(e.onTerminal()).isNotBlank();
            return false;
        }
    }

    @Test
    void whatIsDescribedIsReadAsTheSameTopic() {
        var random = new Random(7);
        for (int i = 0; i < TEXTS; i++) {
            var typed = text(random);
            if (isTopic(typed)) {
                var topic = Topic.parse(typed);
                var described = topic.describe();
                assertThat(TopicReader.meaning(described)).as(typed).isEqualTo(topic.canonical());
                assertThat(TopicReader.meaning(described).describe()).as(typed).isEqualTo(described);
            }
        }
    }

    @Test
    void aTopicReadAgainFromItsOwnTextIsTheSame() {
        var random = new Random(9);
        for (int i = 0; i < TEXTS / 4; i++) {
            var typed = text(random);
            if (isTopic(typed)) {
                var topic = Topic.parse(typed);
                assertThat(Topic.parse(topic.text())).isEqualTo(topic);
                assertThat(topic.hints()).allSatisfy(hint -> {
                    assertThat(hint.to()).isBetween(hint.from() + 1, hint.text().length());
                    assertThat(hint.message()).isNotBlank();
                    assertThat(hint.suggestion().isEmpty() || isTopic(hint.suggestion()))
                            .as(hint.suggestion())
                            .isTrue();
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "-(",
                "a AND ",
                "\"",
                "NOT ",
                "+",
                "author:",
                "(a OR b) AND ",
                "e\u0301\u0323",
                "\u0301\u0323",
                " ",
                ")"
            })
    void hugeInputIsRefusedAtOnce(String piece) {
        var huge = piece.repeat(100_000 / piece.length());

        Assertions.assertTimeout(Duration.ofSeconds(1), () -> assertThatThrownBy(() -> Topic.parse(huge))
                .isInstanceOf(TopicException.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "-(",
                "a OR ",
                "NOT ",
                "(a AND b) OR ",
                "((a AND b) OR c) AND ",
                "AND ",
                "f(",
                "auther:",
                "!"
            })
    void theLongestTextsAreReadAtOnce(String piece) {
        var longest = piece.repeat(Topic.MAX_LENGTH / piece.length());

        Assertions.assertTimeout(Duration.ofSeconds(1), () -> isTopic(longest));
    }

    private static String text(Random random) {
        return random.ints(1 + random.nextInt(14), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining(random.nextBoolean() ? " " : ""));
    }
}
