package org.qunli.notice.cap;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.qunli.kit.testing.PostgresResource;
import org.qunli.kit.testing.Tokens;
import org.qunli.notice.TwoZones;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CapTest extends TwoZones {

    private static final String FULL =
            "\"effectiveAt\":\"2026-04-04T02:00:00.123Z\",\"onset\":\"2026-04-04T02:00:00.5Z\","
                    + "\"expiresAt\":\"2099-04-05T02:00:00Z\",\"urgency\":\"IMMEDIATE\",\"certainty\":\"LIKELY\","
                    + "\"attachments\":[{\"title\":\"地图\",\"url\":\"https://example.org/a?b=1&c=2\","
                    + "\"mediaType\":\"application/pdf\",\"size\":10}],";

    private static Validator validator() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(CapTest.class.getResource("/cap/CAP-v1.2.xsd"))
                .newValidator();
    }

    private static String alert(String id) {
        return given().get("/cap/v1.2/alerts/" + id + ".xml")
                .then()
                .statusCode(200)
                .contentType("application/cap+xml")
                .extract()
                .asString();
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    private static String first(Document document, String name) {
        return document.getElementsByTagName(name).item(0).getTextContent();
    }

    private void boundary(Object geometry) {
        tell(
                "boundary.changed",
                "boundary/" + XIMEI,
                XIMEI,
                Map.of("zoneId", XIMEI, "district", ADMIN_DISTRICT, "geometry", geometry));
    }

    @Test
    void alert_is_valid_and_keeps_to_the_traps_of_the_protocol() throws Exception {
        boundary(
                Map.of(
                        "type",
                        "MultiPolygon",
                        "coordinates",
                        List.of(
                                List.of(
                                        List.of(
                                                List.of(118.386, 24.96),
                                                List.of(118.39, 24.96),
                                                List.of(118.39, 24.97),
                                                List.of(118.386, 24.96))))));
        String id =
                drafted(
                        body(",\"zones\":[\"" + XIMEI + "\"]", FULL)
                                .replace("均为阴性", "体温<37.3 & \\\"正常\\\""));
        publish(id).statusCode(200);

        String xml = alert(id);

        assertThatCode(() -> validator().validate(new StreamSource(new StringReader(xml))))
                .doesNotThrowAnyException();
        Document document = parsed(xml);
        assertThat(first(document, "identifier")).isEqualTo(id);
        assertThat(first(document, "sender")).isEqualTo("qunli.350583");
        assertThat(first(document, "sent")).endsWith("-00:00").doesNotContain(".", "Z");
        assertThat(first(document, "effective")).isEqualTo("2026-04-04T02:00:00-00:00");
        assertThat(document.getElementsByTagName("info").getLength()).isEqualTo(2);
        assertThat(first(document, "description")).isEqualTo("体温<37.3 & \"正常\"");
        assertThat(first(document, "polygon"))
                .isEqualTo(
                        "24.960000,118.386000 24.960000,118.390000"
                                + " 24.970000,118.390000 24.960000,118.386000");
        assertThat(first(document, "uri")).isEqualTo("https://example.org/a?b=1&c=2");
    }

    @Test
    void schema_refuses_what_the_traps_are_about() {
        String id = drafted(body("", FULL));
        publish(id).statusCode(200);
        String xml = alert(id);

        for (String bad :
                List.of(
                        xml.replaceFirst("-00:00</sent>", "Z</sent>"),
                        xml.replaceFirst("-00:00</sent>", ".5-00:00</sent>"),
                        xml.replaceFirst("<status>Actual</status>", ""))) {
            assertThat(bad).isNotEqualTo(xml);
            assertThatThrownBy(() -> validator().validate(new StreamSource(new StringReader(bad))))
                    .isInstanceOf(SAXException.class);
        }
    }

    @Test
    void update_and_cancellation_refer_to_the_alert_before() throws Exception {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        String before = alert(id);
        String update = drafted(body("", "\"updates\":\"" + id + "\","));
        publish(update).statusCode(200);
        String cancellation =
                post(Tokens.admin(ADMIN_DISTRICT), "/v1/notices/" + update + "/cancellation", "")
                        .extract()
                        .path("replacedBy");

        for (String[] pair : new String[][] {{id, update}, {update, cancellation}}) {
            String xml = alert(pair[1]);
            assertThatCode(() -> validator().validate(new StreamSource(new StringReader(xml))))
                    .doesNotThrowAnyException();
            String sent = first(parsed(alert(pair[0])), "sent");
            assertThat(first(parsed(xml), "references"))
                    .isEqualTo("qunli.350583," + pair[0] + "," + sent);
        }
        assertThat(first(parsed(alert(update)), "msgType")).isEqualTo("Update");
        assertThat(first(parsed(alert(cancellation)), "msgType")).isEqualTo("Cancel");
        assertThat(alert(id)).isEqualTo(before);
    }

    @Test
    void feed_leads_to_the_alerts_and_answers_304_while_nothing_changed() throws Exception {
        String id = drafted(body("", ""));
        publish(id).statusCode(200);
        String draft = drafted(body("", ""));

        var answer = given().get("/cap/v1.2/feed.atom").then().statusCode(200);
        String tag = answer.extract().header("ETag");
        SyndFeed feed = new SyndFeedInput().build(new StringReader(answer.extract().asString()));

        assertThat(feed.getEntries()).hasSize(1);
        assertThat(feed.getEntries().get(0).getLink()).isEqualTo("/cap/v1.2/alerts/" + id + ".xml");
        assertThat(feed.getEntries().get(0).getUri()).isEqualTo("urn:uuid:" + id);
        given().header("If-None-Match", tag).get("/cap/v1.2/feed.atom").then().statusCode(304);
        String alertTag =
                given().get("/cap/v1.2/alerts/" + id + ".xml").then().extract().header("ETag");
        given().header("If-None-Match", alertTag)
                .get("/cap/v1.2/alerts/" + id + ".xml")
                .then()
                .statusCode(304);
        given().get("/cap/v1.2/alerts/" + draft + ".xml").then().statusCode(404);
        given().get("/cap/v1.2/feed.atom?district=x").then().statusCode(400);
        assertThat(given().get("/cap/v1.2/feed.atom?district=350521").asString())
                .doesNotContain(id);
        publish(draft).statusCode(200);
        given().header("If-None-Match", tag).get("/cap/v1.2/feed.atom").then().statusCode(200);
    }
}
