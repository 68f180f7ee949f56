package studio.raim.engine.imaging;

import java.io.IOException;
import java.util.Optional;
import studio.raim.engine.imaging.HeifItems.Item;

/**
 * How samples are coded: by the property {@code pixi} where there is one, else by the codec's own configuration.
 *
 * @param bits 8 to 16
 */
record HeifCoding(int bits, boolean grey) {
    /** @param coded the main picture, or of a grid of tiles the first one */
    static HeifCoding of(ByteSource file, HeifItems items, Item main, Item coded, ImageFormat format)
            throws IOException {
        Optional<IsoBox> pixi = items.property(main.id(), "pixi").or(() -> items.property(coded.id(), "pixi"));
        Optional<IsoBox> hevc = items.property(coded.id(), "hvcC");
        Optional<IsoBox> av1 = items.property(coded.id(), "av1C");
        int bits = 8;
        boolean grey = false;
        if (pixi.isPresent() && file.u8(pixi.get().start() + 4) > 0) {
            bits = file.u8(pixi.get().start() + 5);
            grey = file.u8(pixi.get().start() + 4) == 1;
        } else if (hevc.isPresent()) {
            bits = 8 + (file.u8(hevc.get().start() + 17) & 7);
        } else if (av1.isPresent()) {
            int flags = file.u8(av1.get().start() + 2);
            bits = (flags & 0x40) == 0 ? 8 : (flags & 0x20) == 0 ? 10 : 12;
        }
        if (hevc.isPresent()) {
            grey |= (file.u8(hevc.get().start() + 16) & 3) == 0;
        } else if (av1.isPresent()) {
            grey |= (file.u8(av1.get().start() + 2) & 0x10) != 0;
        }
        if (bits < 1 || bits > 16) {
            throw new UnreadableImageException.Damaged(format, "its samples have %d bits".formatted(bits), null);
        }
        return new HeifCoding(Math.max(8, bits), grey);
    }
}
