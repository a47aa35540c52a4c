@NullMarked
package io.covalence.service.identity.internal;

import org.jspecify.annotations.NullMarked;
