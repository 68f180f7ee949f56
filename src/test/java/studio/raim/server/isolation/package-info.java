/** Walks every way into the server and tries to reach what is somebody else's. */
package studio.raim.server.isolation;
