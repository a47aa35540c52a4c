package io.covalence.contract.invitation;

import io.covalence.contract.id.StudyId;
import java.time.Instant;

public record InvitationView(
        String id,
        StudyId studyId,
        String institutionName,
        String email,
        InvitationState state,
        Instant sentAt,
        Instant expiresAt) {}
