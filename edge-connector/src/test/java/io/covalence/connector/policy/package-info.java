@NullMarked
package io.covalence.connector.policy;

import org.jspecify.annotations.NullMarked;
