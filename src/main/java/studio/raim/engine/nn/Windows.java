package studio.raim.engine.nn;

/** Cutting images into square windows, as window attention does; sides must be multiples of the window. */
public final class Windows {
    private Windows() {}

    /** (N, H, W, C) -> (N · H/w · W/w, w, w, C), windows row by row. */
    public static Tensor partition(Tensor x, int window) {
        Dim n = x.size(0);
        Dim rows = x.size(1).over(window);
        Dim columns = x.size(2).over(window);
        Dim side = Dim.of(window);
        Tensor cut = Shapes.reshape(x, n, rows, side, columns, side, x.size(3));
        Tensor grouped = Shapes.permute(cut, 0, 1, 3, 2, 4, 5);
        return Shapes.reshape(grouped, n.times(rows).times(columns), side, side, x.size(3));
    }

    /** The inverse: windows back to the image of the given sides. */
    public static Tensor merge(Tensor windows, int window, Dim n, Dim height, Dim width) {
        Dim side = Dim.of(window);
        Dim channels = windows.size(3);
        Tensor grouped = Shapes.reshape(windows, n, height.over(window), width.over(window), side, side, channels);
        return Shapes.reshape(Shapes.permute(grouped, 0, 1, 3, 2, 4, 5), n, height, width, channels);
    }
}
