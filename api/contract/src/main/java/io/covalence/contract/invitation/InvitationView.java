package io.covalence.contract.invitation;

import java.time.Instant;

public record InvitationView(
        String id,
        String studyId,
        String institutionName,
        String email,
        InvitationState state,
        Instant sentAt,
        Instant expiresAt) {}
