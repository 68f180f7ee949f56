package studio.raim.engine.imaging;

import java.util.Set;

/** Numbers of TIFF 6.0, EXIF and their extensions. */
final class TiffTag {
    static final int SUBFILE_TYPE = 254;
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS_PER_SAMPLE = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES_PER_PIXEL = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int X_RESOLUTION = 282;
    static final int Y_RESOLUTION = 283;
    static final int RESOLUTION_UNIT = 296;
    static final int PREDICTOR = 317;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SUB_IFDS = 330;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int XMP = 700;
    static final int IPTC = 33_723;
    static final int PHOTOSHOP = 34_377;
    static final int EXIF = 34_665;
    static final int ICC = 34_675;
    static final int GPS = 34_853;
    static final int INTEROPERABILITY = 40_965;
    static final int DNG_VERSION = 50_706;

    /** Fields of the first directory that describe the photograph, not how its samples are stored. */
    static final Set<Integer> DESCRIPTIVE = Set.of(
            270,
            271,
            272,
            ORIENTATION,
            X_RESOLUTION,
            Y_RESOLUTION,
            RESOLUTION_UNIT,
            305,
            306,
            315,
            316,
            33_432,
            EXIF,
            GPS,
            40_091,
            40_092,
            40_093,
            40_094,
            40_095);

    /** Of these, the ones that every file has, and that alone are not worth carrying. */
    static final Set<Integer> TRIVIAL = Set.of(ORIENTATION, X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT);

    /** Fields that point to a directory of their own. */
    static final Set<Integer> POINTERS = Set.of(EXIF, GPS, INTEROPERABILITY);

    private TiffTag() {}
}
