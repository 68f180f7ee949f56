package studio.raim.engine.nn;

/** How an image is resized. */
public enum Filter {
    /** Mean of whole blocks: exact, for sizes divided by a whole number. */
    AREA,
    /** The pixel that lies there. */
    NEAREST,
    /** A triangle as wide as needed not to alias. */
    BILINEAR,
    /** Keys' cubic with a = −0.5, as wide as needed not to alias. */
    BICUBIC
}
