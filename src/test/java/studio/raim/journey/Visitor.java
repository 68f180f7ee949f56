package studio.raim.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A person with Chromium; remembers what the pages complain about. */
final class Visitor implements AutoCloseable {
    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(
                            Path.of(Objects.requireNonNullElse(System.getenv("RAIM_CHROMIUM"), "/usr/bin/chromium")))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final String address;

    Visitor(String address) {
        this.address = address;
    }

    /** A window of its own, with nothing remembered. */
    Page window(int width, int height, ColorScheme look) {
        return page(browser.newContext(options(width, height, look)));
    }

    /** Another window of the same person, signed in as the other one is. */
    Page likewise(Page other, int width, int height, ColorScheme look) {
        return page(browser.newContext(
                options(width, height, look).setStorageState(other.context().storageState())));
    }

    /** Errors of scripts, and what the page's own policy forbade it; what the server refuses is no complaint. */
    Queue<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private Browser.NewContextOptions options(int width, int height, ColorScheme look) {
        return new Browser.NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setColorScheme(look);
    }

    private Page page(BrowserContext context) {
        Page page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        return page;
    }
}
