/** Files as people really have them, each with what is right for it: the group "cases". */
@NullMarked
package io.covalence.connector.cases;

import org.jspecify.annotations.NullMarked;
