package org.qunli.bench.stand;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy that is the network before a service: it can be cut, slow or half-open. It is there
 * before the service is, and leads nowhere until it is told where.
 */
public final class NetworkProxy implements AutoCloseable {

    private static final int BUFFER = 16_384;

    private static final Duration DELAY = Duration.ofMillis(400);

    private final ServerSocket server;

    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private volatile URI service;

    private volatile State state = State.WELL;

    /** How the network is. */
    public enum State {
        WELL,
        /** What was open is closed, and nothing can be opened. */
        CUT,
        /** Every packet is late. */
        SLOW,
        /** Everything stays open, and what is sent is gone: also later, on what was open then. */
        HALF_OPEN
    }

    private NetworkProxy(ServerSocket server) {
        this.server = server;
    }

    public static NetworkProxy open() throws IOException {
        NetworkProxy proxy =
                new NetworkProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        daemon(proxy::accept);
        return proxy;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    public void leadTo(URI there) {
        service = there;
    }

    public void become(State next) {
        state = next;
        if (next == State.HALF_OPEN) {
            links.forEach(link -> link.dead = true);
        } else if (next == State.CUT) {
            links.forEach(Link::close);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                URI there = service;
                if (there == null || state == State.CUT) {
                    caller.close();
                    continue;
                }
                Link link = new Link(caller, new Socket(there.getHost(), there.getPort()));
                link.dead = state == State.HALF_OPEN;
                links.add(link);
                daemon(() -> link.pass(link.caller, link.callee));
                daemon(() -> link.pass(link.callee, link.caller));
            } catch (IOException closed) {
                // Closed, or the service isn't there: the caller sees a broken connection.
            }
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "network-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        links.forEach(Link::close);
    }

    /** One connection through it. */
    private final class Link {

        private final Socket caller;

        private final Socket callee;

        private volatile boolean dead;

        Link(Socket caller, Socket callee) {
            this.caller = caller;
            this.callee = callee;
        }

        void pass(Socket from, Socket to) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] bytes = new byte[BUFFER];
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    if (state == State.SLOW) {
                        Stand.pause(DELAY);
                    }
                    if (!dead) {
                        out.write(bytes, 0, read);
                        out.flush();
                    }
                }
            } catch (IOException gone) {
                // One side hung up: so does the other.
            } finally {
                close();
            }
        }

        void close() {
            links.remove(this);
            for (Socket socket : new Socket[] {caller, callee}) {
                try {
                    socket.close();
                } catch (IOException closed) {
                    // It is.
                }
            }
        }
    }
}
