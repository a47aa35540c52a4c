@NullMarked
package io.covalence.service.secret;

import org.jspecify.annotations.NullMarked;
