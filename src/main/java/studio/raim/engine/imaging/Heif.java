package studio.raim.engine.imaging;

/**
 * A HEIC or AVIF file taken apart.
 *
 * @param codedBits bits a sample in the file, 8 to 16; decoders deliver 8, or 16 with these as the upper ones
 * @param position of the main picture among those that a decoder shows of the file, from 0
 */
record Heif(Anatomy anatomy, int codedBits, int position) {}
