package studio.raim.server.offer;

/**
 * A part of a photograph before and after, both of one size.
 *
 * @param before address of a JPEG
 * @param after address of a JPEG
 * @param credit whose photograph it is, its licence, and what was done to it
 */
public record Example(String before, String after, String credit) {}
