/**
 * The data that Covalence's processes exchange: identifiers, the study plan, REST records, problem types. No framework.
 */
@NullMarked
package io.covalence.contract;

import org.jspecify.annotations.NullMarked;
