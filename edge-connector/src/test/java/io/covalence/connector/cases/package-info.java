/** Files as people have them, each with the right answer to it: the group "cases". */
@NullMarked
package io.covalence.connector.cases;

import org.jspecify.annotations.NullMarked;
