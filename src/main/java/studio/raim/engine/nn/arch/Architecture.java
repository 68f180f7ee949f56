package studio.raim.engine.nn.arch;

import java.util.Map;
import studio.raim.engine.nn.Program;

/**
 * A family of networks. A configuration has the authors' names and values, as a model card or {@code case.json} has them;
 * what it leaves out takes the authors' default.
 */
public interface Architecture {
    /** The authors' class name. */
    String name();

    Program program(Map<String, Object> config);

    /** Output sides ÷ input sides. */
    int scale(Map<String, Object> config);

    /** Input sides must be multiples of this. */
    int sizeMultiple(Map<String, Object> config);

    /** How far away, in input pixels, an input pixel can be and still influence an output pixel. */
    int receptiveField(Map<String, Object> config);
}
