/** Text that people read: what may stand in it, and how it is shown where its writer must not speak for somebody else. */
@NullMarked
package io.covalence.contract.text;

import org.jspecify.annotations.NullMarked;
