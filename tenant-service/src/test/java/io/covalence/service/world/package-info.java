/** The tests' world: real PostgreSQL with the real roles, real Hibernate, real transactions; fakes of our own seams only. */
@NullMarked
package io.covalence.service.world;

import org.jspecify.annotations.NullMarked;
