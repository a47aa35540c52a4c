package io.covalence.contract.tenant;

/**
 * A tenant to be made.
 *
 * @param name 2 to 120 characters
 * @param administratorEmail the person who acts for the tenant from their next sign-in on
 */
public record NewTenant(String name, String administratorEmail) {}
