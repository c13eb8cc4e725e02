package dev.paperboy.returns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StatusFieldsTest {

    @Test
    void aFoldedValueIsJoined() {
        var groups = StatusFields.parse("Diagnostic-Code: smtp; 550\r\n  5.1.1 no\n such user\n\nStatus: 5.1.1");

        assertThat(groups).hasSize(2);
        assertThat(groups.get(0).get("diagnostic-code")).contains("smtp; 550 5.1.1 no such user");
    }

    @Test
    void aValueThatNeverEndsIsCut() {
        var long1 = StatusFields.parse("Diagnostic-Code: smtp\n" + " x\n".repeat(300_000));
        var long2 = StatusFields.parse("Diagnostic-Code: " + "x".repeat(300_000));

        assertThat(long1.get(0).get("diagnostic-code").orElseThrow()).hasSize(4000);
        assertThat(long2.get(0).get("diagnostic-code").orElseThrow()).hasSize(4000);
    }

    @Test
    void groupsAndFieldsWithoutEndAreNotAllKept() {
        var fields = new StringBuilder();
        for (var i = 0; i < 5000; i++) {
            fields.append("Field-").append(i).append(": x\n");
        }

        assertThat(StatusFields.parse("Status: 5.1.1\n\n".repeat(50_000))).hasSize(1000);
        assertThat(StatusFields.parse(fields.toString()).get(0).fields()).hasSize(100);
    }

    @Test
    void ofManyStatusPartsSoMuchIsReadAsOfWords() {
        var part = "--b1\nContent-Type: message/delivery-status\n\n"
                + ("Status: 5.1.1 " + "x".repeat(500) + "\n\n").repeat(20) + "\n";
        var mail = Mails.bytes("Content-Type: multipart/report; boundary=b1\n\n" + part.repeat(150) + "--b1--\n");

        assertThat(ReturnedMail.parse(mail).statuses()).hasSizeBetween(1, 150);
    }
}
