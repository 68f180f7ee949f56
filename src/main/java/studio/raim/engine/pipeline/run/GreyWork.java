package studio.raim.engine.pipeline.run;

import java.nio.FloatBuffer;
import studio.raim.engine.pipeline.spec.Ratio;

/** One channel through work that wants colours: it goes in as grey, and the mean of what comes out is taken. */
record GreyWork(TileWork colours) implements TileWork {
    private static final int COLOURS = 3;

    @Override
    public Ratio scale() {
        return colours.scale();
    }

    @Override
    public int multiple() {
        return colours.multiple();
    }

    @Override
    public float[] run(FloatBuffer tile, int channels, int width, int height, int crop) {
        FloatBuffer grey = FloatBuffer.allocate(COLOURS * tile.remaining());
        for (int c = 0; c < COLOURS; c++) {
            grey.put(tile.duplicate());
        }
        float[] all = colours.run(grey.flip(), COLOURS, width, height, crop);
        float[] mean = new float[all.length / COLOURS];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (all[i] + all[mean.length + i] + all[2 * mean.length + i]) / COLOURS;
        }
        return mean;
    }
}
