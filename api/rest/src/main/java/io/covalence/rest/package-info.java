/** The REST interface: thin resources over the tenant service. */
@NullMarked
package io.covalence.rest;

import org.jspecify.annotations.NullMarked;
