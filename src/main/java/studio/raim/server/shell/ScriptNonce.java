package studio.raim.server.shell;

import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;

/** Gives each page a nonce of its own, which its inline scripts carry: what somebody smuggles in has none, and does not run. */
final class ScriptNonce implements IndexHtmlRequestListener {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse page) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getDocument().select("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader(PagePolicy.HEADER, PagePolicy.allowing(nonce));
    }
}
