/** Who acts: the scope every transaction runs in, and the roles every service asks for. */
@NullMarked
package io.covalence.service.acting;

import org.jspecify.annotations.NullMarked;
