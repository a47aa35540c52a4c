/**
 * The protocol as a state machine, searched exhaustively against a service that sends every message it can. The library
 * decides what a site accepts; this package models which site has sent what, and what the service then knows.
 */
@NullMarked
package io.covalence.secagg.model;

import org.jspecify.annotations.NullMarked;
