package studio.raim.engine.nn.arch;

import java.util.List;
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

    /** A whole number from 0 on. */
    int count(String key, int otherwise) {
        Object value = values.getOrDefault(key, otherwise);
        if (value instanceof Number number && number.doubleValue() == number.intValue() && number.intValue() >= 0) {
            return number.intValue();
        }
        throw new IllegalArgumentException(
                "%s: '%s' must be a whole number from 0 on, not '%s'".formatted(architecture, key, value));
    }

    boolean flag(String key, boolean otherwise) {
        Object value = values.getOrDefault(key, otherwise);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException(
                "%s: '%s' must be true or false, not '%s'".formatted(architecture, key, value));
    }

    List<Integer> integers(String key, List<Integer> otherwise) {
        Object value = values.getOrDefault(key, otherwise);
        if (value instanceof List<?> list
                && list.stream().allMatch(item -> item instanceof Integer number && number > 0)) {
            return list.stream().map(Integer.class::cast).toList();
        }
        throw new IllegalArgumentException(
                "%s: '%s' must be a list of whole numbers above 0, not '%s'".formatted(architecture, key, value));
    }

    String text(String key, String otherwise) {
        return String.valueOf(values.getOrDefault(key, otherwise));
    }
}
