"""The web page in a real browser (Debian's chromium and chromium-driver): offline, by keyboard, for a screen reader."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from clausekit.cli.main import run

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "contracts"
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
)  # fmt: skip
HOSTILE = """<script>document.title='owned'</script>

# SERVICES AGREEMENT <img src=x onerror="document.title='owned'">

This Agreement is made between Studio North LLC (the "Provider") and Mill Ltd (the "Client").
The Provider provides design services to the Client and the Client pays fees for the services.

1. Termination. The Client may terminate this Agreement at any time on 7 days' notice
</p></main><script>document.title='owned'</script>.

2. [Click](javascript:document.title='owned') javascript:document.title='owned' <a href="javascript:alert(1)">here</a>

3. Fees. The Client shall pay the fees within 30 days of each invoice.
<style>*{display:none}</style> "quoted" 'quoted' &amp;

4. The services are described in the schedule, and the parties shall act in good faith. <!-- never closed
"""

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium import webdriver  # half a second that no other test should wait for

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or "chromium"
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}", "--window-size=1280,900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver") or "chromedriver")
    driver = webdriver.Chrome(options=options, service=service)
    # Every address but the file itself is refused, as on a machine without a network.
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.setBlockedURLs", {"urls": ["http://*", "https://*"]})
    yield driver
    driver.quit()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Any:
    """Opens the report of a contract and returns the browser."""

    def opened(contract: Path) -> Any:
        output = tmp_path / "report.html"
        assert run(["audit", str(contract), "--format", "html", "-o", str(output), "-q", "--fail-on", "never"]) == 0
        browser.get("about:blank")
        for log in ("browser", "performance"):
            browser.get_log(log)
        browser.set_window_size(1280, 900)
        browser.get(output.as_uri())
        return browser

    return opened


@pytest.fixture
def lock_in(page: Any) -> Any:
    return page(SAMPLES / "lock-in.txt")


def one(browser: Any, selector: str) -> Any:
    return browser.find_element("css selector", selector)


def requests_of(browser: Any) -> list[str]:
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    return [
        message["params"]["request"]["url"] for message in messages if message["method"] == "Network.requestWillBeSent"
    ]


def test_it_opens_without_any_request_and_without_any_complaint(lock_in: Any) -> None:
    assert one(lock_in, "h1").text.startswith("You can leave, but not in the first")
    assert [url for url in requests_of(lock_in) if not url.startswith("file:")] == []
    assert [entry for entry in lock_in.get_log("browser") if "favicon" not in entry["message"]] == []
    assert one(lock_in, "body").value_of_css_property("max-width") != "none", "the policy refused the style"


def test_a_highlight_jumps_to_the_words_and_back(lock_in: Any) -> None:
    link = one(lock_in, ".finding.warning blockquote a")
    link.click()
    words = lock_in.execute_script("return document.querySelector('mark:target')")
    assert words.text.startswith("After the first twelve")
    assert in_view(lock_in, words)
    assert words.value_of_css_property("outline-style") == "solid"
    back = lock_in.execute_script("return arguments[0].parentElement.querySelector('.back a')", words)
    back.click()
    finding = lock_in.execute_script("return document.querySelector('.finding:target')")
    assert "EXIT006" in finding.text
    assert in_view(lock_in, finding)


def in_view(browser: Any, element: Any) -> bool:
    script = """
        const done = arguments[1];
        let last = null, still = 0;
        (function wait() {
            const box = arguments_.getBoundingClientRect();
            still = last === box.top ? still + 1 : 0;
            last = box.top;
            if (still > 10) done(box.bottom > 0 && box.top < innerHeight);
            else requestAnimationFrame(wait);
        })();
    """.replace("arguments_", "element")
    return bool(browser.execute_async_script(f"const element = arguments[0];{script}", element))


def test_the_keyboard_reaches_the_skip_link_and_every_proof(lock_in: Any) -> None:
    from selenium.webdriver import Keys

    reached = []
    one(lock_in, "body").send_keys(Keys.TAB)
    skip = lock_in.switch_to.active_element
    assert skip.get_attribute("class") == "skip"
    assert in_view(lock_in, skip)
    for _ in range(80):
        active = lock_in.switch_to.active_element
        if active.tag_name == "body":
            break
        reached.append(active)
        active.send_keys(Keys.TAB)
    links = {element.get_attribute("href") for element in lock_in.find_elements("css selector", "a[href]")}
    assert links <= {element.get_attribute("href") for element in reached}
    assert any(element.get_attribute("role") == "region" for element in reached), "the contract cannot be scrolled"


def test_enter_on_a_proof_moves_the_reading_position_to_the_words(lock_in: Any) -> None:
    from selenium.webdriver import Keys

    one(lock_in, ".side td a").send_keys(Keys.ENTER)
    assert lock_in.execute_script("return document.querySelector('mark:target') !== null")
    lock_in.switch_to.active_element.send_keys(Keys.TAB)
    next_link = lock_in.switch_to.active_element
    assert lock_in.execute_script("return arguments[0].closest('.paper') !== null", next_link)


def test_a_screen_reader_finds_landmarks_names_and_table_heads(lock_in: Any) -> None:
    for selector in ("header", "nav[aria-label]", "main", "footer", "html[lang=en]"):
        assert one(lock_in, selector)
    for section in lock_in.find_elements("css selector", "section"):
        assert section.accessible_name
        assert section.aria_role == "region"
    assert one(lock_in, ".paper").accessible_name == "The contract"
    for table in lock_in.find_elements("css selector", "table"):
        assert table.accessible_name
        assert all(head.get_attribute("scope") for head in table.find_elements("css selector", "th"))
    for back in lock_in.find_elements("css selector", ".back a"):
        assert back.accessible_name.startswith("back to ")
    headings = [int(heading.tag_name[1]) for heading in lock_in.find_elements("css selector", "h1,h2,h3,h4,h5,h6")]
    assert headings[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(headings))


def test_a_hostile_contract_stays_text(page: Any, tmp_path: Path) -> None:
    contract = tmp_path / "<img src=x onerror=alert(1)>.txt"
    contract.write_text(HOSTILE, encoding="utf-8")
    browser = page(contract)
    assert browser.title != "owned"
    for selector in ("script", "img", "main a[href^='javascript']", ".paper style"):
        assert browser.find_elements("css selector", selector) == []
    assert "<script>document.title='owned'</script>" in one(browser, ".paper").text
    assert "javascript:document.title" in one(browser, ".paper").text
    assert one(browser, "footer").is_displayed()
    assert [url for url in requests_of(browser) if not url.startswith("file:")] == []


@pytest.mark.parametrize("width", [360, 500, 800, 1280])
def test_nothing_sticks_out_sideways(lock_in: Any, width: int) -> None:
    lock_in.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    )
    try:
        assert lock_in.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        lock_in.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground_in_light_and_dark(lock_in: Any, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    lock_in.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen", "features": features})
    pairs = [
        ("body", "body"),
        ("h1", "h1"),
        ("mark.warning", "mark.warning"),
        ("section", ".aim"),
        (".paper", ".back a"),
    ]
    for ground, words in pairs:
        ratio = contrast(colour(lock_in, ground, "background-color"), colour(lock_in, words, "color"))
        assert ratio >= 4.5, f"{words} on {ground}: {ratio:.1f}"


def colour(browser: Any, selector: str, name: str) -> tuple[float, ...]:
    script = """
        for (let e = document.querySelector(arguments[0]); e; e = e.parentElement) {
            const value = getComputedStyle(e)[arguments[1]];
            if (value !== 'rgba(0, 0, 0, 0)') return value;
        }
        return 'rgb(255, 255, 255)';
    """
    value = browser.execute_script(script, selector, name)
    return tuple(float(part) for part in re.findall(r"[\d.]+", value)[:3])


def contrast(first: tuple[float, ...], second: tuple[float, ...]) -> float:
    """The contrast ratio of WCAG 2.2, 1.4.3."""

    def luminance(rgb: tuple[float, ...]) -> float:
        parts = (channel / 255 for channel in rgb)
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_on_paper_the_whole_contract_is_there_with_its_marks(lock_in: Any) -> None:
    lock_in.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        paper = one(lock_in, ".paper")
        assert paper.value_of_css_property("overflow") == "visible"
        assert lock_in.execute_script("return arguments[0].scrollHeight <= arguments[0].clientHeight + 1", paper)
        assert one(lock_in, "mark").value_of_css_property("print-color-adjust") == "exact"
        assert not one(lock_in, "nav").is_displayed()
    finally:
        lock_in.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("width", [360, 800, 1280])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_the_days_of_the_time_line_stand_below_its_bars(lock_in: Any, width: int, media: str) -> None:
    lock_in.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media})
    lock_in.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    )
    try:
        bar, axis = (one(lock_in, selector).rect for selector in (".lines svg", ".axis"))
        assert (bar["x"], bar["width"]) == pytest.approx((axis["x"], axis["width"]), abs=1)
    finally:
        lock_in.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        lock_in.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
