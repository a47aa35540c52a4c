/** What sites and service send each other from M1 to M9, complaints and votes to abort, and their canonical binary encoding. */
@NullMarked
package io.covalence.secagg.message;

import org.jspecify.annotations.NullMarked;
