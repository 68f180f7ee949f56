package studio.raim.server.offer;

import java.util.Map;

/** Knows how fast pipelines ran on this installation; whoever keeps the restorations implements it. */
public interface PipelineSpeeds {
    /** By the pipeline's id; those that have not run here yet are missing. */
    Map<String, Speed> learnt();
}
