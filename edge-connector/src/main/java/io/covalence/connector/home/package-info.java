/** The connector's folder on the site's machine: where things stand, and that nobody else reads them. */
@NullMarked
package io.covalence.connector.home;

import org.jspecify.annotations.NullMarked;
