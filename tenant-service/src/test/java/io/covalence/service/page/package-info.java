@NullMarked
package io.covalence.service.page;

import org.jspecify.annotations.NullMarked;
