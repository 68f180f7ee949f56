package studio.raim.engine.nn;

/** An architecture joins tensors whose shapes do not fit; found while the program is built, before any run. */
public final class ShapeMismatchException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    ShapeMismatchException(String message) {
        super(message);
    }
}
