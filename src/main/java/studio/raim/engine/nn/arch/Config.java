package studio.raim.engine.nn.arch;

import java.util.Map;

/** Reads values of a configuration, and says which one is wrong. */
record Config(String architecture, Map<String, Object> values) {
    int integer(String key, int otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() == number.intValue() && number.intValue() > 0) {
            return number.intValue();
        }
        throw new IllegalArgumentException(
                "%s: '%s' must be a whole number above 0, not '%s'".formatted(architecture, key, value));
    }

    String text(String key, String otherwise) {
        return String.valueOf(values.getOrDefault(key, otherwise));
    }
}
