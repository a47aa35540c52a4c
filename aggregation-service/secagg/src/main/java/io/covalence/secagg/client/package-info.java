/** The client part, for a site: one class per protocol state, one object per session. */
@NullMarked
package io.covalence.secagg.client;

import org.jspecify.annotations.NullMarked;
