package studio.raim.server.isolation;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * One operation of the API's description.
 *
 * @param bodyType the content type that it takes; empty for none
 * @param bodyFields the names of the fields of its JSON body
 */
record RestRoute(String method, String path, List<String> queryParameters, String bodyType, List<String> bodyFields) {
    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete");

    /** Whether a variable of its address names something of somebody's; pipelines and models are the product's. */
    boolean namesSomething() {
        return path.contains("{") && !path.startsWith("/api/v1/pipelines/") && !path.startsWith("/api/v1/models/");
    }

    boolean changes() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Everything that /q/openapi lists below /api. */
    static List<RestRoute> all() {
        Response description = given().accept("application/json").get("/q/openapi?format=json");
        Map<String, Map<String, Object>> paths = description.path("paths");
        Map<String, Map<String, Object>> schemas = description.path("components.schemas");
        List<RestRoute> routes = new ArrayList<>();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                routes.add(read(method.toUpperCase(Locale.ROOT), path, operations, object(operation), schemas));
            }
        }));
        return routes;
    }

    private static RestRoute read(
            String method,
            String path,
            Map<String, Object> shared,
            Map<String, Object> operation,
            Map<String, Map<String, Object>> schemas) {
        List<String> query = new ArrayList<>();
        for (Map<String, Object> source : List.of(shared, operation)) {
            for (Object parameter : (List<?>) source.getOrDefault("parameters", List.of())) {
                if ("query".equals(object(parameter).get("in"))) {
                    query.add(String.valueOf(object(parameter).get("name")));
                }
            }
        }
        Map<String, Object> content =
                object(object(operation.get("requestBody")).get("content"));
        String type = content.keySet().stream().findFirst().orElse("");
        Map<String, Object> schema =
                object(object(content.get("application/json")).get("schema"));
        String reference = String.valueOf(schema.get("$ref"));
        Map<String, Object> named = schemas.getOrDefault(reference.substring(reference.lastIndexOf('/') + 1), Map.of());
        List<String> fields = List.copyOf(object(named.get("properties")).keySet());
        return new RestRoute(method, path, query, type, fields);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }

    /** The path with the values put in for its parameters. */
    String with(Map<String, String> values) {
        String filled = path;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", Objects.requireNonNull(value.getValue()));
        }
        return filled;
    }
}
