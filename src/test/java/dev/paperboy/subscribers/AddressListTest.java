package dev.paperboy.subscribers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A wide list of addresses that can be written to, and of those that cannot or that are attacks. */
final class AddressListTest {

    private static final String L63 = "a".repeat(63);

    static Stream<String> good() {
        return Stream.of(
                "ada@example.org",
                "a@b.co",
                "ada.lovelace@mail.example.org",
                "ada+papers@example.org",
                "ada_1815@example.org",
                "ada-lovelace@example-site.org",
                "!#$%&'*+/=?^_`{|}~-@example.org",
                "1234567890@example.org",
                "A.B.C@EXAMPLE.ORG",
                "o'neill@example.ie",
                "a".repeat(64) + "@example.org",
                "a@" + L63 + ".org",
                "ada@1and1.example",
                "ada@123.example",
                "ada@a--b.example",
                "ada@xn--bcher-kva.example",
                "ada@bücher.example",
                "jürgen@example.org",
                "ユーザー@例え.jp",
                "用户@例子.公司",
                "пользователь@пример.рф",
                "χρήστης@παράδειγμα.ελ",
                "उपयोगकर्ता@उदाहरण.कॉम",
                "a@" + (L63 + ".").repeat(3) + "a".repeat(59) + "z");
    }

    static Stream<String> bad() {
        var crlf = List.of(
                "ada@example.org\r\nBcc: eve@example.org",
                "ada@example.org\nRCPT TO:<eve@example.org>",
                "ada\r@example.org",
                "ada\u0000@example.org",
                "ada@example.org\u0000",
                "ada@exam\tple.org",
                "ada\u000b@example.org",
                "ada\u007f@example.org");
        var form = List.of(
                "",
                " ",
                "@",
                "ada",
                "ada@",
                "@example.org",
                "ada@@example.org",
                "ada@eve@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..b@example.org",
                "ada example@example.org",
                "ada@exam ple.org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@example..org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@example.-org",
                "ada@example.org-",
                "ada@exam_ple.org",
                "ada@example",
                "ada@localhost",
                "ada@example.123",
                "ada@192.0.2.1",
                "ada@[192.0.2.1]",
                "ada@[IPv6:2001:db8::1]",
                "ada@2001:db8::1",
                "ada@exa!mple.org",
                "ada@example.org:25",
                "ada@example.org/x",
                "ada@example,org",
                "ada,eve@example.org",
                "ada;eve@example.org",
                "ada:eve@example.org",
                "a(comment)@example.org",
                "ada@example.org(comment)",
                "ada@(comment)example.org",
                "\"ada\"@example.org",
                "\"a b\"@example.org",
                "\"\"@example.org",
                "\"ada@eve\"@example.org",
                "ada\\@example.org",
                "a\"b@example.org",
                "<ada@example.org>",
                "Ada <ada@example.org>",
                "ada@example.org, eve@example.org",
                "ada@example.org eve@example.org",
                "mailto:ada@example.org",
                "ada@example.org?cc=eve@example.org",
                "@relay.example:ada@example.org",
                "ada%eve[example]@example.org",
                "a]b@example.org",
                "a[b@example.org",
                "ada@[example.org]",
                "ada@*.example.org",
                "ada@exam'ple.org",
                "ada@example.o'rg");
        var length = List.of(
                "a".repeat(65) + "@example.org",
                "é".repeat(33) + "@example.org",
                "a@" + "a".repeat(64) + ".org",
                "a@" + (L63 + ".").repeat(4) + "org",
                "a".repeat(60) + "@" + (L63 + ".").repeat(3) + "org",
                "x".repeat(100_000),
                "a@" + "ü".repeat(63) + ".org",
                "a@" + "b.".repeat(130) + "org");
        var unicode = List.of(
                "ada\u202e@example.org",
                "ada\u200b@example.org",
                "ada\ufeffb@example.org",
                "ada\u00a0b@example.org",
                "ada@exa\u00admple.org",
                "ada@exam\u2028ple.org",
                "ada@exam\u200dple.org",
                "\u0301ada@example.org",
                "ada@\u0301example.org",
                "ada@exam\u2044ple.org",
                "ada\ud800@example.org",
                "ada\ue000@example.org",
                "ada@😀.example",
                "😀@example.org",
                "ada@stra\u00dfe.example",
                "ada＠example.org",
                "ada@exam\u3000ple.org",
                "ada@example\u2024org.example/");
        return Stream.of(crlf, form, length, unicode).flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("good")
    void whatCanBeWrittenToIsTaken(String typed) {
        var address = Address.parse(typed);

        assertThat(address.text().substring(address.text().lastIndexOf('@'))).matches("@[a-z0-9.-]+");
        assertThat(Address.parse(address.text())).isEqualTo(address);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void whatCannotIsRefusedWithASentence(String typed) {
        assertThatThrownBy(() -> Address.parse(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }
}
