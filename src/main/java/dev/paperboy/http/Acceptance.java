package dev.paperboy.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Judges whether an answer is whole and of the kind that was asked for. */
record Acceptance(Set<String> mediaTypes, int largest) {

    private static final int QUOTED = 500;
    private static final int LONGEST_TYPE = 100;

    Reply accept(HttpResponse<byte[]> response) throws IOException {
        var host = response.uri().getHost();
        var type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        var reply = new Reply(response.statusCode(), response.headers(), unpacked(response, host));
        // Front pages of proxies and of hosts under repair come with status 200 too.
        if (!mediaTypes.contains(type.replaceFirst(";.*", "").strip())) {
            throw new OtherKindException(
                    host + " answered with \"" + shortened(type) + "\" instead of " + String.join(" or ", mediaTypes),
                    new String(reply.body(), 0, Math.min(reply.body().length, QUOTED), UTF_8));
        }
        return reply;
    }

    private static String shortened(String type) {
        return type.length() > LONGEST_TYPE ? type.substring(0, LONGEST_TYPE) + "…" : type;
    }

    private byte[] unpacked(HttpResponse<byte[]> response, String host) throws IOException {
        var encoding = response.headers()
                .firstValue("Content-Encoding")
                .orElse("identity")
                .toLowerCase(Locale.ROOT);
        if (encoding.equals("identity")) {
            return response.body();
        }
        if (!encoding.equals("gzip")) {
            throw new IOException(host + " answered in an encoding that was not asked for: " + encoding);
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            var body = in.readNBytes(largest);
            if (in.read() >= 0) {
                throw new IOException("unpacked, the answer is larger than " + largest + " bytes");
            }
            return body;
        } catch (IOException e) {
            throw new IOException(host + " sent what cannot be unpacked: " + e.getMessage(), e);
        }
    }
}
