/** What every REST answer shares: problem details, security headers, the OpenAPI description. */
@NullMarked
package studio.raim.server.shell.rest;

import org.jspecify.annotations.NullMarked;
