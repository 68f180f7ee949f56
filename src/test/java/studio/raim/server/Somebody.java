package studio.raim.server;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import studio.raim.common.PersonId;
import studio.raim.server.account.People;
import studio.raim.server.account.Role;

/** A person of a test, with a token: hashing a password is slow on purpose. */
public record Somebody(PersonId id, String name, String token) {
    public static final String PASSWORD = "battery staple horse";

    public static Somebody create(People people, String name, Role... roles) {
        String unique = name + "-" + UUID.randomUUID();
        PersonId id = people.create(unique, PASSWORD, Set.of(roles));
        String token = given().auth()
                .preemptive()
                .basic(unique, PASSWORD)
                .contentType("application/json")
                .body(Map.of("name", "test"))
                .post("/api/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        return new Somebody(id, unique, token);
    }

    /** A request of this person. */
    public RequestSpecification asks() {
        return given().header("Authorization", "Bearer " + token);
    }

    public String uploads(byte[] png) {
        return asks().multiPart("file", "beach.png", png, "image/png")
                .post("/api/v1/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public Response submits(String photo, String pipeline) {
        return asks().contentType("application/json")
                .body(Map.of("photoId", photo, "pipeline", pipeline))
                .post("/api/v1/jobs");
    }

    /** Signs a browser in; the answer's cookies are the browser's. */
    public Response signsIn() {
        return given().redirects()
                .follow(false)
                .formParam("username", name)
                .formParam("password", PASSWORD)
                .post("/j_security_check");
    }
}
