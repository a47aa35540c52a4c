/**
 * The protocol as a state machine, searched exhaustively against a service that sends whatever it can. What a site accepts is
 * asked of the library; what is modelled here is who has sent what, and what the service then knows.
 */
@NullMarked
package io.covalence.secagg.model;

import org.jspecify.annotations.NullMarked;
