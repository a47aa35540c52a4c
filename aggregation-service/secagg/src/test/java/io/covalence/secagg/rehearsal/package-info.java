@NullMarked
package io.covalence.secagg.rehearsal;

import org.jspecify.annotations.NullMarked;
