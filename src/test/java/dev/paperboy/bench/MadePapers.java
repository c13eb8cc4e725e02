package dev.paperboy.bench;

import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Papers and topics for benchmarks: as long as real ones, of forty fields whose words differ, no two the same. The same seed gives the
 * same. They say nothing of how good a choice is, only of what it costs.
 */
final class MadePapers {

    private static final List<String> FIELDS = List.of(
            "speculative decoding draft token verification language model inference latency",
            "neural audio codec speech quantization codebook bitrate vocoder",
            "brain tumour segmentation magnetic resonance lesion contrast radiology",
            "gaussian splatting radiance field rendering camera view scene geometry",
            "graph neural network node edge message passing molecule property",
            "reinforcement learning policy reward agent exploration value gradient",
            "protein structure folding sequence residue binding enzyme mutation",
            "robot manipulation grasp contact tactile gripper trajectory demonstration",
            "machine translation multilingual parallel corpus low resource alignment",
            "retrieval dense index passage query ranking augmentation relevance",
            "diffusion image generation text prompt denoising sampling guidance",
            "quantum error correction qubit stabilizer decoder threshold surface",
            "galaxy redshift survey dark matter halo lensing cosmology",
            "neutrino oscillation detector flavour mass hierarchy beam",
            "superconductor pairing lattice magnetism phase transition spectroscopy",
            "federated privacy client aggregation gradient leakage noise budget",
            "adversarial attack robustness perturbation certified defence classifier",
            "code generation program repair compiler test execution repository",
            "interpretability feature circuit attention activation sparse autoencoder",
            "clinical trial patient outcome survival cohort hospital mortality",
            "epidemic transmission vaccine incidence contact infection model",
            "climate precipitation forecast ensemble ocean temperature circulation",
            "traffic road vehicle driving planning lane pedestrian simulation",
            "recommendation user item click embedding sequence cold start",
            "time series forecasting anomaly seasonality horizon transformer",
            "knowledge graph entity relation completion reasoning embedding",
            "question answering reasoning chain steps benchmark mathematics",
            "video understanding temporal action captioning frames retrieval",
            "optical character document layout table parsing recognition",
            "causal inference treatment effect confounding instrument estimate",
            "optimization convex convergence stochastic gradient rate bound",
            "cryptography signature lattice key exchange proof protocol",
            "distributed consensus replication latency fault partition storage",
            "hardware accelerator memory bandwidth sparsity kernel throughput",
            "crystal catalyst adsorption density functional energy surface",
            "single cell expression gene regulation chromatin trajectory",
            "music generation melody harmony rhythm symbolic performance",
            "satellite remote sensing imagery land cover change detection",
            "game equilibrium auction mechanism incentive market agent",
            "topology manifold homology invariant bundle curvature category");

    private static final List<String> VERBS = List.of(
            "improves",
            "explains",
            "compares",
            "learns",
            "bounds",
            "measures",
            "predicts",
            "replaces",
            "extends",
            "reduces");
    private static final List<String> COMMON = List.of(
            "method",
            "approach",
            "data",
            "results",
            "baseline",
            "setting",
            "analysis",
            "framework",
            "experiments",
            "study",
            "performance",
            "problem",
            "models",
            "evaluation",
            "structure",
            "training",
            "large",
            "simple",
            "recent",
            "small");
    private static final List<String> BETWEEN =
            List.of("the", "of", "with", "for", "and", "in", "on", "a", "by", "from", "under", "without");
    private static final int SENTENCES = 9;
    private static final int WORDS = 19;

    private final Random random;

    MadePapers(long seed) {
        this.random = new Random(seed);
    }

    List<Paper> papers(int count, LocalDate day) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(key -> paper(key, FIELDS.get(key % FIELDS.size()), day))
                .toList();
    }

    /** What a source says of some made papers on one day. */
    static List<Sighting> sightings(List<Paper> papers, LocalDate day) {
        return papers.stream()
                .map(paper -> new Sighting(
                        day,
                        List.of(PaperId.arxiv("2607.%05d".formatted(paper.key()))),
                        paper.title(),
                        paper.authors(),
                        paper.abstractText(),
                        Optional.empty(),
                        Optional.empty(),
                        paper.categories(),
                        Signals.NONE))
                .toList();
    }

    private Paper paper(long key, String field, LocalDate day) {
        var name = word(field) + " " + word(field);
        var title = name + " " + of(VERBS) + " " + word(field) + ": " + word(field) + " " + of(BETWEEN) + " "
                + of(COMMON) + " " + key;
        var sentences =
                IntStream.range(0, SENTENCES).mapToObj(i -> sentence(field)).collect(Collectors.joining(" "));
        return new Paper(
                key,
                PaperId.title("made paper " + key),
                title,
                List.of("Grace Hopper", "Alan Turing"),
                sentences,
                Optional.empty(),
                List.of("cs.CL"),
                day,
                Signals.NONE);
    }

    private String sentence(String field) {
        var words = new ArrayList<String>();
        for (int i = 0; i < WORDS; i++) {
            int which = random.nextInt(10);
            words.add(which < 4 ? of(BETWEEN) : which < 7 ? word(field) : which < 9 ? of(COMMON) : of(VERBS));
        }
        var text = String.join(" ", words);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /** Different sentences of five to nine words. */
    List<String> topics(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var field = of(FIELDS);
                    return word(field) + " " + word(field) + " " + of(BETWEEN) + " " + word(field) + " " + of(COMMON)
                            + " " + of(VERBS) + " " + word(of(FIELDS)) + " " + i;
                })
                .toList();
    }

    private String word(String field) {
        return of(List.of(field.split(" ")));
    }

    private <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
