/** Tests of the tenant service as a whole. */
@NullMarked
package io.covalence.service;

import org.jspecify.annotations.NullMarked;
