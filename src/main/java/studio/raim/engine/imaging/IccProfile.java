package studio.raim.engine.imaging;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The few header fields of an ICC profile that tell whether it can go with given samples (ICC.1:2022, 7.2). */
final class IccProfile {
    private static final int HEADER = 128;

    private IccProfile() {}

    /** Whether this is a whole profile for pictures of so many colour channels. */
    static boolean usable(byte[] profile, int channels) {
        if (profile.length < HEADER + 4) {
            return false;
        }
        String signature = new String(profile, 36, 4, StandardCharsets.ISO_8859_1);
        String space = new String(profile, 16, 4, StandardCharsets.ISO_8859_1);
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(profile).getInt(0));
        return signature.equals("acsp")
                && length <= profile.length
                && space.equals(
                        switch (channels) {
                            case 1 -> "GRAY";
                            case 3 -> "RGB ";
                            default -> "CMYK";
                        });
    }

    /** Converts an RGB picture of 8 bits to sRGB; leaves it alone if the colour management cannot use the profile. */
    static void toSrgb(byte[] profile, Pixels pixels) {
        BufferedImage image = pixels.asImage().orElseThrow();
        try {
            ICC_Profile from = ICC_Profile.getInstance(profile);
            if (from.getColorSpaceType() == ColorSpace.TYPE_RGB) {
                ColorSpace srgb = ColorSpace.getInstance(ColorSpace.CS_sRGB);
                new ColorConvertOp(new ICC_ColorSpace(from), srgb, null).filter(image.getRaster(), image.getRaster());
            }
        } catch (IllegalArgumentException | CMMException e) {
            // A thumbnail in slightly wrong colours is better than none.
        }
    }
}
