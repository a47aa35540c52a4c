@NullMarked
package io.covalence.contract.run;

import org.jspecify.annotations.NullMarked;
