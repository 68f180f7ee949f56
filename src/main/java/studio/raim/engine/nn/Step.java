package studio.raim.engine.nn;

import java.util.List;

/**
 * One assignment of a program: {@code result = operation(operands)}.
 *
 * @param label what people read in the program's description: an authors' layer name, or empty
 */
record Step(Value result, Operation operation, List<Operand> operands, String label) {
    Step {
        operands = List.copyOf(operands);
    }

    /** What an operation reads. */
    sealed interface Operand permits Value, Weight {
        String text();
    }

    /** A named result of an earlier step, or an input: a tensor, a list of tensors, or a size. */
    record Value(String text, List<Dim> shape) implements Operand {
        Value {
            shape = List.copyOf(shape);
        }
    }

    /** The tensor at this position of the parameter list. */
    record Weight(int index) implements Operand {
        @Override
        public String text() {
            return "p[" + index + "]";
        }
    }
}
