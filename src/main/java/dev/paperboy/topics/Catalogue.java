package dev.paperboy.topics;

import java.util.List;

/** The topics that the form offers, one press each; they are only a beginning, any sentence will do. */
public final class Catalogue {

    private static final List<Entry> ENTRIES = List.of(
            entry("Language models", "training and evaluation of large language models"),
            entry("Reasoning", "language models that reason step by step and solve problems in many steps"),
            entry("Fast inference", "faster and cheaper inference of large language models, decoding and quantization"),
            entry("Agents", "language model agents that plan, use tools and act in software"),
            entry("Retrieval", "information retrieval, dense search and retrieval-augmented generation"),
            entry("Code generation", "language models that write, edit and repair program code"),
            entry("Translation", "machine translation and multilingual language processing"),
            entry("Interpretability", "understanding what happens inside neural networks, interpretable features"),
            entry("AI safety", "alignment, safety and misuse of artificial intelligence, jailbreaks and red teaming"),
            entry("Image generation", "text-to-image generation and editing with diffusion models"),
            entry("Video", "generation and understanding of video"),
            entry("3D vision", "three-dimensional reconstruction, neural radiance fields and Gaussian splatting"),
            entry("Speech & music", "speech recognition, speech synthesis, audio and music generation"),
            entry("Robotics", "robot learning, manipulation, locomotion and navigation"),
            entry("Reinforcement learning", "reinforcement learning and decision making from reward"),
            entry("Graphs", "graph neural networks and learning on graphs"),
            entry("Medical imaging", "analysis of medical images such as MRI, CT and X-ray"),
            entry("Clinical AI", "machine learning and language models for patients, diagnosis and hospitals"),
            entry("Biology", "protein structure, genomics and computational biology"),
            entry("Drug discovery", "design of molecules and drugs with computational methods"),
            entry("Chemistry & materials", "chemistry and discovery of new materials with computation"),
            entry("Physics", "quantum physics, particle physics and condensed matter"),
            entry("Astronomy", "galaxies, stars, exoplanets and cosmology"),
            entry("Climate & Earth", "climate change, weather forecasting and remote sensing of the Earth"),
            entry("Mathematics", "mathematical proofs, theorem proving and number theory"),
            entry("Security & privacy", "computer security, cryptography, privacy and attacks on software"),
            entry(
                    "Human–computer interaction",
                    "how people use and experience computers, interfaces and accessibility"));

    private Catalogue() {}

    /** In the order in which they are shown. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    private static Entry entry(String label, String text) {
        return new Entry(label, Topic.parse(text));
    }

    /**
     * A topic on offer.
     *
     * @param label two or three words, for the chip
     * @param topic what is subscribed to when it is chosen
     */
    public record Entry(String label, Topic topic) {}
}
