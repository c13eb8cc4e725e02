package dev.paperboy.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paperboy.topics.Clause.Author;
import dev.paperboy.topics.Clause.Category;
import dev.paperboy.topics.Clause.Words;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The query language that a topic may use beside its free text. */
final class QueryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state-of-the-art: a survey",
                "self-play and self-supervised learning in C++",
                "large language models (LLMs) - a review",
                "what's new in children's speech?",
                "and/or graphs, input/output behaviour",
                "models for EEG AND MEG signals",
                "supply AND demand in small energy markets",
                "XOR AND OR gates made of DNA",
                "cells kept at -80 °C and +5 V",
                "foo:bar and http://example.org/x:y",
                "Author: the reader as a writer",
                "the category of sets: f(x) = O(n)",
                "models that do NOT forget",
                "a (b OR",
                ":-) emoticons",
                "Au:Ag nanoparticles",
                "Ti:sapphire lasers of 5 fs",
                "cats and dogs or birds not fish",
                "#1 of C++ and C#",
                "künstliche Intelligenz für Ärzte",
                "大型语言模型",
                "mamba^2 networks, R^2 and [0 TO 1]",
                "\"unclosed and AND OR",
                "\"Sandwich\"-type immunoassay in patients",
                "their vast capabilities --which paradoxically include coding",
                "models –especially small ones– for translation",
                "higher risk of stroke (OR(1.5), 95% CI) in men",
                "R^2 scores AND variance explained",
                "cells kept at -80°C",
                "-80C freezers and +4°C storage",
                "-19.5mag stars",
                "-3dB bandwidth",
                "TNF-α and -β signalling",
                "HIF-1α and -2α",
                "pre- and -post operative care",
                "pre-, -peri operative care",
                "quantum NOT gate",
                "NOT gates",
                "AND, OR, NOT gates of DNA",
                "to RAG OR NOT to RAG",
                "Whether OR NOT models plan",
                "Is it NOT possible",
                "-(CH2)n- chains",
                "like:minded people",
                "cats:dogs classification",
            })
    void whatReadsLikeASentenceIsOne(String sentence) {
        var topic = Topic.parse(sentence);

        assertThat(topic.about()).isNotEmpty();
        assertThat(topic.must()).isEmpty();
        assertThat(topic.any()).isEmpty();
        assertThat(topic.not()).isEmpty();
        assertThat(topic.without()).isEmpty();
    }

    @Test
    void wordsThatMustStandNearEachOtherAreAConditionBesideAnyText() {
        var topic = Topic.parse("serving \"draft model\"~5 -\"image generation\"~3");

        assertThat(topic.about()).isEqualTo("serving");
        assertThat(topic.must()).containsExactly("draft model~5");
        assertThat(topic.not()).containsExactly("image generation~3");
        assertThat(topic.describe()).isEqualTo("serving +\"draft model\"~5 -\"image generation\"~3");
        assertThat(Topic.parse("\"draft model\"~5").question()).isEqualTo("draft model");
        assertThat(Topic.parse("+\"a draft~5\"").must()).containsExactly("a draft 5");
    }

    @Test
    void aQuoteThatIsNotClosedIsNoError() {
        assertThat(Topic.parse("\"attention is all").about()).isEqualTo("attention is all");
        assertThat(Topic.parse("5\" wafers and plasma").about()).isEqualTo("5 wafers and plasma");
    }

    @Test
    void operatorsBetweenSingleThingsWorkAsInLucene() {
        assertThat(Topic.parse("EEG AND MEG").must()).containsExactly("EEG", "MEG");
        assertThat(Topic.parse("mamba OR \"state space\" || s4").any())
                .containsExactly(any(new Words("mamba"), new Words("state space"), new Words("s4")));
        assertThat(Topic.parse("robotics && !video").not()).containsExactly("video");
        assertThat(Topic.parse("robotics AND NOT video").must()).containsExactly("robotics");
        assertThat(Topic.parse("robot learning AND NOT video").about()).isEqualTo("robot learning");
        assertThat(Topic.parse("robot learning -(video OR audio)").not()).containsExactly("video", "audio");
        assertThat(Topic.parse("speculative decoding AND \"draft model\"").must())
                .containsExactly("draft model");
    }

    @Test
    void parenthesesGroup() {
        var topic = Topic.parse("gene editing (CRISPR OR Cas9) AND (mouse OR rat)");

        assertThat(topic.about()).isEqualTo("gene editing");
        assertThat(topic.any())
                .containsExactly(
                        any(new Words("CRISPR"), new Words("Cas9")), any(new Words("mouse"), new Words("rat")));
        assertThat(Topic.parse("(a1 AND b1) OR c1").any())
                .containsExactly(any(new Words("a1"), new Words("c1")), any(new Words("b1"), new Words("c1")));
        assertThat(Topic.parse("+(vision language)").any())
                .containsExactly(any(new Words("vision"), new Words("language")));
    }

    @Test
    void aParenthesisMayFollowAnOperatorAtOnceAndMayHoldSignsAndFields() {
        assertThat(Topic.parse("mamba AND NOT(vision OR robots)").describe()).isEqualTo("+mamba -vision -robots");
        assertThat(Topic.parse("mamba OR(vision)").describe()).isEqualTo("(mamba OR vision)");
        assertThat(Topic.parse("(+mamba -vision)").describe()).isEqualTo("+mamba -vision");
        assertThat(Topic.parse("(author:LeCun) mamba").describe()).isEqualTo("mamba +author:LeCun");
        assertThat(Topic.parse("vision (cat:cs.CL cat:cs.LG)").describe()).isEqualTo("vision (cat:cs.CL OR cat:cs.LG)");
        assertThat(Topic.parse("(graphs -survey)").not()).containsExactly("survey");
    }

    @Test
    void whatHasAPlusMustOccurWhateverStandsBesideIt() {
        assertThat(Topic.parse("+LLM OR robot").describe()).isEqualTo("robot +LLM");
        assertThat(Topic.parse("mamba || +vision").describe()).isEqualTo("mamba +vision");
        assertThat(Topic.parse("+a OR +b").describe()).isEqualTo("+a +b");
        assertThat(Topic.parse("+(+audio vision)").describe()).isEqualTo("vision +audio");
    }

    @Test
    void notBothIsACondition() {
        var topic = Topic.parse("LLM NOT (survey AND \"open problems\")");

        assertThat(topic.describe()).isEqualTo("LLM -(survey AND \"open problems\")");
        assertThat(topic.words()).isEmpty();
        var byline = new Byline(List.of(), List.of());
        assertThat(topic.admits("survey"::equals, byline)).isTrue();
        assertThat(topic.admits(word -> true, byline)).isFalse();
        assertThat(catchThrowableOfType(TopicException.class, () -> Topic.parse("-(survey AND review)")))
                .hasMessageContaining("only says what you do not want");
    }

    @Test
    void wordsThatOnlyLeadToAConditionAreNoSubject() {
        assertThat(Topic.parse("author:LeCun or author:Bengio").describe())
                .isEqualTo("(author:LeCun OR author:Bengio)");
        assertThat(Topic.parse("author:LeCun and author:Bengio").describe()).isEqualTo("+author:LeCun +author:Bengio");
        assertThat(Topic.parse("papers by author:LeCun et al.").about()).isEmpty();
        assertThat(Topic.parse("papers").about()).isEqualTo("papers");
    }

    @Test
    void keyboardsForChineseAndJapaneseWriteTheSameSigns() {
        assertThat(Topic.parse("（codec OR mamba） AND robotics －cat：cs.CL").describe())
                .isEqualTo(
                        Topic.parse("(codec OR mamba) AND robotics -cat:cs.CL").describe());
        assertThat(Topic.parse("+「state space」").must()).containsExactly("state space");
    }

    @Test
    void ofBareAuthorsOneIsEnoughWithASignEachMustBe() {
        assertThat(Topic.parse("author:LeCun author:\"Yoshua Bengio\"").any())
                .containsExactly(any(new Author("LeCun"), new Author("Yoshua Bengio")));
        assertThat(Topic.parse("+author:LeCun +author:Bengio").any())
                .containsExactly(any(new Author("LeCun")), any(new Author("Bengio")));
        assertThat(Topic.parse("vision -author:LeCun").without()).containsExactly(new Author("LeCun"));
        assertThat(Topic.parse("author:(LeCun OR Bengio)").any())
                .containsExactly(any(new Author("LeCun"), new Author("Bengio")));
    }

    @Test
    void whatIsNotQuotedAfterAFieldIsOneWordAsInLucene() {
        var topic = Topic.parse("author:LeCun Mamba");

        assertThat(topic.any()).containsExactly(any(new Author("LeCun")));
        assertThat(topic.about()).isEqualTo("Mamba");
        assertThat(Topic.parse("author:LeCun, cat:cs.CV").any())
                .containsExactly(any(new Author("LeCun")), any(new Category("cs.CV")));
        assertThat(Topic.parse("author:(LeCun, Bengio) vision").any())
                .containsExactly(any(new Author("LeCun"), new Author("Bengio")));
        assertThat(Topic.parse("author:\"Laurens van der Maaten\"").any())
                .containsExactly(any(new Author("Laurens van der Maaten")));
    }

    @Test
    void aNameThatWasPerhapsNotQuotedIsHintedAt() {
        assertThat(Topic.parse("vision author:Yann LeCun, cat:cs.CV").hints())
                .extracting(TopicHint::from, TopicHint::to, TopicHint::suggestion)
                .containsExactly(Tuple.tuple(7, 25, "vision author:\"Yann LeCun\" cat:cs.CV"));
        assertThat(Topic.parse("author:Hinton capsule networks").hints()).isEmpty();
        assertThat(Topic.parse("author:\"Yann LeCun\" Mamba").hints()).isEmpty();
        assertThat(Topic.parse("author:'Yann LeCun'").any()).containsExactly(any(new Author("Yann LeCun")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\u0001',
            delimiter = ';',
            value = {
                "author:Yann LeCun OR author:Yoshua Bengio; author:\"Yann LeCun\" OR author:\"Yoshua Bengio\"",
                "author:yann lecun; author:\"yann lecun\"",
                "author:(Yann LeCun OR Yoshua Bengio); author:(\"Yann LeCun\" OR \"Yoshua Bengio\")",
                "author:LeCun,Bengio; author:LeCun author:Bengio",
                "cat:cancer biology; cat:\"cancer biology\"",
                "cat:cs.CL, cs.LG; cat:cs.CL, cat:cs.LG",
                "machine learning -deep learning; machine learning -\"deep learning\"",
                "Schrödinger cat:states; Schrödinger cat states",
                "like:minded people; minded people",
                "papers like 2401.12345; papers like:arxiv:2401.12345",
            })
    void whatMayBeMeantOtherwiseIsHintedAtWithAllMendsAtOnce(String typed, String better) {
        assertThat(Topic.parse(typed).hints())
                .isNotEmpty()
                .extracting(TopicHint::suggestion)
                .containsOnly(better);
        assertThat(Topic.parse(better).hints()).isEmpty();
    }

    @Test
    void whatStandsInAGroupOfAFieldNeedsNoFieldOfItsOwn() {
        assertThat(Topic.parse("cat:(cs.CL cs.LG) transformers").hints()).isEmpty();
        assertThat(Topic.parse("cat:((cs.CL OR cs.LG) AND stat.ML) transformers")
                        .hints())
                .isEmpty();
        assertThat(Topic.parse("cat:(cs.CL cs.LG) stat.ML").hints())
                .extracting(TopicHint::suggestion)
                .containsExactly("cat:(cs.CL cs.LG) cat:stat.ML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-y models", "NOT images diffusion", "!Kung hunter-gatherers"})
    void toExcludeBothWordsIsNotHintedAtWhereNothingWouldBeLeft(String typed) {
        assertThat(Topic.parse(typed).hints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spin ½ particles", "type Ⅲ secretion systems", "½ \uD835\uDFD9"})
    void fractionsAndRomanNumbersAreWords(String typed) {
        assertThat(Topic.parse(typed).about()).isEqualTo(typed);
        assertThat(Topic.parse(typed).describe()).isEqualTo(typed);
    }

    @Test
    void aNumberOfAnyKindIsEnoughForATopic() {
        assertThat(Topic.parse("+½").about()).isEqualTo("+½");
        assertThat(Topic.parse("spin +\"½\"").must()).containsExactly("½");
        assertThat(Topic.parse("½ OR Ⅲ").any()).containsExactly(any(new Words("½"), new Words("Ⅲ")));
    }

    @Test
    void aPowerOfALetterOrANumberIsAWord() {
        assertThat(Topic.parse("R^2 OR AIC").any()).containsExactly(any(new Words("R^2"), new Words("AIC")));
        assertThat(Topic.parse("z~6 AND quasars").must()).containsExactly("z~6", "quasars");
        assertThat(Topic.parse("L^2 AND 10^5").describe()).isEqualTo("+\"L^2\" +\"10^5\"");
        assertThat(Topic.parse("cohomology NOT H^1").not()).containsExactly("H^1");
        assertThat(Topic.parse("+z~6 quasars").admits(word -> word.equals("z~6"), new Byline(List.of(), List.of())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "segmentation -3D, 3D",
        "microbiome -16S, 16S",
        "robots and -video, video",
        "self-play and -author:LeCun -video, video",
        "logic NOT gateways, gateways",
        "TNF-α and (NOT video), video",
        "graphs -(survey), survey",
    })
    void whatIsNoNumberAndNoPartOfAWordIsExcluded(String typed, String unwanted) {
        var topic = Topic.parse(typed);

        assertThat(topic.not()).containsExactly(unwanted);
        assertThat(Topic.parse(topic.describe()).not()).containsExactly(unwanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mice cat:neuroscience", "cat:neuroscience mice", "proofs cat:math", "cat:cs.CL models"})
    void aCategoryThatPapersHaveIsNotHintedAt(String typed) {
        assertThat(Topic.parse(typed).hints()).isEmpty();
    }

    @Test
    void phrasesAloneMustOccurOneOfThem() {
        assertThat(Topic.parse("\"speculative decoding\"").must()).containsExactly("speculative decoding");
        assertThat(Topic.parse("\"draft model\" -video").must()).containsExactly("draft model");
        assertThat(Topic.parse("\"draft model\" \"tree attention\"").any())
                .containsExactly(any(new Words("draft model"), new Words("tree attention")));
        assertThat(Topic.parse("the \"lottery ticket\" hypothesis").about()).isEqualTo("the lottery ticket hypothesis");
        assertThat(Topic.parse("\"We learn how people read long papers\"").must())
                .isEmpty();
    }

    @Test
    void aBackslashMakesASignACharacter() {
        assertThat(Topic.parse("\\+plus \\\"quoted\\\" a\\:b").about()).isEqualTo("+plus quoted a:b");
        assertThat(Topic.parse("title\\:subtitle").about()).isEqualTo("title:subtitle");
        assertThat(Topic.parse("\\alpha decay").about()).isEqualTo("\\alpha decay");
        assertThat(Topic.parse("+\"a \\\"b\\\" c\"").must()).containsExactly("a b c");
    }

    @Test
    void aLinkIsNoTopic() {
        var error = catchThrowableOfType(TopicException.class, () -> Topic.parse("https://arxiv.org/abs/2401.00001"));

        assertThat(error).hasMessageContaining("link");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arxiv.org/abs/2401.00001",
                "2401.00001v2",
                "arXiv:2401.00001",
                "10.48550/arXiv.2401.00001",
                "doi:10.1000/182"
            })
    void anIdIsNoTopicEither(String typed) {
        var error = catchThrowableOfType(TopicException.class, () -> Topic.parse(typed));

        assertThat(error).hasMessageContaining("an id");
    }

    @Test
    void categoriesAreWholeArchivesOrOne() {
        assertThat(admits("cat:cs.CL", List.of(), List.of("cs.CL"))).isTrue();
        assertThat(admits("cat:cs.cl", List.of(), List.of("stat.ML", "cs.CL"))).isTrue();
        assertThat(admits("cat:cs.*", List.of(), List.of("cs.LG"))).isTrue();
        assertThat(admits("cat:cs", List.of(), List.of("cs.LG"))).isTrue();
        assertThat(admits("cat:cs", List.of(), List.of("csx.LG"))).isFalse();
        assertThat(admits("cat:(cs.CL cs.LG)", List.of(), List.of("cs.LG"))).isTrue();
        assertThat(admits("cat:\"cancer biology\"", List.of(), List.of("Cancer Biology")))
                .isTrue();
        assertThat(admits("cat:cancer-biology", List.of(), List.of("Cancer Biology")))
                .isTrue();
        assertThat(admits("cat:cs.CL -cat:cs.LG", List.of(), List.of("cs.CL", "cs.LG")))
                .isFalse();
    }

    @Test
    void whatAPaperHasOfTheNamedIsShown() {
        var topic = Topic.parse("author:lecun cat:cs.* mamba OR author:Gu");
        var byline = new Byline(List.of("Yann LeCun", "Albert Gu"), List.of("cs.LG"));

        assertThat(topic.admits(word -> false, byline)).isTrue();
        assertThat(topic.shown(byline))
                .containsExactlyInAnyOrder("author: Yann LeCun", "author: Albert Gu", "category cs.LG");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\u0001',
            value = {
                "auther:LeCun vision, 0, 7, author:LeCun vision",
                "vision category:cs.CL, 7, 16, vision cat:cs.CL",
                "title:mamba vision, 0, 6, mamba vision",
                "vision au:LeCun, 7, 10, vision author:LeCun",
                "author:van der Maaten maps, 0, 10, author:\"van der Maaten\" maps",
                "author:Y. LeCun, 0, 9, author:\"Y. LeCun\"",
                "author:Le* vision, 0, 10, author:Le vision",
                "\"draft model\"^2 x, 0, 15, \"draft model\" x",
                "author:(\"Ada Lovelace\"~5) x, 8, 24, author:(\"Ada Lovelace\") x",
                "cat:cs.CL OR diffusion models, 13, 29, cat:cs.CL OR \"diffusion models\"",
                "-cat:cs.?? vision, 0, 10, -cat:cs.* vision",
                "cat:c*.CL, 0, 9, cat:c*",
                "ti:mamba AND abs:vision, 0, 3, mamba AND vision",
                "category: cs.CL, 0, 9, cat: cs.CL",
                "cat:cs.CL|cs.LG, 0, 15, cat:(cs.CL cs.LG)",
                "author:LeCun;Bengio, 0, 19, author:LeCun author:Bengio",
                "+mamba^2, 0, 8, +mamba",
                "cats:cs.CL vision, 0, 5, cat:cs.CL vision",
                "cats:hep-th strings, 0, 5, cat:hep-th strings",
                "+te?t, 0, 5, +te*",
                "vision AND mamba~, 11, 17, vision AND mamba",
                "\"draft model\"~5^2 x, 0, 17, \"draft model\"~5 x",
                "mamba OR NOT video, 0, 18, mamba NOT video",
                "LLM NOT survey OR review, 4, 24, LLM NOT survey -review",
                "+mamba OR author:Gu, 10, 19, mamba OR author:Gu",
            })
    void aMistakeIsShownAtTheSpotWithASuggestion(String typed, int from, int to, String better) {
        var error = catchThrowableOfType(TopicException.class, () -> Topic.parse(typed));

        assertThat(error.from()).isEqualTo(from);
        assertThat(error.to()).isEqualTo(to);
        assertThat(error.suggestion()).contains(better);
        assertThat(Topic.parse(better).text()).isEqualTo(better);
    }

    @Test
    void severalCategoriesStandInParentheses() {
        var error = catchThrowableOfType(TopicException.class, () -> Topic.parse("vision cat:cs.CV,cs.LG"));

        assertThat(error.from()).isEqualTo(7);
        assertThat(error.suggestion()).contains("vision cat:(cs.CV cs.LG)");
        assertThat(Topic.parse("cat:(cs.CV, cs.LG)").any())
                .containsExactly(any(new Category("cs.CV"), new Category("cs.LG")));
        assertThat(Topic.parse("cat:\"Cancer, Biology\"").any()).hasSize(1);
    }

    @Test
    void onATerminalCaretsStandBelowTheSpot() {
        var error = catchThrowableOfType(TopicException.class, () -> Topic.parse("vision auther:LeCun"));

        assertThat(error.onTerminal())
                .isEqualTo("There is no field \"auther:\"; it is called \"author:\".\n"
                        + "  vision auther:LeCun\n"
                        + "         ^^^^^^^\n"
                        + "Did you mean:  vision author:LeCun");
    }

    @ParameterizedTest
    @ValueSource(strings = {"author:L*", "cat:*.CL", "+*mba", "like:2401.1", "() OR mamba"})
    void whatWouldBeNoTopicIsNotSuggested(String typed) {
        var error = catchThrowableOfType(TopicException.class, () -> Topic.parse(typed));

        assertThat(error.suggestion()).isEmpty();
    }

    private static boolean admits(String query, List<String> authors, List<String> categories) {
        return Topic.parse(query).admits(word -> false, new Byline(authors, categories));
    }

    private static Any any(Clause... clauses) {
        return new Any(List.of(clauses));
    }

    @Test
    void aStarForAllIsEveryPaperWithOrWithoutCategories() {
        var none = new Byline(List.of(), List.of());
        var vision = new Byline(List.of("Ada Lovelace"), List.of("cs.CV"));

        for (var typed : List.of("*:*", "cat:*", "+*:*")) {
            var everything = Topic.parse(typed);
            assertThat(everything.question()).as(typed).isEmpty();
            assertThat(everything.admits(word -> false, none)).as(typed).isTrue();
            assertThat(everything.admits(word -> false, vision)).as(typed).isTrue();
            assertThat(Topic.parse(everything.text()).admits(word -> false, none))
                    .isTrue();
        }
        assertThat(Topic.parse("*:* -cat:cs.CV").admits(word -> false, vision)).isFalse();
        assertThat(Topic.parse("*:* -cat:cs.CV").admits(word -> false, none)).isTrue();
        assertThat(Topic.parse("*:* speech codecs").about()).isEqualTo("speech codecs");
    }
}
