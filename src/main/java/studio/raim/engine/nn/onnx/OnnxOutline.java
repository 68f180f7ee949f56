package studio.raim.engine.nn.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an ONNX file says of itself, read without loading it: nothing that ONNX Runtime should not be asked to open.
 *
 * <p>Source: {@code onnx.proto3}; the numbers are those of its fields. Weights are skipped, not read.
 */
final class OnnxOutline {
    /** Sets of operators that ONNX Runtime brings. */
    private static final Set<String> KNOWN =
            Set.of("", "ai.onnx", "ai.onnx.ml", "ai.onnx.training", "ai.onnx.preview.training", "com.microsoft");

    private static final int DEEPEST = 40;
    private static final int EXTERNAL = 1;

    private final Set<String> domains = new TreeSet<>();
    private final Set<String> ownFunctions = new TreeSet<>();
    private boolean hasGraph;
    private boolean external;

    private OnnxOutline() {}

    private interface Field {
        /** Reads the field if it knows it, and says whether it did. */
        boolean read(CodedInputStream in, int number, int depth) throws IOException;
    }

    /** Throws {@link UnusableModelException} for a file that is damaged, incomplete, or asks for what is not there. */
    static void check(Path file) throws IOException {
        long bytes = Files.size(file);
        if (bytes > Integer.MAX_VALUE) {
            throw new UnusableModelException(
                    "%s has more than 2 GiB: an ONNX file that holds its weights is smaller".formatted(name(file)));
        }
        OnnxOutline outline = new OnnxOutline();
        try (InputStream in = Files.newInputStream(file)) {
            CodedInputStream coded = CodedInputStream.newInstance(in);
            coded.setSizeLimit(Integer.MAX_VALUE);
            outline.message(coded, 0, outline::model);
        } catch (InvalidProtocolBufferException e) {
            throw new UnusableModelException(
                    "%s is no ONNX file, or only a part of one: export it again, or copy it again"
                            .formatted(name(file)),
                    e);
        }
        outline.refuse(name(file));
    }

    private void refuse(String name) {
        if (!hasGraph) {
            throw new UnusableModelException("%s is no ONNX file: it holds no network".formatted(name));
        }
        if (external) {
            throw new UnusableModelException(
                    "%s keeps its weights in another file: save the model as one file (onnx.save without external data)"
                            .formatted(name));
        }
        domains.removeAll(KNOWN);
        domains.removeAll(ownFunctions);
        if (!domains.isEmpty()) {
            throw new UnusableModelException(
                    "%s uses operators of its own (%s), which are not part of ONNX: export it with standard operators"
                            .formatted(name, String.join(", ", domains)));
        }
    }

    private void message(CodedInputStream in, int depth, Field field) throws IOException {
        if (depth > DEEPEST) {
            throw new InvalidProtocolBufferException("nested too deeply");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!field.read(in, WireFormat.getTagFieldNumber(tag), depth) && !in.skipField(tag)) {
                throw new InvalidProtocolBufferException("an end of a group without its start");
            }
        }
    }

    private boolean nested(CodedInputStream in, int depth, Field field) throws IOException {
        int before = in.pushLimit(in.readRawVarint32());
        message(in, depth + 1, field);
        if (in.getBytesUntilLimit() != 0) {
            throw new InvalidProtocolBufferException("a message ends early");
        }
        in.popLimit(before);
        return true;
    }

    private static boolean text(CodedInputStream in, Set<String> texts) throws IOException {
        texts.add(in.readStringRequireUtf8());
        return true;
    }

    private boolean model(CodedInputStream in, int number, int depth) throws IOException {
        hasGraph |= number == 7;
        return switch (number) {
            case 7 -> nested(in, depth, this::graph);
            case 25 -> nested(in, depth, this::function);
            default -> false;
        };
    }

    private boolean graph(CodedInputStream in, int number, int depth) throws IOException {
        return switch (number) {
            case 1 -> nested(in, depth, this::node);
            case 5 -> nested(in, depth, this::tensor);
            case 15 -> nested(in, depth, this::sparseTensor);
            default -> false;
        };
    }

    private boolean function(CodedInputStream in, int number, int depth) throws IOException {
        return switch (number) {
            case 7 -> nested(in, depth, this::node);
            case 10 -> text(in, ownFunctions);
            default -> false;
        };
    }

    private boolean node(CodedInputStream in, int number, int depth) throws IOException {
        return switch (number) {
            case 5 -> nested(in, depth, this::attribute);
            case 7 -> text(in, domains);
            default -> false;
        };
    }

    private boolean attribute(CodedInputStream in, int number, int depth) throws IOException {
        return switch (number) {
            case 5, 10 -> nested(in, depth, this::tensor);
            case 6, 11 -> nested(in, depth, this::graph);
            case 22, 23 -> nested(in, depth, this::sparseTensor);
            default -> false;
        };
    }

    private boolean sparseTensor(CodedInputStream in, int number, int depth) throws IOException {
        return (number == 1 || number == 2) && nested(in, depth, this::tensor);
    }

    private boolean tensor(CodedInputStream in, int number, int depth) throws IOException {
        switch (number) {
            case 13 -> {
                external = true;
                return false;
            }
            case 14 -> {
                external |= in.readEnum() == EXTERNAL;
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
