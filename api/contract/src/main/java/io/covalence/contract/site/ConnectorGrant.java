package io.covalence.contract.site;

/**
 * The service's word that a connector works for its site until another one is accepted.
 *
 * @param quietMillis for how long the connector sends nothing: until then a replica may still listen to the instance before it
 * @param leaseSeconds after so long a silence another machine or folder may take over
 */
public record ConnectorGrant(long quietMillis, long leaseSeconds) {}
