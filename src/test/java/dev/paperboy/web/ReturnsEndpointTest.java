package dev.paperboy.web;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WebProfile.class)
class ReturnsEndpointTest {

    @Test
    void aRelayThatIsNotInTheSettingsIsNotThere() {
        given().contentType("application/json")
                .body("{}")
                .post("/returns/postmark")
                .then()
                .statusCode(404);
    }

    @Test
    void openingTheAddressDoesNothing() {
        given().get("/returns/ses").then().statusCode(405);
    }
}
