/** Charters: whose keys a study's members trust. A person at the site reads one, signs it, and no round is worked on under another. */
@NullMarked
package io.covalence.connector.charter;

import org.jspecify.annotations.NullMarked;
