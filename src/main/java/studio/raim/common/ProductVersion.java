package studio.raim.common;

/** The version of the product, as results record it; a test holds it equal to the build's. */
public final class ProductVersion {
    public static final String CURRENT = "0.1.0";

    private ProductVersion() {}
}
