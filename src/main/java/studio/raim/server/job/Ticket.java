package studio.raim.server.job;

import studio.raim.common.JobId;

/**
 * A queued job's place: what a dispatcher needs to know and nothing more.
 *
 * @param attempt how often the job was begun before; with the id it names this wait
 * @param rank the fair order within the pool, in virtual milliseconds; the lowest goes first
 */
public record Ticket(JobId job, String pool, int attempt, long rank) {}
