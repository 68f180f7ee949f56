package studio.raim.server.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import studio.raim.server.Pictures;
import studio.raim.server.PostgresResource;
import studio.raim.server.job.rest.SmallHome;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = SmallHome.class, restrictToAnnotatedClass = true)
class DashboardTest {
    private static final Path DASHBOARD = Path.of("src/main/docker/grafana/dashboards/raim-studio.json");
    /** A name that is neither a function, which has a parenthesis, nor a label, which has none of our beginnings. */
    private static final Pattern METRIC = Pattern.compile("\\b(?:raim|http|jvm|process|system)_[a-z_0-9]+");

    @Test
    void every_metric_of_the_dashboard_is_told_by_the_server() throws IOException {
        String job = given().auth()
                .preemptive()
                .basic("admin", PostgresResource.ADMIN_PASSWORD)
                .multiPart("file", "a.png", Pictures.png(31, 17, 3))
                .multiPart("pipeline", "half")
                .post("/api/v1/jobs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().atMost(Duration.ofSeconds(60)).until(() -> given().auth()
                .preemptive()
                .basic("admin", PostgresResource.ADMIN_PASSWORD)
                .get("/api/v1/jobs/" + job)
                .path("state")
                .equals("DONE"));

        Set<String> shown = shown();
        assertThat(shown).hasSizeGreaterThan(12);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told()).containsAll(shown));
    }

    private static Set<String> shown() throws IOException {
        Set<String> names = new TreeSet<>();
        for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                METRIC.matcher(target.get("expr").asText())
                        .results()
                        .map(MatchResult::group)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static Set<String> told() {
        return given().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }
}
