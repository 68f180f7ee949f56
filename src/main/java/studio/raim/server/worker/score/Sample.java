package studio.raim.server.worker.score;

import studio.raim.engine.metric.Picture;

/** The middle of a photo, small enough that measuring takes a second or two whatever the photo's size. */
record Sample(double left, double top, double width, double height) {
    private static final int MOST_WIDTH = 1920;
    private static final int MOST_HEIGHT = 1280;

    /** In shares of the photo, so that a result of another size shows the same part. */
    static Sample of(Picture photo) {
        boolean upright = photo.height() > photo.width();
        double width = Math.min(1, (upright ? MOST_HEIGHT : MOST_WIDTH) / (double) photo.width());
        double height = Math.min(1, (upright ? MOST_WIDTH : MOST_HEIGHT) / (double) photo.height());
        return new Sample((1 - width) / 2, (1 - height) / 2, width, height);
    }

    Picture in(Picture picture) {
        int w = Math.max(1, (int) Math.round(width * picture.width()));
        int h = Math.max(1, (int) Math.round(height * picture.height()));
        int x = Math.min((int) Math.round(left * picture.width()), picture.width() - w);
        int y = Math.min((int) Math.round(top * picture.height()), picture.height() - h);
        return picture.part(x, y, w, h);
    }

    String sentence(Picture photo) {
        Picture part = in(photo);
        return width == 1 && height == 1
                ? "Measured on the whole photo."
                : "Measured on the middle of the photo, %d x %d of %d x %d pixels."
                        .formatted(part.width(), part.height(), photo.width(), photo.height());
    }
}
