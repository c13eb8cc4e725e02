package dev.paperboy.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reader@university.example | reader@university.example",
                "Reader.Name@University.EXAMPLE | Reader.Name@university.example",
                "'  reader@university.example \n' | reader@university.example",
                "'\u00A0reader@university.example\u00A0' | reader@university.example",
                "reader+papers@university.example | reader+papers@university.example",
                "r.e.a.d.e.r@university.example | r.e.a.d.e.r@university.example",
                "o'neill@university.example | o'neill@university.example",
                "!#$%&*+-/=?^_`{}~@university.example | !#$%&*+-/=?^_`{}~@university.example",
                "-reader-@university.example | -reader-@university.example",
                "_@a.example | _@a.example",
                "1234567890@university.example | 1234567890@university.example",
                "x@y.z | x@y.z",
                "reader@a.b.c.d.e.f.example | reader@a.b.c.d.e.f.example",
                "reader@1and1.example | reader@1and1.example",
                "reader@123.456.example | reader@123.456.example",
                "reader@r3---sn.example | reader@r3---sn.example",
                "reader@xn--tst-jma.example | reader@xn--tst-jma.example",
                "reader@XN--TST-JMA.example | reader@xn--tst-jma.example",
                "reader@tëst.example | reader@xn--tst-jma.example",
                "reader@TËST.example | reader@xn--tst-jma.example",
                "reader@te\u0308st.example | reader@xn--tst-jma.example",
                "reader@大学.example | reader@xn--pss25c.example",
                "reader@مثال.example | reader@xn--mgbh0fb.example",
                "reader@university.xn--p1ai | reader@university.xn--p1ai",
                "reader@university.рф | reader@university.xn--p1ai",
                "reader@xn--strae-oqa.example | reader@xn--strae-oqa.example",
                "reader@XN--fa-hia.example | reader@xn--fa-hia.example",
                "reader@xn--wxaijb9b.example | reader@xn--wxaijb9b.example",
                "lésé@university.example | lésé@university.example",
                "le\u0301se\u0301@university.example | lésé@university.example",
                "читатель@university.example | читатель@university.example",
                "पाठक@university.example | पाठक@university.example",
                "阅读者.一@大学.example | 阅读者.一@xn--pss25c.example",
            })
    void aUsableAddressIsTaken(String typed, String text) {
        assertThat(Address.parse(typed).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "reader",
                "@",
                "reader@",
                "@university.example",
                "reader@@university.example",
                "reader@home@university.example",
                "reader.university.example",
                ".reader@university.example",
                "reader.@university.example",
                "the..reader@university.example",
                "the reader@university.example",
                "reader @university.example",
                "reader@ university.example",
                "reader@university .example",
                "reader@university.example other@university.example",
                "reader@university.example,other@university.example",
                "reader@university.example;other@university.example",
                "reader@university.example\r\nBcc: all@university.example",
                "reader\r\n@university.example",
                "reader\n@university.example",
                "reader@university.example\u0000.com",
                "rea\u0007der@university.example",
                "rea\u007Fder@university.example",
                "rea\u0085der@university.example",
                "rea\u200Bder@university.example",
                "rea\u200Dder@university.example",
                "rea\u00ADder@university.example",
                "rea\uFEFFder@university.example",
                "\u202Ereader@university.example",
                "reader@university.\u202Eexample",
                "reader@uni\u2066versity.example",
                "rea\u2028der@university.example",
                "rea\u3000der@university.example",
                "rea\uD800der@university.example",
                "rea\uE000der@university.example",
                "\"reader\"@university.example",
                "\"the reader\"@university.example",
                "reader(comment)@university.example",
                "reader@(comment)university.example",
                "Reader <reader@university.example>",
                "<reader@university.example>",
                "mailto:reader@university.example",
                "rea\\der@university.example",
                "rea,der@university.example",
                "rea[der@university.example",
                "\u0301reader@university.example",
                "a.\u0301b@university.example",
                "❤@university.example",
                "rea€der@university.example",
                "reader@localhost",
                "reader@LOCALHOST",
                "reader@mail.localhost",
                "reader@university",
                "reader@university.",
                "reader@university.example.",
                "reader@.university.example",
                "reader@university..example",
                "reader@-university.example",
                "reader@university-.example",
                "reader@university.-example",
                "reader@uni_versity.example",
                "reader@uni/versity.example",
                "reader@university.example:25",
                "reader@university.example/x",
                "reader@university!example.example",
                "reader@192.0.2.1",
                "reader@university.123",
                "reader@university.tld-2",
                "reader@xn--0.example",
                "reader@xn--a.example",
                "reader@xn--fa-hia0.example",
                "reader@xn--99999999999999.example",
                "reader@xn--fa-hiaä.example",
                "reader@[192.0.2.1]",
                "reader@[IPv6:2001:db8::1]",
                "reader@2001:db8::1",
                "reader@straße.example",
                "reader@STRAẞE.example",
                "reader@οδος.example",
                "reader@²nd.example",
                "reader@\u2100.example",
                "reader@\u0301a.example",
                "reader@❤.example",
                "reader＠university.example",
            })
    void anythingElseIsRefusedWithASentence(String typed) {
        assertThatThrownBy(() -> Address.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .endsWith(".")
                .doesNotContain("\n")
                .hasSizeBetween(20, 140);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void lengthsAreCountedInOctets(String typed, boolean taken) {
        if (taken) {
            assertThat(Address.parse(typed).text()).hasSizeLessThanOrEqualTo(254);
        } else {
            assertThatThrownBy(() -> Address.parse(typed)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    static Stream<Arguments> lengths() {
        var domain = ("d".repeat(63) + ".").repeat(2) + "example";
        return Stream.of(
                arguments("a".repeat(64) + "@university.example", true),
                arguments("a".repeat(65) + "@university.example", false),
                arguments("é".repeat(32) + "@university.example", true),
                arguments("é".repeat(33) + "@university.example", false),
                arguments("a@" + "d".repeat(63) + ".example", true),
                arguments("a@" + "d".repeat(64) + ".example", false),
                arguments("a".repeat(64) + "@" + "d".repeat(52) + "." + domain, true),
                arguments("a".repeat(64) + "@" + "d".repeat(53) + "." + domain, true),
                arguments("a".repeat(64) + "@" + "d".repeat(54) + "." + domain, false),
                arguments("a@" + ("ë" + "d".repeat(50) + ".").repeat(4) + "example", true),
                arguments("a@" + "ë".repeat(60) + ".example", false),
                arguments("a".repeat(5_000_000), false));
    }

    private static Arguments arguments(String typed, boolean taken) {
        return Arguments.of(typed, taken);
    }

    @Test
    void onePersonHasOneKeyHoweverTheAddressIsTyped() {
        assertThat(Address.parse("Reader@TËST.example").key())
                .isEqualTo(Address.parse("READER@xn--tst-jma.example").key())
                .isEqualTo("reader@xn--tst-jma.example");
        assertThat(Address.parse("re.ader+x@a.example").key()).isEqualTo("re.ader+x@a.example");
    }

    @Test
    void noAddressCanCarryALineBreak() {
        assertThatThrownBy(() -> new Address("reader@a.example\r\nBcc: x@a.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
