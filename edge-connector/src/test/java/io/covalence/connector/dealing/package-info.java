@NullMarked
package io.covalence.connector.dealing;

import org.jspecify.annotations.NullMarked;
