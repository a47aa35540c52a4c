@NullMarked
package io.covalence.secagg.server;

import org.jspecify.annotations.NullMarked;
