/** REST: who am I, and my API tokens. */
@NullMarked
package studio.raim.server.account.rest;

import org.jspecify.annotations.NullMarked;
