/** Pools, devices and nodes: invites with Quartz, runs a claimed job on a device, heartbeats, repairs. */
@NullMarked
package studio.raim.server.worker;

import org.jspecify.annotations.NullMarked;
