package io.covalence.contract.id;

import java.io.Serializable;

/**
 * An identifier as a type of its own, so that none is taken for one of another kind. Its form is that of a site in signed messages: 1 to
 * {@value #MAXIMUM_LENGTH} ASCII letters, digits, dots, dashes and underscores. The ids that this platform makes have the narrower form of
 * their {@link IdKind}.
 */
public sealed interface Id extends Serializable permits InstitutionId, RoundId, RunId, SiteId, StudyId, TenantId {
    int MAXIMUM_LENGTH = 64;

    String value();
}
