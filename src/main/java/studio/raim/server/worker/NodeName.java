package studio.raim.server.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names one run of one process: a node that starts again is another one, so it never mistakes old work for its own. */
public record NodeName(String value) {
    static NodeName ofThisProcess() {
        String run = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt(), 6);
        return new NodeName("%s-%d-%s".formatted(host(), ProcessHandle.current().pid(), run));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
