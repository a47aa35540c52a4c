/** The claim to be the one connector of a site: two copies of one folder must never answer the same round. */
@NullMarked
package io.covalence.connector.instance;

import org.jspecify.annotations.NullMarked;
