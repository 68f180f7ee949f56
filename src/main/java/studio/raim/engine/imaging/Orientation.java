package studio.raim.engine.imaging;

import java.util.Arrays;

/** How stored pixels lie relative to the displayed picture: EXIF's tag 0x0112. */
public enum Orientation {
    UPRIGHT(1),
    MIRRORED(2),
    TURNED_180(3),
    FLIPPED(4),
    TRANSPOSED(5),
    NEEDS_90_CLOCKWISE(6),
    TRANSVERSED(7),
    NEEDS_90_COUNTERCLOCKWISE(8);

    private final int exif;

    Orientation(int exif) {
        this.exif = exif;
    }

    /** The orientation of an EXIF value; anything outside 1..8 is upright, as every viewer has it. */
    public static Orientation ofExif(int value) {
        return Arrays.stream(values()).filter(o -> o.exif == value).findFirst().orElse(UPRIGHT);
    }

    public int exif() {
        return exif;
    }

    /** Whether width and height change places when the picture is displayed. */
    public boolean swapsSides() {
        return exif >= 5;
    }

    /** Whether the displayed picture runs from right to left along the stored picture's x axis. */
    boolean reversesStoredX() {
        return switch (this) {
            case MIRRORED, TURNED_180, TRANSVERSED, NEEDS_90_COUNTERCLOCKWISE -> true;
            case UPRIGHT, FLIPPED, TRANSPOSED, NEEDS_90_CLOCKWISE -> false;
        };
    }

    /** Whether the displayed picture runs from bottom to top along the stored picture's y axis. */
    boolean reversesStoredY() {
        return switch (this) {
            case TURNED_180, FLIPPED, NEEDS_90_CLOCKWISE, TRANSVERSED -> true;
            case UPRIGHT, MIRRORED, TRANSPOSED, NEEDS_90_COUNTERCLOCKWISE -> false;
        };
    }
}
