package dev.paperboy.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TexTest {

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '@', textBlock = """
                    Rozi\\`ere                      > Rozière
                    na\\"ively                      > naïvely
                    na\\"{\\i}ve                    > naïve
                    na{\\"\\i}ve                    > naïve
                    Erd\\H{o}s and Erd\\H os        > Erdős and Erdős
                    Fran\\c{c}ois, Gar\\c con       > François, Garçon
                    \\v{S}koda \\u{g} \\r{a} \\k{e} > Škoda ğ å ę
                    \\^{e} \\~n \\=a \\.z           > ê ñ ā ż
                    S\\o ren \\AA{}ngstr\\"om       > Søren Ångström
                    Stra\\ss e, \\ae on, {\\L}\\'od\\'z > Straße, æon, Łódź
                    M\\'{e}tro caf\\'e              > Métro café
                    """)
    void accentsSitOnTheirLetters(String typed, String readable) {
        assertThat(Tex.toUnicode(typed)).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '@', textBlock = """
                    $x^2$ and $O(n^2)$              > x² and O(n²)
                    $H_2O$, H$_2$O                  > H₂O, H₂O
                    $x_{ij}$, x_{ij}                > xᵢⱼ, xᵢⱼ
                    an R^2 of 0.9, 10^12 tokens     > an R² of 0.9, 10¹² tokens
                    $x^{\\alpha+1}$                 > xᵅ⁺¹
                    $p_{data}$ and $x^\\star$       > p_(data) and x^⋆
                    $\\alpha \\leq \\beta \\times 3$ > α ≤ β × 3
                    $\\frac{a}{b}$, $\\frac12$      > a/b, 1/2
                    $\\frac{a+b}{\\sqrt{n}}$        > (a+b)/√n
                    $\\sqrt{x+1}$, $\\sqrt[3]{x}$   > √(x+1), ³√x
                    $\\mathcal{O}(n \\log n)$       > O(n log n)
                    $\\mathbb{R}^d$, $\\mathbf{x}_i$ > Rᵈ, xᵢ
                    $\\left( \\frac{1}{T} \\right)$ > ( 1/T )
                    $\\hat{\\theta} \\to \\infty$   > θ̂ → ∞
                    $f''(x)$ at 90$^\\circ$         > f″(x) at 90°
                    \\( x \\in S \\), $$E = mc^2$$  > @ x ∈ S , E = mc²@
                    $\\ell_1$, $\\epsilon$-greedy   > ℓ₁, ϵ-greedy
                    $10\\times$ faster              > 10× faster
                    $1.5 \\pm 0.2$                  > 1.5 ± 0.2
                    """)
    void simpleFormulasBecomeReadable(String typed, String readable) {
        assertThat(Tex.toUnicode(typed)).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '@', textBlock = """
                    30\\%-50\\% \\& \\$4 \\_ \\#1     > 30%-50% & $4 _ #1
                    {\\it determinism}: almost        > determinism: almost
                    \\textbf{A \\emph{nested} word}   > A nested word
                    {BERT} and {B}ayes and GP{U}      > BERT and Bayes and GPU
                    ``quoted'' words                  > “quoted” words
                    pages 3--5---or so                > pages 3–5—or so
                    Smith~et al., ~10 times           > Smith et al., ~10 times
                    strategies (\\eg, pooling)        > strategies (e.g., pooling)
                    see \\url{https://a.org/~b_c}     > see https://a.org/~b_c
                    """)
    void textCommandsLeaveTheirText(String typed, String readable) {
        assertThat(Tex.toUnicode(typed)).isEqualTo(readable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "costs $5 and $10",
                "between US$5-US$10, or $3/$4",
                "$5, then 6 or 7$ left",
                "a single $ sign",
                "snake_case_name and C:\\Users",
                "https://host.org/~name/a_b--c^2",
                "run it with --help",
                "the set {0, 1} and {\"key\": 1}",
                "see \\cite{vaswani_2017} and \\unknowncommand{x^2}",
                "\\frac{a} and \\sqrt and \\textbf word",
                "open { and } closed, \\",
                "it's a 5'' screen; f'",
                "x^ and y_ and ^2",
                "-------- x - y"
            })
    void whatIsNoTexStaysAsTyped(String typed) {
        assertThat(Tex.toUnicode(typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "$",
                "$$",
                "\\(",
                "{\\(",
                "{$$ }",
                "^",
                "$^",
                "_{",
                "\\frac{",
                "\\textbf{",
                "\\'",
                "\\'{",
                "\\",
                "`",
                "-",
                "$5 ",
                "\\sqrt[",
                "{$a ",
                "\\left",
                "x^{",
                "\\^\\^",
                "$x^{",
                "\\hat ",
                "~",
                "\\frac{{",
                "h",
                "http://"
            })
    @Timeout(20)
    void aMegabyteOfHostileInputTakesLinearTime(String unit) {
        var open = unit.repeat(1_000_000 / unit.length());
        var closed = unit.repeat(500_000 / unit.length()) + "}".repeat(500_000);

        assertThatCode(() -> Tex.toUnicode(open)).doesNotThrowAnyException();
        assertThatCode(() -> Tex.toUnicode(closed)).doesNotThrowAnyException();
    }

    @Test
    @Timeout(60)
    void nothingThatCanBeTypedMakesItThrow() {
        var random = new Random(42);
        var pieces = new String[] {
            "\\", "{", "}", "$", "^", "_", "frac", "sqrt", "[", "]", "'", "`", "textbf", "a", " ", "~", "-", "1", "😀",
            "(", ")", "alpha", "left", ".", "\ud800", "hat", "\"", "cite", "url", "o"
        };
        for (int round = 0; round < 100_000; round++) {
            var typed = new StringBuilder();
            for (int i = random.nextInt(24); i >= 0; i--) {
                typed.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThatCode(() -> Tex.toUnicode(typed.toString()))
                    .as(typed.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void ordinaryTextIsReturnedAtOnce() {
        var text = "Attention is all you need. ".repeat(30_000);

        assertThat(Tex.toUnicode(text)).isSameAs(text);
    }
}
