package studio.raim.server.photo;

import studio.raim.engine.imaging.TilePyramid;
import studio.raim.server.storage.BlobRef;

/**
 * How a picture is cut into tiles.
 *
 * @param levels resolutions; the last one is the picture itself
 * @param revision changes with the picture's bytes and with the way of cutting: part of each tile's address
 */
public record TileSet(int width, int height, int tileSize, int overlap, int levels, String revision) {
    private static final int DIGITS = 16;
    /** To be counted up when the same picture is cut or encoded in another way. */
    private static final int WAY = 1;

    static TileSet of(BlobRef blob, TilePyramid shape) {
        return new TileSet(
                shape.width(), shape.height(), TilePyramid.SIDE, TilePyramid.OVERLAP, shape.levels(), revision(blob));
    }

    /** The revision of the tiles of these bytes. */
    public static String revision(BlobRef blob) {
        return blob.sha256().substring(0, DIGITS) + "-" + WAY;
    }
}
