package io.covalence.aggregation.evidence;

/** What a piece of evidence shows. */
enum EvidenceKind {
    /** A completed round, to be checked again offline. */
    BUNDLE,
    /** A site's misconduct. */
    CONVICTION
}
