/** RFC 9457 problem documents and the closed list of their types. */
@NullMarked
package io.covalence.contract.problem;

import org.jspecify.annotations.NullMarked;
