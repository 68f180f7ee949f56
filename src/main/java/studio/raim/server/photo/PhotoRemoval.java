package studio.raim.server.photo;

import java.time.Instant;
import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;

/**
 * A photo is being hidden, or shown again, in the transaction of whoever hears this.
 *
 * @param at when it was hidden: what went with it bears the same time, and comes back with it
 */
public record PhotoRemoval(PersonId owner, PhotoId photo, Instant at, boolean undone) {}
