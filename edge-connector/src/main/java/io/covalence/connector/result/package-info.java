/** What a study's models are worth on this site's own rows, for its own people: nothing of it leaves. */
@NullMarked
package io.covalence.connector.result;

import org.jspecify.annotations.NullMarked;
