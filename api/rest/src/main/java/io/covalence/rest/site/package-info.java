/** What connectors ask about their studies. */
@NullMarked
package io.covalence.rest.site;

import org.jspecify.annotations.NullMarked;
