package dev.paperboy.http;

import java.net.http.HttpHeaders;

/**
 * An answer that was received whole and is of the kind that was asked for.
 *
 * @param status the HTTP status, 200 for a GET
 * @param headers as they came
 * @param body unpacked
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a parser: never compared, never kept.
public record Reply(int status, HttpHeaders headers, byte[] body) {}
