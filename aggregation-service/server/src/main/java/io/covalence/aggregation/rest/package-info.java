/**
 * The HTTP interface: roles, sizes, media types, problems. Resources have injected fields, since RESTEasy requires a
 * constructor without parameters.
 */
@NullMarked
package io.covalence.aggregation.rest;

import org.jspecify.annotations.NullMarked;
