package studio.raim.engine.imaging;

/** Takes out of a photograph's metadata where it was taken; a block that cannot be understood is left out as a whole. */
final class Places {
    private Places() {}

    static PhotoMetadata removedFrom(PhotoMetadata metadata) {
        return new PhotoMetadata(
                metadata.icc().orElse(null),
                metadata.exif().flatMap(ExifBlock::withoutPlaces).orElse(null),
                metadata.xmp()
                        .map(XmpPacket::withoutProvenance)
                        .flatMap(XmpPlaces::removedFrom)
                        .orElse(null),
                metadata.iptc().flatMap(ImageResources::withoutPlaces).orElse(null));
    }
}
