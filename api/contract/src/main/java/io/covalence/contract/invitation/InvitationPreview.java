package io.covalence.contract.invitation;

import java.time.Instant;

/**
 * What an invited person may read before signing in.
 *
 * @param agreement plain text that the institution will sign
 * @param agreementSha256 hex digest of that text's UTF-8 bytes, to be sent back with the acceptance
 */
public record InvitationPreview(
        String tenantName,
        String studyName,
        String question,
        String institutionName,
        InvitationState state,
        Instant expiresAt,
        String agreement,
        String agreementSha256) {}
