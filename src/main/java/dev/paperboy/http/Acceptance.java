package dev.paperboy.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Judges whether an answer is whole and of the kind that was asked for. */
record Acceptance(Set<String> mediaTypes, int largest) {

    Reply accept(HttpResponse<byte[]> response) throws IOException {
        var host = response.uri().getHost();
        var type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        // Front pages of proxies and of hosts under repair come with status 200 too.
        if (!mediaTypes.contains(type.replaceFirst(";.*", "").strip())) {
            throw new IOException(
                    host + " answered with \"" + type + "\" instead of " + String.join(" or ", mediaTypes));
        }
        return new Reply(response.statusCode(), response.headers(), unpacked(response, host));
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
