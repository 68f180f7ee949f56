package studio.raim.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** Holds a page as it stands against what axe can check of WCAG 2.2, levels A and AA. */
final class Accessibility {
    private static final List<String> LEVEL_AA = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Accessibility() {}

    /** Fails with each broken rule and the elements that break it. */
    static void check(Page page) {
        // Half-way through a fade every contrast is wrong.
        page.evaluate("Promise.all(document.getAnimations().filter(a => a.effect.getTiming().iterations !== Infinity)"
                + ".map(a => a.finished.catch(() => 0)))");
        List<String> broken = new AxeBuilder(page)
                .withTags(LEVEL_AA).analyze().getViolations().stream()
                        .map(Accessibility::words)
                        .toList();

        assertThat(broken).as("broken rules at " + page.url()).isEmpty();
    }

    private static String words(Rule rule) {
        String where = rule.getNodes().stream()
                .limit(5)
                .map(node -> node.getTarget() + " " + node.getHtml())
                .collect(Collectors.joining("\n    "));
        return "%s: %s (%d)\n    %s"
                .formatted(rule.getId(), rule.getHelp(), rule.getNodes().size(), where);
    }
}
