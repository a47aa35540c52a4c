/** The interface between views and services: the person, and what they may read and do. */
@NullMarked
package io.covalence.portal.backend;

import org.jspecify.annotations.NullMarked;
