package studio.raim.server.shell;

/**
 * The content security policy of pages: everything comes from this server, and no other site may frame it.
 *
 * <p>Only scripts with the page's nonce run inline. Vaadin's client makes functions of what the server sends
 * ({@code 'unsafe-eval'}), and components set styles inline ({@code 'unsafe-inline'} for styles alone).
 */
public final class PagePolicy {
    public static final String HEADER = "Content-Security-Policy";

    /** For what is no page, such as scripts and pictures that are opened on their own. */
    public static final String WITHOUT_INLINE_SCRIPTS = policy("");

    private PagePolicy() {}

    static String allowing(String nonce) {
        return policy(" 'nonce-%s'".formatted(nonce));
    }

    private static String policy(String scripts) {
        return "default-src 'none'; script-src 'self'" + scripts + " 'unsafe-eval'; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:;"
                + " manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
