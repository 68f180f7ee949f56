/** How a request proves who sent it: session cookie, password or bearer token. */
@NullMarked
package studio.raim.server.account.signin;

import org.jspecify.annotations.NullMarked;
