package org.qunli.bench.stand;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP proxy that loses answers: while it is told to, it takes the service's answer, which is
 * given after the commit, and hangs up on the caller instead of passing it on.
 */
public final class LossyProxy implements AutoCloseable {

    private static final int BUFFER = 16_384;

    private final ServerSocket server;

    private final URI service;

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private final AtomicInteger lost = new AtomicInteger();

    private volatile boolean losing;

    private LossyProxy(ServerSocket server, URI service) {
        this.server = server;
        this.service = service;
    }

    public static LossyProxy before(URI service) throws IOException {
        LossyProxy proxy =
                new LossyProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), service);
        daemon(proxy::accept);
        return proxy;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Whether answers are lost from now on. */
    public void lose(boolean answers) {
        losing = answers;
    }

    /** How many were. */
    public int lost() {
        return lost.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                Socket callee = new Socket(service.getHost(), service.getPort());
                open.add(caller);
                open.add(callee);
                daemon(() -> pass(caller, callee, false));
                daemon(() -> pass(callee, caller, true));
            } catch (IOException closed) {
                // Closed, or the service isn't there: the caller sees a broken connection.
            }
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[BUFFER];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (answers && losing) {
                    lost.incrementAndGet();
                    return;
                }
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException gone) {
            // One side hung up: so does the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "lossy-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
