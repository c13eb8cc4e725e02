package dev.paperboy.subscribers;

import java.time.Instant;

/** What somebody asked for on the form, until the owner of the address agrees. */
public record JoinRequest(String handle, long subscriberId, Wishes wishes, Instant createdAt, Instant expiresAt) {}
