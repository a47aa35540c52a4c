@NullMarked
package io.covalence.service.run;

import org.jspecify.annotations.NullMarked;
