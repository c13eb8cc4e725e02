package dev.paperboy.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a database is, as hosts tell it. */
final class JdbcAddressTest {

    @Test
    void userAndPasswordAreTakenOutOfALibpqAddress() {
        var address = JdbcAddress.parse("postgresql://paper:s%40cret@db.example:5433/boy?sslmode=require");

        assertThat(address.url()).isEqualTo("jdbc:postgresql://db.example:5433/boy?sslmode=require");
        assertThat(address.user()).contains("paper");
        assertThat(address.password()).contains("s@cret");
    }

    @Test
    void anAtInThePasswordIsHintedAt() {
        assertThatThrownBy(() -> JdbcAddress.parse("postgresql://paper:s@cret@db.example/boy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be percent-encoded")
                .hasMessageNotContaining("cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://paper:sec^ret@db/boy",
                "postgresql://paper:sec[ret@db/boy",
                "postgresql://paper:secret@paper_db/boy",
                "postgresql://paper:secret@one,two/boy"
            })
    void whatCannotBeReadIsRefusedWithoutItsPassword(String url) {
        assertThatThrownBy(() -> JdbcAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DATABASE_URL")
                .hasMessageNotContaining("sec^ret")
                .hasMessageNotContaining("sec[ret")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }
}
