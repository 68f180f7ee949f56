package studio.raim.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** An administrator invites somebody, who makes the account theirs, is kept out, comes back and leaves for good. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountIT {
    private static final String ADMIN_PASSWORD = "lighthouse copper violin";
    private static final String FIRST_PASSWORD = "paper boats in november";
    private static final String SECOND_PASSWORD = "nightingale under umbrella";

    private static final double PATIENCE = 30_000;

    private RunningStudio studio;
    private Visitor visitor;
    private Page admin;
    private Page guest;
    private String link = "";
    private String token = "";

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        studio = RunningStudio.start(temporary.resolve("data"));
        visitor = new Visitor(studio.address());
        admin = visitor.window(1280, 900, ColorScheme.LIGHT);
        guest = visitor.window(1280, 900, ColorScheme.DARK);
    }

    @AfterAll
    void stop() throws Exception {
        if (visitor != null) {
            visitor.close();
        }
        if (studio != null) {
            studio.close();
        }
    }

    @Test
    @Order(1)
    void the_administrator_invites_somebody_with_a_link_that_is_shown_once() throws Exception {
        admin.navigate(studio.welcomeLink());
        fillPassword(admin, "Password", ADMIN_PASSWORD);
        button(admin, "Create the administrator").click();
        assertThat(heading(admin, "Restore")).isVisible();

        admin.navigate("/people");
        assertThat(heading(admin, "People")).isVisible();
        Accessibility.check(admin);
        button(admin, "Invite somebody").click();
        admin.getByLabel("For whom").fill("Zoë");
        Accessibility.check(admin);
        button(admin, "Make the link").click();
        link = admin.locator("copy-text input").inputValue();
        assertThat(link).startsWith(studio.address() + "/welcome/");
        button(admin, "Done").click();
        assertThat(admin.locator("#invitations")).containsText("Zoë");
    }

    @Test
    @Order(2)
    void the_guest_chooses_a_password_that_is_not_easily_guessed() {
        guest.navigate(link);
        assertThat(guest.getByText("You were invited as member")).isVisible();
        guest.getByLabel("Name").fill("zoe");
        fillPassword(guest, "Password", "password123");
        button(guest, "Join").click();
        assertThat(guest.getByRole(AriaRole.ALERT)).containsText("easily guessed");
        Accessibility.check(guest);

        fillPassword(guest, "Password", FIRST_PASSWORD);
        button(guest, "Join").click();
        assertThat(heading(guest, "Restore")).isVisible();
        assertThat(guest.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("People")))
                .hasCount(0);
    }

    @Test
    @Order(3)
    void the_account_page_is_in_the_persons_menu_and_makes_a_token_that_works() {
        guest.locator(".raim-person vaadin-menu-bar-button").first().click();
        guest.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Account"))
                .click();
        assertThat(heading(guest, "Account")).isVisible();
        Accessibility.check(guest);

        button(guest, "Make a token").click();
        guest.getByLabel("What it is for").fill("nightly import");
        button(guest, "Make the token").click();
        token = guest.locator("copy-text input").inputValue();
        button(guest, "Done").click();
        assertThat(guest.locator("#tokens")).containsText("nightly import");
        assertThat(guest.content()).doesNotContain(token);
        assertThat(me(token).status()).isEqualTo(200);
    }

    @Test
    @Order(4)
    void a_new_password_signs_the_other_browser_out_while_it_shows_a_page() {
        Page other = visitor.window(390, 844, ColorScheme.LIGHT);
        signIn(other, "zoe", FIRST_PASSWORD);
        assertThat(heading(other, "Restore")).isVisible();

        guest.reload();
        assertThat(guest.locator("#sessions li")).hasCount(2);
        guest.getByLabel("Present password").fill(FIRST_PASSWORD);
        fillPassword(guest, "New password", SECOND_PASSWORD);
        button(guest, "Change the password").click();
        assertThat(guest.getByText("The password is changed.")).isVisible();

        assertThat(other).hasURL(Pattern.compile(".*/sign-in.*"));
        other.close();
        guest.reload();
        assertThat(guest.locator("#sessions li")).hasCount(1);
    }

    @Test
    @Order(5)
    void the_administrator_sets_a_quota_and_sees_what_is_used() {
        admin.navigate("/people");
        admin.getByLabel("Search by name").fill("zo");
        assertThat(admin.locator(".raim-people li")).hasCount(1);
        admin.locator(".raim-people").getByText("zoe").click();
        assertThat(heading(admin, "zoe")).isVisible();
        Locator waiting = admin.locator(".raim-quota").first();
        waiting.locator("vaadin-select").click();
        admin.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("At most …"))
                .click();
        waiting.locator("input").last().fill("3");
        Accessibility.check(admin);
        button(admin, "Save quotas").click();
        assertThat(admin.getByText("The quotas are saved")).isVisible();

        guest.reload();
        assertThat(guest.locator("#usage")).containsText("of 3 photos");
    }

    @Test
    @Order(6)
    void whoever_is_deactivated_is_out_at_once_with_page_and_token() {
        button(admin, "Deactivate zoe").click();
        admin.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Deactivate"))
                .click();
        assertThat(button(admin, "Reactivate zoe")).isVisible();

        assertThat(guest).hasURL(Pattern.compile(".*/sign-in.*"));
        assertThat(me(token).status()).isEqualTo(401);
        signIn(guest, "zoe", SECOND_PASSWORD);
        assertThat(guest.getByText("do not belong together")).isVisible();

        button(admin, "Reactivate zoe").click();
        assertThat(button(admin, "Deactivate zoe")).isVisible();
        signIn(guest, "zoe", SECOND_PASSWORD);
        assertThat(heading(guest, "Restore")).isVisible();
    }

    @Test
    @Order(7)
    void the_last_administrator_is_told_why_they_cannot_go() {
        admin.navigate("/account");
        button(admin, "Delete my account").click();
        admin.getByLabel("Type your name").fill("admin");
        admin.getByRole(AriaRole.DIALOG).locator("input[type=password]").fill(ADMIN_PASSWORD);
        button(admin, "Delete everything").click();
        assertThat(admin.getByText("last active administrator")).isVisible();
        button(admin, "Cancel").click();
    }

    @Test
    @Order(8)
    void no_page_scrolls_sideways_on_a_phone_or_breaks_a_rule_of_accessibility() {
        admin.navigate("/people");
        admin.locator(".raim-people").getByText("zoe").click();
        assertThat(heading(admin, "zoe")).isVisible();
        String person = admin.url();
        for (String path : List.of("/people", person, "/account")) {
            for (ColorScheme look : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Page phone = visitor.likewise(admin, 390, 844, look);
                phone.navigate(path);
                assertThat(phone.locator("h1")).isVisible();
                assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(path)
                        .isEqualTo(true);
                Accessibility.check(phone);
                phone.close();
            }
        }
    }

    @Test
    @Order(9)
    void somebody_takes_their_data_along_and_leaves_for_good() throws Exception {
        guest.navigate("/account");
        Download download = guest.waitForDownload(
                () -> guest.getByText("Download everything").click());
        try (ZipFile zip = new ZipFile(download.path().toFile())) {
            assertThat(zip.getEntry("profile.json")).isNotNull();
        }
        button(guest, "Delete my account").click();
        guest.getByLabel("Type your name").fill("zoe");
        guest.getByRole(AriaRole.DIALOG).locator("input[type=password]").fill(SECOND_PASSWORD);
        button(guest, "Delete everything").click();
        assertThat(guest).hasURL(Pattern.compile(".*/sign-in.*"));
        signIn(guest, "zoe", SECOND_PASSWORD);
        assertThat(guest.getByText("do not belong together")).isVisible();
    }

    @Test
    @Order(10)
    void no_page_had_a_script_error_or_broke_its_own_policy() {
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    @Order(11)
    void the_server_has_said_no_secret_and_nothing_went_wrong() {
        assertThat(studio.said())
                .contains("signed in")
                .doesNotContain("A page failed")
                .doesNotContain(ADMIN_PASSWORD, FIRST_PASSWORD, SECOND_PASSWORD, token)
                .doesNotContain(link.substring(link.lastIndexOf('/') + 1));
    }

    @Test
    @Order(12)
    void each_page_has_a_nonce_of_its_own_and_all_its_scripts_carry_it() {
        assertThat(nonce()).isNotEqualTo(nonce()).hasSizeGreaterThanOrEqualTo(24);
    }

    private String nonce() {
        APIResponse page = guest.context().request().get(studio.address() + "/sign-in");
        String policy = page.headers().get("content-security-policy");
        Matcher nonce = Pattern.compile("script-src 'self' 'nonce-([^']+)' 'unsafe-eval';")
                .matcher(policy);
        assertThat(nonce.find()).as(policy).isTrue();
        Matcher script = Pattern.compile("<script([^>]*)>").matcher(page.text());
        assertThat(script.results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(attributes -> attributes.contains("nonce=\"" + nonce.group(1) + "\""));
        return nonce.group(1);
    }

    @Test
    @Order(13)
    void a_script_that_is_smuggled_into_a_page_does_not_run() {
        guest.navigate("/sign-in");
        guest.evaluate("""
                () => {
                  const image = document.createElement('img');
                  image.setAttribute('onerror', 'window.injected = true');
                  image.src = '/no-such-picture';
                  const script = document.createElement('script');
                  script.textContent = 'window.injected = true';
                  document.body.append(image, script);
                  return new Promise((done) => setTimeout(done, 1000));
                }""");
        assertThat(guest.evaluate("window.injected === undefined")).isEqualTo(true);
        assertThat(visitor.complaints())
                .as("the browser says that it was forbidden")
                .isNotEmpty();
    }

    private APIResponse me(String bearer) {
        return guest.context()
                .request()
                .get(
                        studio.address() + "/api/v1/me",
                        RequestOptions.create().setHeader("Authorization", "Bearer " + bearer));
    }

    private static void signIn(Page page, String name, String password) {
        page.navigate("/sign-in");
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.keyboard().press("Enter");
    }

    private static void fillPassword(Page page, String label, String password) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.getByLabel(label + " again").fill(password);
    }

    private static Locator heading(Page page, String text) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
