package dev.paperboy.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Papers that a topic gives as examples: {@code like:2401.01234}. */
final class ExamplesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2401.01234                                             | arxiv:2401.01234",
                "arxiv:2401.01234v2                                     | arxiv:2401.01234",
                "arXiv:2401.01234,                                      | arxiv:2401.01234",
                "cs/9901002                                             | arxiv:cs/9901002",
                "math.GT/0309136v1                                      | arxiv:math/0309136",
                "https://arxiv.org/abs/2401.01234v3                     | arxiv:2401.01234",
                "https://www.arxiv.org/pdf/2401.01234.pdf               | arxiv:2401.01234",
                "http://export.arxiv.org/abs/hep-th/9711200             | arxiv:hep-th/9711200",
                "arxiv.org/html/2401.01234v1#S2                         | arxiv:2401.01234",
                "https://huggingface.co/papers/2401.01234               | arxiv:2401.01234",
                "https://huggingface.co/papers/2401.01234?date=today    | arxiv:2401.01234",
                "https://huggingface.co/papers/Some-Report              | huggingface:Some-Report",
                "huggingface:Some-Report                                | huggingface:Some-Report",
                "10.1000/ABC                                            | doi:10.1000/abc",
                "doi:10.1000/182.                                       | doi:10.1000/182",
                "https://doi.org/10.1016/0022-2836(81)90087-5           | doi:10.1016/0022-2836(81)90087-5",
                "https://dx.doi.org/10.1000%2F182                       | doi:10.1000/182",
                "10.48550/arXiv.2401.01234                              | arxiv:2401.01234",
                "https://www.biorxiv.org/content/10.1101/2024.01.02.573900v2.full.pdf | doi:10.1101/2024.01.02.573900",
                "https://papers.example.org/papers/arxiv:2401.01234     | arxiv:2401.01234",
                "title:0123456789abcdef0123456789abcdef                 | title:0123456789abcdef0123456789abcdef",
            })
    void howeverAPaperIsNamedItIsOneExample(String typed, String name) {
        var topic = Topic.parse("like:" + typed);

        assertThat(topic.like()).containsExactly(name);
        assertThat(topic.isByExample()).isTrue();
        assertThat(topic.describe()).isEqualTo("like:" + name);
        assertThat(Topic.parse("like:" + name).like()).containsExactly(name);
    }

    @Test
    void examplesStandBesideWordsAndConditionsAndAreNone() {
        var topic = Topic.parse(
                "neural codecs like:2401.01234v2 +speech cat:cs.* like:10.1000/X -video like:arxiv:2401.01234");

        assertThat(topic.about()).isEqualTo("neural codecs");
        assertThat(topic.must()).containsExactly("speech");
        assertThat(topic.not()).containsExactly("video");
        assertThat(topic.like()).containsExactly("arxiv:2401.01234", "doi:10.1000/x");
        assertThat(topic.any()).hasSize(1);
        assertThat(topic.isByExample()).isFalse();
        assertThat(topic.describe())
                .isEqualTo("neural codecs +speech +cat:cs.* -video like:arxiv:2401.01234 like:doi:10.1000/x");
        assertThat(Topic.parse("like: 2401.01234 diffusion").about()).isEqualTo("diffusion");
        assertThat(Topic.parse("materials like: graphene and hBN").like()).isEmpty();
    }

    @Test
    void examplesAreShownByTheirTitles() {
        var titles = Map.of("arxiv:1706.03762", "Attention Is All You Need", "doi:10.1000/x", "On Axes");

        assertThat(Topic.parse("like:1706.03762").titled(titles).text())
                .isEqualTo("papers like ‘Attention Is All You Need’");
        assertThat(Topic.parse(
                                "sparse heads like:https://arxiv.org/abs/1706.03762v5 like:10.1000/X -vision like:2401.01234")
                        .titled(titles)
                        .text())
                .isEqualTo("sparse heads like ‘Attention Is All You Need’, ‘On Axes’ -vision like:2401.01234");
        assertThat(Topic.parse("like:10.1000/X cat:cs.CL like:1706.03762")
                        .titled(titles)
                        .text())
                .isEqualTo("papers like ‘On Axes’ cat:cs.CL like ‘Attention Is All You Need’");
        assertThat(Topic.parse("papers like 1706.03762 or better")
                        .titled(titles)
                        .text())
                .isEqualTo("papers like 1706.03762 or better");
    }

    @Test
    void aTextThatCannotBeReadIsShownAsItWasTyped() {
        var topic = Topic.plain("auther:LeCun vision");

        assertThat(topic.titled(Map.of("arxiv:1706.03762", "Attention Is All You Need")))
                .isEqualTo(topic);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "robots -like:2401.01234               | -like:2401.01234      | robots",
                "robots NOT like:2401.01234            | NOT like:2401.01234   | robots",
                "-like:2401.01234                      | -like:2401.01234      | like:arxiv:2401.01234",
                "robots +like:2401.01234               | +like:2401.01234      | robots like:arxiv:2401.01234",
                "robots OR like:2401.01234             | like:2401.01234       | robots like:arxiv:2401.01234",
                "mamba OR like:2401.01234 OR s4        | like:2401.01234       | mamba OR s4 like:arxiv:2401.01234",
                "like:2401.01234 AND like:2401.05678   | like:2401.01234       | like:arxiv:2401.01234 like:arxiv:2401.05678",
                "(like:2401.01234 mouse) OR rat        | like:2401.01234       | (mouse) OR rat like:arxiv:2401.01234",
                "(like:2401.01234) AND rat             | like:2401.01234       | rat like:arxiv:2401.01234",
                "brains like:(2401.01234 10.1000/x)    | like:(2401.01234 10.1000/x) | brains like:arxiv:2401.01234 like:doi:10.1000/x",
                "like:\"draft model\" sheets           | like:\"draft model\"  | draft model sheets",
                "codecs similar:2401.01234             | similar:              | codecs like:2401.01234",
            })
    void anExampleThatCannotBeMeantIsMarkedWithASuggestion(String typed, String marked, String suggestion) {
        var error = catchThrowableOfType(TopicException.class, () -> Topic.parse(typed));

        assertThat(error.text().substring(error.from(), error.to())).isEqualTo(marked);
        assertThat(error.suggestion()).contains(suggestion);
        assertThat(Topic.parse(suggestion)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2401.01234v2                             | like:arxiv:2401.01234",
                "arXiv: 2401.01234                        | like:arxiv:2401.01234",
                "arxiv:cs/9901002                         | like:arxiv:cs/9901002",
                "https://arxiv.org/abs/2401.01234         | like:arxiv:2401.01234",
                "https://doi.org/10.1000/ABC              | like:doi:10.1000/abc",
                "huggingface.co/papers/2401.01234         | like:arxiv:2401.01234",
                "2401.01234, 2401.05678                   | like:arxiv:2401.01234 like:arxiv:2401.05678",
            })
    void whoOnlyPastesALinkIsToldOfExamples(String pasted, String suggestion) {
        assertThat(catchThrowableOfType(TopicException.class, () -> Topic.parse(pasted))
                        .suggestion())
                .contains(suggestion);
    }

    @Test
    void aLinkThatNamesNoPaperIsNoExample() {
        assertThat(catchThrowableOfType(TopicException.class, () -> Topic.parse("https://example.org/blog"))
                        .suggestion())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "like:graphene sheets               | graphene sheets",
                "diffusion 2401.01234               | diffusion like:arxiv:2401.01234",
                "codecs (like:2401.01234)           | codecs like:arxiv:2401.01234",
                "codecs of \"like:2401.01234\"      | codecs of like:arxiv:2401.01234",
            })
    void aPaperThatIsReadAsWordsIsPointedOut(String typed, String suggestion) {
        var topic = Topic.parse(typed);

        assertThat(topic.like()).isEmpty();
        assertThat(topic.hints()).extracting(TopicHint::suggestion).containsExactly(suggestion);
    }

    @Test
    void anUnknownExampleIsPointedOutWhereSomethingElseIsLeft() {
        for (var typed : List.of("codecs like:2401.01234 -video", "like:2401.05678 like:2401.01234")) {
            var topic = Topic.parse(typed);

            assertThat(topic.unknown(Set.of("arxiv:2401.05678")::contains))
                    .singleElement()
                    .satisfies(hint -> {
                        assertThat(hint.message()).startsWith("We have no text of arxiv:2401.01234:");
                        assertThat(hint.text().substring(hint.from(), hint.to()))
                                .isEqualTo("like:2401.01234");
                        assertThat(hint.suggestion()).isIn("codecs -video", "like:2401.05678");
                    });
        }
        assertThat(Topic.parse("codecs like:2401.01234").unknown(name -> true)).isEmpty();
        assertThat(Topic.parse("codecs").unknown(name -> false)).isEmpty();
    }

    @Test
    void whereNothingIsLeftAnUnknownExampleIsRefused() {
        for (var typed : List.of("like:2401.01234", "cat:cs.CL like:2401.01234", "+speech like:2401.01234")) {
            assertThatThrownBy(() -> Topic.parse(typed).unknown(name -> false))
                    .isInstanceOf(TopicException.class)
                    .hasMessageStartingWith("We have no text of arxiv:2401.01234:");
        }
    }
}
