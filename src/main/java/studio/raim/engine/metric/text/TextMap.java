package studio.raim.engine.metric.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.MinimumAreaRectangle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * How probable each pixel is text, and the rectangles that follow: pixels over 0.3 that touch, the smallest rectangle around them, kept
 * if the mean inside is over 0.6, and grown by 1.5 · area / perimeter, because the network learnt shrunken lines. As PaddleOCR does.
 */
final class TextMap {
    private static final float TEXT = 0.3f;
    private static final double SURE = 0.6;
    private static final double GROWTH = 1.5;
    private static final double LEAST_SIDE = 3;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final float[] probabilities;
    private final int width;
    private final int height;

    TextMap(float[] probabilities, int width, int height) {
        this.probabilities = probabilities;
        this.width = width;
        this.height = height;
    }

    List<Quad> boxes() {
        boolean[] seen = new boolean[probabilities.length];
        List<Quad> boxes = new ArrayList<>();
        for (int i = 0; i < probabilities.length; i++) {
            if (!seen[i] && probabilities[i] > TEXT) {
                around(component(i, seen)).ifPresent(boxes::add);
            }
        }
        return boxes;
    }

    /** The pixels that touch this one, also at their corners. */
    private List<Integer> component(int start, boolean[] seen) {
        List<Integer> pixels = new ArrayList<>();
        ArrayDeque<Integer> open = new ArrayDeque<>(List.of(start));
        seen[start] = true;
        while (!open.isEmpty()) {
            int at = open.pop();
            pixels.add(at);
            for (int y = Math.max(0, at / width - 1); y <= Math.min(height - 1, at / width + 1); y++) {
                for (int x = Math.max(0, at % width - 1); x <= Math.min(width - 1, at % width + 1); x++) {
                    int next = y * width + x;
                    if (!seen[next] && probabilities[next] > TEXT) {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
        }
        return pixels;
    }

    private Optional<Quad> around(List<Integer> pixels) {
        Coordinate[] corners = new Coordinate[4 * pixels.size()];
        for (int i = 0; i < pixels.size(); i++) {
            int x = pixels.get(i) % width;
            int y = pixels.get(i) / width;
            for (int c = 0; c < 4; c++) {
                corners[4 * i + c] = new Coordinate(x + c % 2, y + c / 2);
            }
        }
        Geometry rectangle = MinimumAreaRectangle.getMinimumRectangle(GEOMETRY.createMultiPointFromCoords(corners));
        Quad box = asRead(rectangle.getCoordinates());
        if (Math.min(box.width(), box.height()) < LEAST_SIDE || meanInside(box) < SURE) {
            return Optional.empty();
        }
        double growth = GROWTH * box.width() * box.height() / (2 * (box.width() + box.height()));
        return Optional.of(box.grown(growth));
    }

    /** Corners in any order around the rectangle -> upper left first, then along the line. */
    private static Quad asRead(Coordinate[] ring) {
        int first = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 4; i++) {
            Coordinate next = ring[(i + 1) % 4];
            Coordinate previous = ring[(i + 3) % 4];
            // The corner from which one side goes to the right and the other one down.
            double right = Math.max(next.x - ring[i].x, previous.x - ring[i].x);
            double down = Math.max(next.y - ring[i].y, previous.y - ring[i].y);
            double left = Math.min(0, Math.min(next.x - ring[i].x, previous.x - ring[i].x));
            double up = Math.min(0, Math.min(next.y - ring[i].y, previous.y - ring[i].y));
            double wrong = -left - up - Math.min(right, 0) - Math.min(down, 0);
            if (wrong < least) {
                least = wrong;
                first = i;
            }
        }
        Coordinate corner = ring[first];
        Coordinate a = ring[(first + 1) % 4];
        Coordinate b = ring[(first + 3) % 4];
        boolean aGoesRight = Math.abs(a.x - corner.x) - Math.abs(a.y - corner.y)
                >= Math.abs(b.x - corner.x) - Math.abs(b.y - corner.y);
        Coordinate along = aGoesRight ? a : b;
        Coordinate down = aGoesRight ? b : a;
        return new Quad(
                corner.x, corner.y, along.x - corner.x, along.y - corner.y, down.x - corner.x, down.y - corner.y);
    }

    private double meanInside(Quad box) {
        Quad bounds = box.bounds();
        double sum = 0;
        int count = 0;
        for (int y = Math.max(0, (int) bounds.top()); y < Math.min(height, bounds.top() + bounds.downY()); y++) {
            for (int x = Math.max(0, (int) bounds.left()); x < Math.min(width, bounds.left() + bounds.alongX()); x++) {
                if (box.contains(x + 0.5, y + 0.5)) {
                    sum += probabilities[y * width + x];
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
