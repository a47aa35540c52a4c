/** The environment of the tests: real PostgreSQL with the real roles, real Hibernate, real transactions, and fakes. */
@NullMarked
package io.covalence.service.world;

import org.jspecify.annotations.NullMarked;
