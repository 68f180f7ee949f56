package studio.raim.engine.metric;

import studio.raim.engine.imaging.Pixels;

/** A channel of decoded samples; 16 bit samples are divided by 257. */
record PixelRows(Pixels pixels, int channel) implements Rows {
    @Override
    public int width() {
        return pixels.width();
    }

    @Override
    public int height() {
        return pixels.height();
    }

    @Override
    public void read(int y, double[] out) {
        short[] samples = new short[width()];
        pixels.copyRow(0, y, samples.length, channel, samples, 0, 1);
        double unit = pixels.maxSample() / 255.0;
        for (int x = 0; x < samples.length; x++) {
            out[x] = (samples[x] & 0xffff) / unit;
        }
    }
}
