/** What Covalence's processes agree on: identifiers, the study plan, REST records, problem types. No framework. */
@NullMarked
package io.covalence.contract;

import org.jspecify.annotations.NullMarked;
