package studio.raim.engine.imaging;

import java.util.List;

/**
 * A file taken apart, before any pixel is decoded.
 *
 * @param picture the parts of the file that a decoder gets
 * @param premultiplied whether the decoder hands out colours that are multiplied by alpha
 * @param provenance our own record of how the picture was made, empty if there is none
 */
record Anatomy(
        ImageHeader header,
        PhotoMetadata metadata,
        List<SplicedInput.Part> picture,
        boolean premultiplied,
        String provenance,
        List<String> remarks) {}
