package io.covalence.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One person at a headless Chromium, with a profile of their own. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    static Browser open(Path profile) {
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000",
                "--user-data-dir=" + profile);
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.WARNING);
        options.setCapability("goog:loggingPrefs", logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Signs in at the identity provider, whichever of its one or two pages asks. */
    void signIn(String portal, String user, String password) {
        driver.get(portal);
        type(By.id("username"), user);
        if (driver.findElements(By.id("password")).stream().noneMatch(WebElement::isDisplayed)) {
            click(By.id("kc-login"));
        }
        type(By.id("password"), password);
        click(By.id("kc-login"));
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** Shows the page light or dark until it is left, as a person's choice does. */
    void scheme(String scheme) {
        driver.executeScript("document.documentElement.style.colorScheme = arguments[0]", scheme);
    }

    void go(String url) {
        driver.get(url);
    }

    String url() {
        return String.valueOf(driver.getCurrentUrl());
    }

    WebElement see(By what) {
        return waiting().until(ExpectedConditions.visibilityOfElementLocated(what));
    }

    void scrollTo(By what) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", see(what));
    }

    void seeText(By where, String text) {
        waiting().until(ExpectedConditions.textToBePresentInElementLocated(where, text));
    }

    /** Waits until an element says something, be it within what is scrolled to or not. */
    void hear(By where, String text) {
        waiting().until(ExpectedConditions.attributeContains(where, "textContent", text));
    }

    void click(By what) {
        waiting().until(ExpectedConditions.elementToBeClickable(what)).click();
    }

    void type(By where, String text) {
        var field = see(where);
        field.clear();
        field.sendKeys(text);
    }

    /** What a link leads to, as text, asked for by the page that shows it. */
    String fetch(By link) {
        return String.valueOf(driver.executeAsyncScript(
                "fetch(arguments[0].href).then(answer => answer.text()).then(arguments[1])", see(link)));
    }

    /** What a field holds. */
    String value(By field) {
        return String.valueOf(see(field).getDomProperty("value"));
    }

    /** What a field holds once it no longer holds what it did. */
    String valueAfter(By field, String before) {
        waiting()
                .ignoring(StaleElementReferenceException.class)
                .until(driver -> !value(field).equals(before));
        return value(field);
    }

    boolean shows(By what) {
        return driver.findElements(what).stream().anyMatch(WebElement::isDisplayed);
    }

    void picture(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What axe-core finds on the page: each rule with the elements that break it, whatever the rule's level. Vaadin's own sign of a
     * lost connection stands outside of every landmark, and we cannot move it.
     */
    List<String> accessibilityViolations() {
        // What is still fading in or out has no contrast of its own.
        driver.executeScript(
                "document.getAnimations().forEach(one => { try { one.finish(); } catch { /* endless */ } })");
        driver.executeScript(axe());
        var found = (List<?>) driver.executeAsyncScript(
                "axe.run({exclude: ['vaadin-connection-indicator']}, {resultTypes: ['violations']}).then(result => arguments[0](result.violations.map("
                        + "rule => rule.id + ' ' + rule.nodes.map(node => node.target.join(' ')).join(', '))))");
        return found == null ? List.of() : found.stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            if (script == null) {
                throw new IllegalStateException("axe-core is not on the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Errors in the browser's console, which a page of ours must not cause. */
    List<String> consoleErrors() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    private WebDriverWait waiting() {
        return new WebDriverWait(driver, TIMEOUT);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
