"""The pages in a real browser: on a narrow screen, by the keyboard, under their own policy."""

from __future__ import annotations

import json
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from tests.serving.conftest import Server
from tests.viewer.conftest import browser  # noqa: F401 - the fixture


def opened(driver: webdriver.Chrome, server: Server, path: str, width: int = 1280) -> list[Any]:
    """Opens a page on a screen of that width; gives what the browser complains of."""
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    driver.get("about:blank")
    list(driver.get_log("browser"))  # type: ignore[no-untyped-call]
    driver.get(server.address + path.lstrip("/"))
    return list(driver.get_log("browser"))  # type: ignore[no-untyped-call]


def article(server: Server) -> str:
    return f"/{json.loads(server.asked('/api/articles').body)['items'][0]['key']}"


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["/", "/person/jane-roe", "article", "/search?q=roe", "story"])
def test_a_page_fits_the_screen_and_keeps_to_its_policy(
    browser: webdriver.Chrome,  # noqa: F811
    site: Server,
    path: str,
    width: int,
) -> None:
    if path == "article":
        path = article(site)
    elif path == "story":
        path = f"/{json.loads(site.asked('/api/stories').body)['items'][0]['key']}"
    assert opened(browser, site, path, width) == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    background = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert background != "rgba(0, 0, 0, 0)"  # the style was let in


def test_words_of_an_article_lead_to_what_was_found_in_them(
    browser: webdriver.Chrome,  # noqa: F811
    site: Server,
) -> None:
    opened(browser, site, article(site))
    words = browser.find_element(By.CSS_SELECTOR, "article p a.f:not(.m)")
    assert words.get_attribute("title")
    words.click()
    note = browser.find_element(By.CSS_SELECTOR, ".findings li:target")
    assert note.value_of_css_property("outline-style") == "solid"
    note.find_element(By.CSS_SELECTOR, "a.back").click()
    assert browser.find_elements(By.CSS_SELECTOR, "article .here")


def test_the_keyboard_reaches_the_content_and_the_search(
    browser: webdriver.Chrome,  # noqa: F811
    site: Server,
) -> None:
    opened(browser, site, "/person/jane-roe")
    ActionChains(browser).send_keys(Keys.TAB, Keys.ENTER).perform()
    assert browser.switch_to.active_element.get_attribute("id") == "content"
    opened(browser, site, "/")
    ActionChains(browser).send_keys(Keys.TAB, Keys.TAB, Keys.TAB, "müller", Keys.ENTER).perform()
    first = WebDriverWait(browser, 60).until(lambda _: browser.find_elements(By.CSS_SELECTOR, ".results a"))[0]
    assert first.text == "José Müller"
