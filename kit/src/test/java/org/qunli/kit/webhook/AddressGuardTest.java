package org.qunli.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressGuardTest {

    private final AddressGuard guard =
            new AddressGuard(RetryPlanTest.config(Map.of()), new SystemNames());

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(address, e);
        }
    }

    @Test
    void addresses_that_are_not_public_are_refused() {
        List<String> let = new ArrayList<>();

        for (String address :
                List.of(
                        "0.0.0.0",
                        "0.1.2.3",
                        "10.0.0.1",
                        "10.255.255.255",
                        "100.64.0.1",
                        "100.127.255.254",
                        "127.0.0.1",
                        "127.8.8.8",
                        "169.254.169.254",
                        "172.16.0.1",
                        "172.31.255.255",
                        "192.0.0.8",
                        "192.0.2.1",
                        "192.88.99.1",
                        "192.168.1.1",
                        "198.18.0.1",
                        "198.19.255.255",
                        "198.51.100.7",
                        "203.0.113.9",
                        "224.0.0.1",
                        "239.255.255.250",
                        "240.0.0.1",
                        "255.255.255.255",
                        "::",
                        "::1",
                        "::ffff:127.0.0.1",
                        "::ffff:10.0.0.1",
                        "::127.0.0.1",
                        "64:ff9b::7f00:1",
                        "64:ff9b:1::1",
                        "100::1",
                        "2001::1",
                        "2001:10::1",
                        "2001:db8::1",
                        "2002:7f00:1::1",
                        "3fff::1",
                        "5f00::1",
                        "fc00::1",
                        "fd12:3456::1",
                        "fe80::1",
                        "fec0::1",
                        "ff02::1")) {
            if (guard.allows(literal(address))) {
                let.add(address);
            }
        }

        assertThat(let).isEmpty();
    }

    @Test
    void public_addresses_are_let() {
        List<String> refused = new ArrayList<>();

        for (String address :
                List.of(
                        "1.1.1.1",
                        "9.255.255.255",
                        "11.0.0.1",
                        "100.63.255.255",
                        "100.128.0.1",
                        "172.15.0.1",
                        "172.32.0.1",
                        "192.167.1.1",
                        "198.20.0.1",
                        "223.255.255.254",
                        "::ffff:1.1.1.1",
                        "2400:3200::1",
                        "2606:4700:4700::1111",
                        "2a00:1450::1")) {
            if (!guard.allows(literal(address))) {
                refused.add(address);
            }
        }

        assertThat(refused).isEmpty();
    }

    @Test
    void literals_in_every_spelling_are_judged_by_what_they_mean() {
        for (String host :
                List.of(
                        "127.1",
                        "2130706433",
                        "[::1]",
                        "[::ffff:7f00:1]",
                        "localhost",
                        "0",
                        "10.1")) {
            assertThatThrownBy(() -> guard.addressesOf(URI.create("https://" + host + "/x")))
                    .as(host)
                    .isInstanceOfSatisfying(
                            Unreachable.class,
                            refused ->
                                    assertThat(refused.reason()).isEqualTo(Reason.REFUSED_ADDRESS));
        }
    }

    @Test
    void name_is_refused_if_any_of_its_addresses_is_inside() {
        FickleNames names = new FickleNames();
        AddressGuard asking = new AddressGuard(RetryPlanTest.config(Map.of()), names);
        URI url = URI.create("https://hooks.example/x");

        names.told.put("hooks.example", "1.1.1.1");
        assertThat(asking.addressesOf(url)).hasSize(1);

        names.told.put("hooks.example", "1.1.1.1,10.0.0.5");
        assertThatThrownBy(() -> asking.addressesOf(url)).isInstanceOf(Unreachable.class);
    }

    @Test
    void networks_are_let_if_the_configuration_says_so() {
        AddressGuard open =
                new AddressGuard(
                        RetryPlanTest.config(
                                Map.of(
                                        "qunli.webhook.allowed-networks",
                                        "10.4.0.0/16,fd00:4::/32")),
                        new SystemNames());

        assertThat(open.allows(literal("10.4.1.1"))).isTrue();
        assertThat(open.allows(literal("fd00:4::1"))).isTrue();
        assertThat(open.allows(literal("10.5.1.1"))).isFalse();
        assertThat(open.allows(literal("127.0.0.1"))).isFalse();
    }

    @Test
    void only_plain_https_addresses_on_permitted_ports_are_well_formed() {
        assertThat(guard.isWellFormed("https://bot.example/qunli?key=1")).isTrue();
        assertThat(guard.isWellFormed("https://bot.example:8443/")).isTrue();
        for (String url :
                List.of(
                        "http://bot.example/",
                        "https://bot.example:22/",
                        "https://u:p@bot.example/",
                        "https://bot.example/#top",
                        "ftp://bot.example/",
                        "file:///etc/passwd",
                        "https:///x",
                        "https:bot",
                        "bot.example",
                        "",
                        "https://bot_1.example/",
                        "https://bot.example/a b",
                        "https://bot.example:99999/",
                        "https://bot.example/" + "x".repeat(2_000))) {
            assertThat(guard.isWellFormed(url)).as(url).isFalse();
        }
        AddressGuard lenient =
                new AddressGuard(
                        RetryPlanTest.config(
                                Map.of(
                                        "qunli.webhook.allow-http", "true",
                                        "qunli.webhook.ports", "80,9000-9001")),
                        new SystemNames());
        assertThat(lenient.isWellFormed("http://bot.example/")).isTrue();
        assertThat(lenient.isWellFormed("http://bot.example:9001/")).isTrue();
        assertThat(lenient.isWellFormed("https://bot.example/")).isFalse();
    }
}
