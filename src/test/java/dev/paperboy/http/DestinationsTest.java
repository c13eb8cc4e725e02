package dev.paperboy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private static final Set<String> TRUSTED = Set.of("127.0.0.1", "169.254.169.254", "rebound.example");

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/", "https://169.254.169.254/latest/meta-data/", "https://rebound.example/"})
    void evenATrustedHostIsNotFollowedIntoAPrivateNetwork(String target) throws IOException {
        var client = TestHttp.client(DestinationsTest::inside);
        try (var host = FakeHost.answering(FakeHost.redirect(target))) {
            assertThatIOException()
                    .isThrownBy(() -> client.get(host.address(), TRUSTED, "application/json"))
                    .withMessageContaining("not on the public internet");
        }
    }

    @Test
    void theAddressFromTheSettingsMayBeAPrivateOne() throws IOException {
        try (var host = FakeHost.answering(FakeHost.redirect("/there"), FakeHost.json("[]"))) {
            assertThat(TestHttp.client()
                            .get(host.address(), TRUSTED, "application/json")
                            .text())
                    .isEqualTo("[]");
        }
    }

    @Test
    void oneInnerAddressAmongSeveralIsEnough() {
        var destinations = new Destinations(name -> new InetAddress[] {literal("93.184.216.34"), literal("10.0.0.1")});

        assertThatIOException()
                .isThrownBy(() -> destinations.check(
                        URI.create("https://rebound.example/"), URI.create("https://asked.example/"), TRUSTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "198.19.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fd00::1",
                "fc00::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void addressesThatAreNotPublic(String address) throws UnknownHostException {
        assertThat(Destinations.isPublic(literal(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.32.0.1",
                "128.84.21.199",
                "192.169.0.1",
                "223.255.255.254",
                "2606:4700::1111",
                "2a04:4e42::223",
                "2001:4860:4860::8888"
            })
    void addressesThatArePublic(String address) throws UnknownHostException {
        assertThat(Destinations.isPublic(literal(address))).isTrue();
    }

    private static InetAddress[] inside(String host) throws UnknownHostException {
        return new InetAddress[] {literal(host.equals("rebound.example") ? "192.168.0.7" : host)};
    }

    private static InetAddress literal(String address) throws UnknownHostException {
        return InetAddress.getByName(address);
    }
}
