@NullMarked
package io.covalence.rest;

import org.jspecify.annotations.NullMarked;
