package io.covalence.contract.invitation;

import io.covalence.contract.id.StudyId;
import java.time.Instant;

/**
 * What an institution signed by accepting an invitation, to the byte.
 *
 * @param sha256 hex digest of the text's UTF-8 bytes, which also stands in the ledgers of both sides
 */
public record SignedAgreement(StudyId studyId, String text, String sha256, Instant signedAt) {}
