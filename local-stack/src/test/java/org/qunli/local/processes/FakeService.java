package org.qunli.local.processes;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A program that is ready like a service, or ends at once; the argument says which. */
public final class FakeService {
    private FakeService() {}

    public static void main(String... arguments) throws IOException {
        System.out.println("starting as " + arguments[0]);
        if (arguments[0].equals("broken")) {
            System.out.println("no database at all");
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv("QUARKUS_MANAGEMENT_PORT"));
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/q/health/ready",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
    }
}
