package studio.raim.server.job;

import studio.raim.server.storage.BlobRef;

/**
 * What one stage of a restoration made, a JPEG that is already in the store.
 *
 * @param name as the pipeline's file names the stage
 */
public record StageImage(String name, BlobRef image, int width, int height) {}
