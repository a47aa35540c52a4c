@NullMarked
package io.covalence.connector.study;

import org.jspecify.annotations.NullMarked;
