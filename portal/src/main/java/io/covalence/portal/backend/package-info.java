/** The seam between views and services: who looks, and what they may read and do. */
@NullMarked
package io.covalence.portal.backend;

import org.jspecify.annotations.NullMarked;
