package dev.paperboy.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,                               192.0.2.7",
        "::ffff:192.0.2.7,                        192.0.2.7",
        "2001:db8:1:2:3:4:5:6,                    20010db800010002::/64",
        "2001:db8:1:2::1,                         20010db800010002::/64",
        "2001:0DB8:0001:0002:ffff:ffff:ffff:ffff, 20010db800010002::/64",
        "[2001:db8:1:2::1],                       20010db800010002::/64",
        "fe80::1%eth0,                            fe80000000000000::/64",
        "2001:db8:1:3::1,                         20010db800010003::/64",
        "not.an.address.example,                  not.an.address.example",
        "'',                                      ''",
        "1:2:3,                                   1:2:3",
    })
    void requestsOfOneNetworkAreCountedTogether(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }
}
