package io.covalence.contract.invitation;

import java.time.Instant;

/**
 * What an invited person may read before signing in.
 *
 * @param sentTo the invited address with all but its first letter and its domain hidden, such as {@code a•••@fir.example}
 * @param forCaller whether the caller has signed in with that address, verified, and so may answer
 * @param agreement plain text that the institution will sign
 * @param agreementSha256 hex digest of that text's UTF-8 bytes, to be sent back with the acceptance
 */
public record InvitationPreview(
        String tenantName,
        String studyName,
        String question,
        String institutionName,
        String sentTo,
        boolean forCaller,
        InvitationState state,
        Instant expiresAt,
        String agreement,
        String agreementSha256) {}
