/**
 * The JSON form of the contract's records for every process: required members, and how a part of a plan names its form.
 */
@NullMarked
package io.covalence.json;

import org.jspecify.annotations.NullMarked;
