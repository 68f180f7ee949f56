package studio.raim.server.job;

import studio.raim.common.PersonId;
import studio.raim.common.PhotoId;

/** A job that this worker alone may run now, until it ends or its heartbeat lapses. */
public record Claim(
        Attempt attempt,
        PersonId person,
        PhotoId photo,
        String photoName,
        double megapixels,
        String pipeline,
        JobOptions options,
        String pool) {}
