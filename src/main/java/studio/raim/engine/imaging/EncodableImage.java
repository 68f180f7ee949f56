package studio.raim.engine.imaging;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Vector;

/** A photograph as encoders want it: interleaved grey or RGB, with or without alpha, packed strip by strip on demand. */
final class EncodableImage implements RenderedImage {
    private static final int STRIP = 64;

    private final SampleRows rows;
    private final int bitDepth;
    private final ColorModel colorModel;
    private final SampleModel sampleModel;

    /** @param bitDepth 8 or 16, whatever the photograph has */
    EncodableImage(Photo photo, boolean alpha, int bitDepth) {
        this.rows = new SampleRows(photo, alpha, bitDepth);
        this.bitDepth = bitDepth;
        boolean opacity = alpha && photo.alpha() != null;
        this.colorModel = new ComponentColorModel(
                ColorSpace.getInstance(photo.grey() ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
                opacity,
                false,
                opacity ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                bitDepth == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT);
        this.sampleModel = colorModel.createCompatibleSampleModel(getWidth(), Math.min(STRIP, getHeight()));
    }

    @Override
    public Raster getData(Rectangle area) {
        WritableRaster raster = colorModel
                .createCompatibleWritableRaster(area.width, area.height)
                .createWritableTranslatedChild(area.x, area.y);
        fill(raster, area);
        return raster;
    }

    @Override
    public Raster getData() {
        return getData(new Rectangle(0, 0, getWidth(), getHeight()));
    }

    @Override
    public WritableRaster copyData(WritableRaster raster) {
        WritableRaster target =
                raster == null ? colorModel.createCompatibleWritableRaster(getWidth(), getHeight()) : raster;
        fill(target, target.getBounds());
        return target;
    }

    @Override
    public Raster getTile(int tileX, int tileY) {
        int top = tileY * getTileHeight();
        WritableRaster tile = Raster.createWritableRaster(sampleModel, new Point(0, top));
        fill(tile, new Rectangle(0, top, getWidth(), Math.min(getTileHeight(), getHeight() - top)));
        return tile;
    }

    private void fill(WritableRaster target, Rectangle area) {
        Object row = bitDepth == 8
                ? new byte[area.width * sampleModel.getNumBands()]
                : new short[area.width * sampleModel.getNumBands()];
        for (int y = area.y; y < area.y + area.height; y++) {
            if (row instanceof byte[] bytes) {
                rows.pack(area.x, y, area.width, bytes);
            } else {
                rows.pack(area.x, y, area.width, (short[]) row);
            }
            target.setDataElements(area.x, y, area.width, 1, row);
        }
    }

    @Override
    public ColorModel getColorModel() {
        return colorModel;
    }

    @Override
    public SampleModel getSampleModel() {
        return sampleModel;
    }

    @Override
    public int getWidth() {
        return rows.width();
    }

    @Override
    public int getHeight() {
        return rows.height();
    }

    @Override
    public int getMinX() {
        return 0;
    }

    @Override
    public int getMinY() {
        return 0;
    }

    @Override
    public int getNumXTiles() {
        return 1;
    }

    @Override
    public int getNumYTiles() {
        return (getHeight() + getTileHeight() - 1) / getTileHeight();
    }

    @Override
    public int getMinTileX() {
        return 0;
    }

    @Override
    public int getMinTileY() {
        return 0;
    }

    @Override
    public int getTileWidth() {
        return getWidth();
    }

    @Override
    public int getTileHeight() {
        return sampleModel.getHeight();
    }

    @Override
    public int getTileGridXOffset() {
        return 0;
    }

    @Override
    public int getTileGridYOffset() {
        return 0;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // the interface's type
    public Vector<RenderedImage> getSources() {
        return new Vector<>();
    }

    @Override
    public Object getProperty(String name) {
        return java.awt.Image.UndefinedProperty;
    }

    @Override
    public String[] getPropertyNames() {
        return new String[0];
    }
}
