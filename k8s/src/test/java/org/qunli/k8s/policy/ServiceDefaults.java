package org.qunli.k8s.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** What the services are configured with where nothing says otherwise. */
final class ServiceDefaults {

    private static final Properties KIT = read();

    private ServiceDefaults() {}

    private static Properties read() {
        Properties properties = new Properties();
        ClassLoader loader = ServiceDefaults.class.getClassLoader();
        try {
            var files = loader.getResources("META-INF/microprofile-config.properties");
            while (files.hasMoreElements()) {
                try (InputStream in = files.nextElement().openStream()) {
                    properties.load(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static String get(String name) {
        String value = KIT.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("kit no longer sets " + name);
        }
        return value;
    }

    /** A duration as Quarkus writes it, rounded up. */
    static int seconds(String name) {
        String value = get(name).toUpperCase(Locale.ROOT).replace("S", "");
        return (int) Math.ceil(Double.parseDouble(value));
    }

    static int number(String name) {
        return Integer.parseInt(get(name));
    }
}
