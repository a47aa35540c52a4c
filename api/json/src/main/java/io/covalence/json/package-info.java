/** How the contract's records are JSON, once for every process: which members have to be there, and how a part of a plan says its form. */
@NullMarked
package io.covalence.json;

import org.jspecify.annotations.NullMarked;
