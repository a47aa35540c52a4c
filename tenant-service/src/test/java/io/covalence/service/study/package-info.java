@NullMarked
package io.covalence.service.study;

import org.jspecify.annotations.NullMarked;
