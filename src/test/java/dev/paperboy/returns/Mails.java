package dev.paperboy.returns;

import java.nio.charset.StandardCharsets;

/** Mails that come back, written for these tests. */
public final class Mails {

    private Mails() {}

    public static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A report as RFC 3464 wants it. */
    public static byte[] report(String to, String action, String status, String diagnostic) {
        return bytes("""
                From: Mail Delivery System <MAILER-DAEMON@mx.remote.example>
                To: <%s>
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

                --b1
                Content-Type: text/plain

                This mail could not be brought to one of its readers.

                --b1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.remote.example

                Final-Recipient: rfc822; ada@remote.example
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; %s

                --b1
                Content-Type: text/rfc822-headers

                From: digest@papers.example
                Subject: user unknown, mailbox full, spam: a paper about bounces

                --b1--
                """.formatted(to, action, status, diagnostic));
    }

    public static byte[] complaint(String to, String type) {
        return bytes("""
                From: <feedback@mailbox.example>
                To: <abuse@papers.example>
                Subject: FW: Papers of today
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b2"

                --b2
                Content-Type: text/plain

                This is a report about a mail that a reader did not want.

                --b2
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Loop/1.0
                Version: 1
                Original-Mail-From: <%s>

                --b2
                Content-Type: message/rfc822

                From: digest@papers.example
                Subject: Papers of today

                Papers.
                --b2--
                """.formatted(type, to));
    }

    public static byte[] plain(String from, String subject, String text) {
        return bytes("From: " + from + "\nTo: bounce@papers.example\nSubject: " + subject + "\n\n" + text);
    }
}
