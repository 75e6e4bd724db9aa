package fr.encaisse.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.encaisse.browser.Screen.button;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Somebody who has scanned a code: the invoice's page, the bank list and the simulated bank. */
final class CustomerPhone {

    static final String BANK = "bank-574";

    final Page page;
    private final String address;

    /** @param code what the QR code holds */
    CustomerPhone(Demo demo, URI code) {
        page = demo.open(Demo.phone());
        address = code.toString();
    }

    /** The invoice's page, also while the code is on a staff screen. */
    void look(String heading) {
        look("look=1", heading);
    }

    /** @param query as the way back from Bridge adds it */
    void look(String query, String heading) {
        page.navigate(address + "?" + query);
        assertThat(page.locator("h1")).containsText(heading);
    }

    /** Until the process has asked Bridge. */
    void await(String heading) {
        Awaitility.await(heading).pollInterval(Duration.ofMillis(500)).until(() -> {
            page.navigate(address + "?look=1");
            return page.locator("h1").textContent().contains(heading);
        });
    }

    void press() {
        page.locator("main form[action$='/pay'] button").click();
    }

    void part(String amount) {
        page.getByText("Payer une partie").click();
        page.locator("#part").fill(amount);
        button(page, "Payer cette partie").click();
    }

    /** @return the attempt, as the bank's page names it */
    String chooseBank() {
        page.getByTestId(BANK).click();
        assertThat(page.getByTestId("login")).isVisible();
        String path = URI.create(page.url()).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** At the bank's page. @param login decides how the bank answers (Bridge's sandbox) */
    void confirm(String login) {
        page.getByTestId("login").fill(login);
        page.getByTestId("password").fill("motdepasse");
        page.getByTestId("continue").click();
        page.getByTestId("account-2").click();
        page.getByTestId("confirm").click();
        assertThat(page.getByTestId("confirm")).isHidden();
    }
}
