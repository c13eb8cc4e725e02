package dev.paperboy.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.matching.Occurring.Phrase;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words are the same but for their number; what is typed and what stands in a paper may be either. */
final class PluralsTest {

    private final Analysis analysis = new Analysis();
    private final Plurals plurals = new Plurals();

    @ParameterizedTest
    @CsvSource({
        "organ, organs",
        "mesh, meshes",
        "patch, patches",
        "batch, batches",
        "approach, approaches",
        "search, searches",
        "cache, caches",
        "ache, aches",
        "bias, biases",
        "process, processes",
        "class, classes",
        "loss, losses",
        "glass, glasses",
        "gas, gases",
        "bus, buses",
        "virus, viruses",
        "lens, lenses",
        "atlas, atlases",
        "case, cases",
        "phase, phases",
        "response, responses",
        "use, uses",
        "house, houses",
        "dose, doses",
        "box, boxes",
        "quiz, quizzes",
        "waltz, waltzes",
        "size, sizes",
        "hero, heroes",
        "echo, echoes",
        "tomato, tomatoes",
        "shoe, shoes",
        "video, videos",
        "study, studies",
        "movie, movies",
        "tie, ties",
        "analysis, analyses",
        "hypothesis, hypotheses",
        "thesis, theses",
        "basis, bases",
        "base, bases",
        "axis, axes",
        "crisis, crises",
        "diagnosis, diagnoses",
        "synapse, synapses",
        "matrix, matrices",
        "submatrix, submatrices",
        "index, indices",
        "index, indexes",
        "vertex, vertices",
        "appendix, appendices",
        "appendix, appendixes",
        "lattice, lattices",
        "device, devices",
        "mouse, mice",
        "child, children",
        "man, men",
        "woman, women",
        "foot, feet",
        "tooth, teeth",
        "leaf, leaves",
        "half, halves",
        "life, lives",
        "knife, knives",
        "wolf, wolves",
        "valve, valves",
        "corpus, corpora",
        "genus, genera",
        "criterion, criteria",
        "phenomenon, phenomena",
        "spectrum, spectra",
        "mitochondrion, mitochondria",
        "quantum, quanta",
        "bacterium, bacteria",
        "cyanobacterium, cyanobacteria",
        "polyhedron, polyhedra",
        "automaton, automata",
        "schema, schemata",
        "schema, schemas",
        "stimulus, stimuli",
        "nucleus, nuclei",
        "locus, loci",
        "fungus, fungi",
        "streptococcus, streptococci",
        "alga, algae",
        "larva, larvae",
        "formula, formulae",
        "formula, formulas",
        "antenna, antennae",
        "vertebra, vertebrae",
        "supernova, supernovae",
        "plateau, plateaus",
        "plateau, plateaux",
        "menu, menus",
        "taxi, taxis",
        "tax, taxes",
        "topic, topics",
        "metric, metrics",
        "idea, ideas",
        "1990, 1990s"
    })
    void aWordIsTheSameInThePlural(String one, String many) {
        assertThat(occurs(one, many)).isTrue();
        assertThat(occurs(many, one)).isTrue();
        assertThat(occurs(many, many)).isTrue();
        assertThat(occurs(capitalized(one), many)).isTrue();
        assertThat(occurs(one, capitalized(many))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "organ, organization",
        "news, new",
        "process, proces",
        "bus, bu",
        "us, u",
        "as, a",
        "gas, ga",
        "alias, alia",
        "lens, len",
        "bias, bia",
        "chaos, chao",
        "pancreas, pancrea",
        "basis, base",
        "axis, axe",
        "always, alway",
        "this, thi",
        "its, it",
        "does, doe",
        "has, ha",
        "physics, physic",
        "dynamics, dynamic",
        "taxes, taxis",
        "theses, these",
        "lattices, latex",
        "data, datum",
        "media, medium",
        "virus, viru",
        "analysis, analysi",
        "cases, cas",
        "uses, us",
        "poses, pos",
        "lapses, laps",
        "goes, go",
        "loss, lo",
        "As, A",
        "matrix, matter",
        "Hodges, Hodge",
        "Adams, Adam",
        "Ares, are",
        "Johns, John",
        "Naples, Naple",
        "Bayes, Baye",
        "Keras, Kera",
        "iOS, IO",
        "ios, IO"
    })
    void anotherWordStaysAnother(String one, String other) {
        assertThat(occurs(one, other)).isFalse();
        assertThat(occurs(other, one)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"news", "physics", "series", "species", "lens", "gas", "bias", "chaos", "process", "always"})
    void aWordThatIsNoPluralIsOnlyItself(String word) {
        assertThat(plurals.readings(word, false)).containsExactly(word);
    }

    @ParameterizedTest
    @CsvSource({
        "SARS, SAR",
        "AIDS, aid",
        "GPS, GP",
        "TTS, TT",
        "MRS, MR",
        "ALS, AL",
        "SMS, SM",
        "NAS, NA",
        "DNS, DN",
        "SaaS, SaA",
        "GPS, GPs",
        "LMS, LMs",
        "MICE, mouse"
    })
    void aNameInCapitalsIsNoPlural(String name, String other) {
        assertThat(occurs(name, other)).isFalse();
        assertThat(occurs(other, name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GPU, GPUs",
        "CPU, CPUs",
        "TPU, TPUs",
        "LLM, LLMs",
        "SVM, SVMs",
        "mRNA, mRNAs",
        "GRU, GRUs",
        "PhD, PhDs",
        "GPUs, gpu",
        "LLMs, llm",
        "gpus, GPU",
        "gpus, GPUs",
        "llms, LLM",
        "llms, LLMs",
        "tpus, TPU"
    })
    void aSmallSAfterANameInCapitalsIsItsPlural(String one, String other) {
        assertThat(occurs(one, other)).isTrue();
        assertThat(occurs(other, one)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SARS", "AIDS", "GPS", "TTS", "ALS", "SMS", "NAS", "DNS", "CAS", "MICE", "DATA"})
    void aNameIsFoundHoweverItIsTyped(String name) {
        assertThat(occurs(name.toLowerCase(Locale.ROOT), name)).isTrue();
        assertThat(occurs(name, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Windows, window", "Pandas, panda", "Burgers, burger"})
    void aNameThatIsAskedForAloneIsNoPlural(String name, String word) {
        assertThat(occurs(name, word)).isFalse();
        assertThat(occurs(name, capitalized(word))).isFalse();
        assertThat(occurs(name, "Malware for " + name)).isTrue();
        assertThat(occurs(name.toLowerCase(Locale.ROOT), word)).isTrue();
        assertThat(occurs(word, name)).isTrue();
        assertThat(occurs("Sliding " + name, "sliding " + word)).isTrue();
    }

    @Test
    void whereAllIsInCapitalsTheySayNothing() {
        assertThat(occurs("network", "A SURVEY OF GRAPH NEURAL NETWORKS")).isTrue();
        assertThat(occurs("gpu", "TRAINING ON GPUS")).isTrue();
        assertThat(occurs("LLM", "A SURVEY OF LLMs")).isTrue();
        assertThat(occurs("SAR", "Vaccines against SARS")).isFalse();
    }

    @Test
    void thePluralOfAPhraseIsThatOfItsWords() {
        assertThat(occurs("loss function", "On Loss Functions")).isTrue();
        assertThat(occurs("triangle mesh", "On Triangle Meshes")).isTrue();
        assertThat(occurs("triangle mesh", "Meshes of a Triangle")).isFalse();
        assertThat(occurs("mesh triangle~3", "On Triangle Meshes")).isTrue();
    }

    private boolean occurs(String typed, String title) {
        return new Occurring(new PaperText(title, ""), analysis).has(Phrase.of(typed, analysis));
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
