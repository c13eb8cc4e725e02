package dev.paperboy.returns;

import static dev.paperboy.returns.Decoded.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComplaintsTest {

    @ParameterizedTest
    @CsvSource({
        "abuse,COMPLAINT",
        "opt-out,COMPLAINT",
        "fraud,COMPLAINT",
        "new-kind,COMPLAINT",
        "not-spam,NOTHING",
        "auth-failure,OURS"
    })
    void aComplaintMeansWhatItsTypeSays(String type, Meaning meaning) {
        assertThat(only(Mails.complaint("bounce@papers.example", type)).meaning())
                .isEqualTo(meaning);
    }

    @Test
    void aComplaintIsOneThoughItsFieldsAreLost() {
        var whole = new String(Mails.complaint("bounce@papers.example", "abuse"), StandardCharsets.UTF_8);
        var untyped = whole.replace("Feedback-Type: abuse\r\n", "");
        var bare = Mails.plain(
                "feedback@isp.example", "Feedback", "This is an email abuse report for a mail from 192.0.2.7");

        assertThat(only(untyped.getBytes(StandardCharsets.UTF_8)).meaning()).isEqualTo(Meaning.COMPLAINT);
        assertThat(only(bare).meaning()).isEqualTo(Meaning.COMPLAINT);
    }

    @ParameterizedTest
    @CsvSource({"text/plain", "application/octet-stream"})
    void aComplaintIsOneThoughItsPartIsCalledOtherwise(String type) {
        var report = new String(Mails.complaint("abuse@papers.example", "abuse"), StandardCharsets.UTF_8)
                .replace("multipart/report; report-type=feedback-report", "multipart/mixed")
                .replace("message/feedback-report", type);
        var xarf = "From: a@isp.example\r\nSubject: Report about 192.0.2.7\r\nX-XARF: PLAIN\r\n\r\nSpam.";

        assertThat(only(report.getBytes(StandardCharsets.UTF_8)).meaning()).isEqualTo(Meaning.COMPLAINT);
        assertThat(only(xarf.getBytes(StandardCharsets.UTF_8)).meaning()).isEqualTo(Meaning.COMPLAINT);
    }

    @Test
    void aReportOfAmazonByMailIsUnderstood() {
        var mail = Mails.plain("no-reply@sns.amazonaws.example", "AWS Notification Message", """
                {"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"ada@remote.example"}],
                "feedbackId":"1","complaintFeedbackType":"abuse"},"mail":{"source":"bounce@papers.example"}}
                --
                If you wish to stop receiving these, do something.
                """);

        assertThat(only(mail).meaning()).isEqualTo(Meaning.COMPLAINT);
    }
}
