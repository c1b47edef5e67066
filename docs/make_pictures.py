"""Makes the pictures of the documentation anew, in docs/pictures/: `python -m docs.make_pictures`.

Builds the graph of the articles of the tutorial, and takes pictures of what a person sees of it, by Chromium. Where
that is not installed it says so and makes none; the pages then say in words what the pictures would show.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tests.docs.markdown import blocks
from tests.viewer.conftest import FLAGS

DOCS = Path(__file__).parent
PICTURES = DOCS / "pictures"
SIZE = (1280, 800)
#: The last one of these flags counts; FLAGS has one that leaves out this machine too.
_LOOPBACK = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def main() -> None:
    """Makes all pictures, or says on stderr why it makes none."""
    browser, driver = (shutil.which(name) for name in ("chromium", "chromedriver"))
    if browser is None or driver is None:
        print("no pictures: they need chromium and chromedriver (Debian: chromium, chromium-driver)", file=sys.stderr)
        return
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _build(folder)
        options = webdriver.ChromeOptions()
        options.binary_location = browser
        for flag in (*FLAGS, f"--user-data-dir={folder / 'browser'}", "--force-device-scale-factor=2", _LOOPBACK):
            options.add_argument(flag)
        chrome = webdriver.Chrome(options=options, service=Service(driver))
        try:
            _picture(chrome, (folder / "output" / "network.html").as_uri(), "network", drawn_by_script=True)
            _picture(chrome, (folder / "outlets.html").as_uri(), "compare", at="[id$=-conflicts]")
            with _served(folder) as address:
                _picture(chrome, f"{address}person/jane-roe", "person")
                chrome.get(f"{address}search?q=cracks&kind=article")
                chrome.find_element(By.CSS_SELECTOR, "ol.results a").click()
                _picture(chrome, chrome.current_url, "article")
        finally:
            chrome.quit()


def _build(folder: Path) -> None:
    """The graph of the articles of the tutorial, and the page of their comparison."""
    for block in blocks(DOCS / "tutorial.md"):
        if block.title:
            path = folder / block.title
            path.parent.mkdir(exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(DOCS.parent)}
    for command in (["build", "bridge", "--quiet"], ["compare", "--format", "html", "-o", "outlets.html"]):
        subprocess.run([sys.executable, "-m", "kg", *command], cwd=folder, check=True, env=environment)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address at which `kg serve` shows the graph."""
    command = [sys.executable, "-m", "kg", "serve", "--port", "0"]
    environment = os.environ | {"PYTHONPATH": str(DOCS.parent)}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def _picture(
    chrome: webdriver.Chrome, address: str, name: str, *, drawn_by_script: bool = False, at: str | None = None
) -> None:
    """Takes the picture of a page, from the element `at` on, once the page's script says that it is done."""
    chrome.set_window_size(*SIZE)
    chrome.get(address)
    if drawn_by_script:
        WebDriverWait(chrome, 60).until(
            lambda _: chrome.execute_script("return document.body.dataset.ready === 'true'")
        )
    if at:
        chrome.execute_script("document.querySelector(arguments[0]).scrollIntoView()", at)
    if not chrome.save_screenshot(str(PICTURES / f"{name}.png")):
        raise OSError(f"{PICTURES / name}.png cannot be written")


if __name__ == "__main__":
    main()
