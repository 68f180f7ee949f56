package studio.raim.server.offer;

import java.util.Locale;

/** What the licences of weights allow, in a sentence; the licence itself is what counts. */
public final class Licences {
    private Licences() {}

    /**
     * Such as {@code BSD-3-Clause: free for any use, also for paid work; the notice stays with the weights}.
     *
     * @param name an SPDX identifier, or whatever a card says
     */
    public static String plain(String name) {
        String known = words(name.toUpperCase(Locale.ROOT));
        return known.isEmpty() ? name + ": ask its holder what you may do" : name + ": " + known;
    }

    private static String words(String id) {
        return switch (id) {
            case "BSD-2-CLAUSE", "BSD-3-CLAUSE", "MIT", "APACHE-2.0", "ISC" ->
                "free for any use, also for paid work; whoever passes the weights on keeps the notice";
            case "CC0-1.0", "UNLICENSE", "0BSD" -> "free for any use, without conditions";
            case "CC-BY-4.0" -> "free for any use, also for paid work, with its makers named";
            case "CC-BY-SA-4.0" -> "free for any use with its makers named; changed weights under the same licence";
            case "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-NC-ND-4.0" -> "not for paid work";
            case "GPL-3.0", "GPL-3.0-ONLY", "AGPL-3.0", "AGPL-3.0-ONLY" ->
                "free for any use; whoever passes it on does so under the same licence";
            default -> "";
        };
    }
}
