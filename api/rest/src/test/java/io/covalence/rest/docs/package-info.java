@NullMarked
package io.covalence.rest.docs;

import org.jspecify.annotations.NullMarked;
