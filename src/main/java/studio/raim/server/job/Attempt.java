package studio.raim.server.job;

import studio.raim.common.JobId;

/** The fencing token of one run of a job: whoever holds an older number is superseded. */
public record Attempt(JobId job, int number) {}
