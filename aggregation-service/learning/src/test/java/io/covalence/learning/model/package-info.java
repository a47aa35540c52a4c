@NullMarked
package io.covalence.learning.model;

import org.jspecify.annotations.NullMarked;
