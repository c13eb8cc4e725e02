package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Signals;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Papers for tests. */
final class Some {

    private Some() {}

    static Paper paper(long key, String title, String abstractText) {
        return paper(key, title, abstractText, Signals.NONE);
    }

    static Paper upvoted(long key, int upvotes, String title, String abstractText) {
        return paper(
                key,
                title,
                abstractText,
                new Signals(OptionalInt.of(upvotes), OptionalInt.empty(), OptionalInt.empty()));
    }

    /** Five fields of research, two papers each but for the last. */
    static List<Paper> day() {
        return List.of(
                paper(
                        1,
                        "Drafting Ahead: Speculative Decoding for Large Language Models",
                        "Large language models write one token at a time, which is slow. A small draft model proposes several tokens "
                                + "and the large model verifies them in parallel. Decoding becomes 2.5 times faster without any loss."),
                paper(
                        2,
                        "Parallel Verification Makes Language Model Inference Fast",
                        "We speed up inference of language models. Drafts are looked up in earlier text and checked together, "
                                + "so that speculative decoding needs no second model."),
                paper(
                        3,
                        "A Neural Audio Codec with Residual Vector Quantization",
                        "Audio codecs turn speech into discrete tokens. Ours needs four codebooks, cf. Smith et al. Speech stays "
                                + "natural at 2 kbit per second."),
                paper(
                        4,
                        "Speech Tokens from Neural Codecs",
                        "We ask which tokens of a neural audio codec a speech language model needs. Few are enough."),
                paper(
                        5,
                        "Finding Lesions in Brain MRI without Labels",
                        "An autoencoder learns what healthy brains look like in MRI. What it cannot rebuild is an anomaly, for "
                                + "example a tumour."),
                paper(
                        6,
                        "Segmentation of Brain Tumours in Magnetic Resonance Images",
                        "Radiologists outline tumours by hand. A network trained on MRI of three hospitals does it as well."),
                paper(
                        7,
                        "Splatting Gaussians for Rendering Large Scenes",
                        "Neural radiance fields are slow to render. We replace them with Gaussians and render cities in real time."),
                paper(
                        8,
                        "Radiance Fields from Few Photographs",
                        "Three photographs are enough to train a neural radiance field (NeRF) when depth is known roughly."),
                paper(9, "Graph Neural Networks for Traffic", "Roads are edges and crossings are nodes of a graph."),
                paper(10, "Reward Models for Robots that Walk", ""));
    }

    private static Paper paper(long key, String title, String abstractText, Signals signals) {
        return new Paper(
                key,
                PaperId.parse("arxiv:2601.%05d".formatted(key)),
                title,
                List.of("A. Author"),
                abstractText,
                Optional.empty(),
                List.of(),
                LocalDate.of(2026, 1, 5),
                signals);
    }
}
