package io.covalence.contract.tenant;

/** Realm roles. A role says what a person or program may do; a membership says for whom. */
public enum Role {
    PLATFORM_ADMIN("platform-admin"),
    SPONSOR("sponsor"),
    INSTITUTION("institution"),
    CONNECTOR("connector"),
    TENANT_SERVICE("tenant-service");

    private final String realmName;

    Role(String realmName) {
        this.realmName = realmName;
    }

    /** The role's name at the identity provider. */
    public String realmName() {
        return realmName;
    }
}
