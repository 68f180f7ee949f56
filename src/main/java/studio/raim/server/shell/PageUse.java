package studio.raim.server.shell;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import org.jspecify.annotations.Nullable;

/** Notices that a page is used, also when it talks through its open connection; its heartbeat is no use. */
final class PageUse implements VaadinRequestInterceptor {
    private final transient OpenPages pages;

    PageUse(OpenPages pages) {
        this.pages = pages;
    }

    @Override
    public void requestStart(VaadinRequest request, @Nullable VaadinResponse response) {}

    @Override
    public void handleException(
            VaadinRequest request, @Nullable VaadinResponse response, @Nullable VaadinSession session, Exception e) {}

    @Override
    public void requestEnd(VaadinRequest request, @Nullable VaadinResponse response, @Nullable VaadinSession session) {
        if (session != null && !"heartbeat".equals(request.getParameter("v-r"))) {
            pages.used(session);
        }
    }
}
