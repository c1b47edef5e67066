"""A browser, and pages for it: real graphs, written and opened as `kg build` and `kg view` do."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from kg.graph import open_graph, write_graph
from kg.model import Collection, CueClass, EntityType, Status, Time
from kg.viewer import write_network
from tests.viewer.story import Story

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--window-size=1280,800",
)


def program(*names: str) -> str:
    """The path of an installed program; fails the test run with the way to install it."""
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    pytest.fail(
        f"the viewer's tests drive a real browser, and none of {', '.join(names)} is installed; on Debian: "
        "apt-get update && apt-get install -y chromium chromium-driver",
        pytrace=False,
    )


class Page:
    """The viewer in a browser."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver
        self.folder = Path()
        self.path = Path()

    def open(self, path: Path, address: str = "") -> Page:
        """Opens a page and waits until its script is done."""
        self.load(path, address)
        self.until(lambda: self.run("return document.body.dataset.ready === 'true'"))
        return self

    def load(self, path: Path, address: str = "") -> Page:
        """Opens a page that has no script."""
        self.driver.get("about:blank")
        self._log("browser")
        self._log("performance")
        self.path = path
        self.driver.get(path.as_uri() + address)
        return self

    def until(self, condition: Callable[[], Any]) -> Any:
        """Waits until the condition holds, and returns what it returned."""
        return WebDriverWait(self.driver, 60, poll_frequency=0.05).until(lambda _: condition())

    def run(self, script: str, *arguments: Any) -> Any:
        """Runs a script in the page."""
        return self.driver.execute_script(script, *arguments)

    def find(self, selector: str) -> WebElement:
        """The first element."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        """All elements."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """The text of all elements, as the document holds it."""
        return list(
            self.run("return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)", selector)
        )

    def hrefs(self) -> list[str]:
        """Where the links of the page lead."""
        return list(self.run("return [...document.querySelectorAll('a, area, base, form')].map((one) => one.href)"))

    def until_texts(self, selector: str, expected: list[str]) -> None:
        """Waits until the elements have these texts."""
        self.until(lambda: self.texts(selector) == expected)

    def panel(self) -> str:
        """The text of the details."""
        return self.find("#panel").text

    def node(self, label: str) -> int:
        """The number of the entity with that name."""
        found = self.run("return JSON.parse(document.getElementById('data').textContent).entities.map((e) => e.label)")
        return int(found.index(label))

    def drawn(self) -> set[str]:
        """The names of the entities that the network draws."""
        entities = json.loads(self.texts("#data")[0])["entities"]
        ids = self.run("return kgViewer.network.body.data.nodes.getIds()")
        return {entities[place]["label"] for place in ids if place < len(entities)}

    def labelled(self) -> list[int]:
        """The numbers of the entities whose label is drawn, in the order of drawing."""
        self.run("kgViewer.network.redraw()")
        # The drawing comes with the next frame.
        script = "const done = arguments[0]; requestAnimationFrame(() => setTimeout(() => done(kgViewer.labelled())))"
        return list(self.driver.execute_async_script(script))

    def click_node(self, label: str) -> None:
        """Clicks on an entity in the drawing."""
        self._click_at(
            "return kgViewer.network.canvasToDOM(kgViewer.network.getPosition(arguments[0]))", self.node(label)
        )

    def event(self, label: str) -> int:
        """The number of the event's node."""
        found = self.run(
            "const data = JSON.parse(document.getElementById('data').textContent);"
            "return [data.entities.length, data.events.map((e) => e.label)]"
        )
        return int(found[0] + found[1].index(label))

    def drawn_events(self) -> set[str]:
        """The labels of the events that the network draws."""
        data = json.loads(self.texts("#data")[0])
        ids = self.run("return kgViewer.network.body.data.nodes.getIds()")
        first = len(data["entities"])
        return {data["events"][place - first]["label"] for place in ids if place >= first}

    def click_event(self, label: str) -> None:
        """Clicks on an event in the drawing."""
        self._click_at(
            "return kgViewer.network.canvasToDOM(kgViewer.network.getPosition(arguments[0]))", self.event(label)
        )

    def click_edge(self, source: str, target: str, status: str) -> None:
        """Clicks on the middle of an edge in the drawing."""
        self._click_at(
            """const [from, to, status] = arguments;
            const edges = kgViewer.network.body.data.edges.get();
            const edge = edges.find((e) => e.from === from && e.to === to && e.status === status);
            return kgViewer.network.canvasToDOM(kgViewer.network.body.edges[edge.id].edgeType.getPoint(0.5));""",
            self.node(source),
            self.node(target),
            status,
        )

    def _click_at(self, script: str, *arguments: Any) -> None:
        at = self.run(script, *arguments)
        canvas = self.find("#canvas")
        x, y = round(at["x"] - canvas.size["width"] / 2), round(at["y"] - canvas.size["height"] / 2)
        ActionChains(self.driver).move_to_element_with_offset(canvas, x, y).click().perform()

    def tick(self, kind: str, value: str) -> None:
        """Switches a filter."""
        self.run(
            "arguments[0].closest('details')?.setAttribute('open', '')",
            box := self.find(f'#filters input[data-kind="{kind}"][data-value="{value}"]'),
        )
        box.click()

    def messages(self) -> list[Any]:
        """What the page wrote to the console since it was opened."""
        return self._log("browser")

    def _log(self, kind: str) -> list[Any]:
        return list(self.driver.get_log(kind))  # type: ignore[no-untyped-call]

    def requests(self) -> set[str]:
        """The addresses that the page asked for since it was opened, its own excepted."""
        events = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        asked = {e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"}
        sockets = {e["params"]["url"] for e in events if e["method"] == "Network.webSocketCreated"}
        own = self.path.as_uri()
        return {url for url in asked | sockets if not url.startswith((own, "about:", "data:", "blob:"))}


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """One Chromium for all tests; nothing outside this machine has an address in it."""
    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("KG_CHROMIUM") or program("chromium", "chromium-browser", "google-chrome")
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(program("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


@pytest.fixture
def page(browser: webdriver.Chrome, tmp_path: Path) -> Page:
    """The browser at the size of a laptop, with nothing open yet; what it downloads lands in `page.folder`."""
    page = Page(browser)
    page.folder = tmp_path
    screen = {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    still = [{"name": "prefers-reduced-motion", "value": "reduce"}, {"name": "prefers-color-scheme", "value": "light"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": still})
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    return page


def build_page(collection: Collection, folder: Path) -> Path:
    """Writes a graph and its page; returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    write_graph(collection, folder)
    out = folder / "network.html"
    write_network(open_graph(folder), out)
    return out


@pytest.fixture(scope="session")
def harbour() -> Collection:
    """A small story: two outlets, facts, a claim, an accusation and its denial, quotations."""
    story = Story()
    for person in ("Jane Roe", "John Doe", "Maria Keller", "Zoë Quist"):
        story.entity(person, aliases=("Mayor Roe",) if person == "Jane Roe" else ())
    story.entity("Acme Corp", EntityType.ORGANIZATION)
    story.entity("Harbour Trust", EntityType.ORGANIZATION)
    story.entity("The Daily Example", EntityType.OUTLET)
    story.entity("Harbour Herald", EntityType.OUTLET)
    story.entity("a letter", EntityType.DOCUMENT)
    story.entity("Port Ellis", EntityType.PLACE)
    story.entity("the couple", EntityType.GROUP, members=("Jane Roe", "John Doe"))
    one = story.report("Mayor writes", "The Daily Example", "2031-05-12", "https://example.com/mayor?a=1&b=2")
    two = story.report("A denial", "Harbour Herald", "2031-06")
    one.states(
        "On Monday Jane Roe wrote a letter to the court.",
        "Jane Roe wrote a letter",
        "Jane Roe",
        "wrote",
        "a letter",
        time=Time("2031-05-11"),
    )
    two.states("Jane Roe wrote a letter last month.", "wrote a letter", "Jane Roe", "wrote", "a letter")
    one.states("The letter went to Maria Keller.", "went to Maria Keller", "a letter", "addressedTo", "Maria Keller")
    one.states("John Doe was convicted of fraud.", "convicted of fraud", "John Doe", "convictedOf", "fraud")
    one.states("John Doe, 58, smiled.", "58", "John Doe", "age", "58")
    one.states(
        "John Doe allegedly threatened Jane Roe.",
        "allegedly threatened Jane Roe",
        "John Doe",
        "threatened",
        "Jane Roe",
        Status.ALLEGED,
    )
    two.states(
        "Zoë Quist denied that John Doe had threatened Jane Roe.",
        "denied that John Doe had threatened Jane Roe",
        "John Doe",
        "threatened",
        "Jane Roe",
        Status.DENIED,
        by="Zoë Quist",
    )
    two.states(
        "John Doe founded Harbour Trust, Zoë Quist said.",
        "John Doe founded Harbour Trust",
        "John Doe",
        "founded",
        "Harbour Trust",
        Status.ATTRIBUTED,
        by="Zoë Quist",
    )
    two.states(
        "Acme Corp does not own Harbour Trust.",
        "does not own",
        "Acme Corp",
        "owns",
        "Harbour Trust",
        Status.NEGATED,
    )
    two.states(
        "Acme Corp could buy the port.", "could buy the port", "Acme Corp", "acquired", "the port", Status.HYPOTHETICAL
    )
    one.states("Acme Corp has its seat in Port Ellis.", "seat in Port Ellis", "Acme Corp", "basedIn", "Port Ellis")
    two.quotes("“We trusted him,” Jane Roe told Maria Keller.", "We trusted him,", "told", "Jane Roe", "Maria Keller")
    one.quotes("“No comment,” John Doe said.", "No comment,", "said", "John Doe")
    one.sentence("The couple left: the couple was seen.")
    return story.collection()


@pytest.fixture(scope="session")
def voices() -> Collection:
    """An article with what a couple wrote in a letter, what was not said, and what somebody says that another said."""
    story = Story()
    for person in ("Jane Roe", "John Doe", "Maria Keller"):
        story.entity(person)
    story.entity("the couple", EntityType.GROUP, members=("Jane Roe", "John Doe"))
    story.entity("a letter", EntityType.DOCUMENT)
    story.entity("The Daily Example", EntityType.OUTLET)
    report = story.report("Voices", "The Daily Example", "2031-05-12")
    report.sentence("Jane Roe met John Doe.")
    report.quotes(
        "“Farewell,” the couple wrote to Maria Keller in a letter.",
        "Farewell,",
        "wrote",
        "the couple",
        "Maria Keller",
        medium="a letter",
        cue_class=CueClass.WRITING,
    )
    report.quotes(
        "John Doe never told Maria Keller to “stay away”.",
        "stay away",
        "told",
        "John Doe",
        "Maria Keller",
        status=Status.NEGATED,
        cue_class=CueClass.SPEECH,
    )
    sentence = report.sentence("“Jane Roe told John Doe that it was over,” Maria Keller said.")
    inner = report.quotation(sentence, "it was over,", "told", "Jane Roe", "John Doe", cue_class=CueClass.SPEECH)
    words = "Jane Roe told John Doe that it was over,"
    report.quotations.append(report.quotation(sentence, words, "said", "Maria Keller", nested=(inner,)))
    return story.collection()


@pytest.fixture(scope="session")
def sale() -> Collection:
    """What two outlets report: a sale on whose price they differ, an alleged blow, an arrest that was not, a move."""
    story = Story()
    for person in ("Jane Roe", "John Doe"):
        story.entity(person)
    story.entity("Acme Corp", EntityType.ORGANIZATION)
    story.entity("Port Ellis", EntityType.PLACE)
    story.entity("The Daily Example", EntityType.OUTLET)
    story.entity("Harbour Herald", EntityType.OUTLET)
    one = story.report("Acme sold", "The Daily Example", "2031-05-12")
    two = story.report("A sale", "Harbour Herald", "2031-05-13")
    one.happens(
        "Jane Roe sold Acme Corp",
        "Jane Roe sold Acme Corp for $2 in Port Ellis.",
        "sold",
        "sell.01",
        type_="Trade",
        time=Time("2031-05-11"),
        cost="2",
        agent="Jane Roe",
        patient="Acme Corp",
        place="Port Ellis",
    )
    two.happens(
        "Jane Roe sold Acme Corp",
        "The sale of Acme Corp brought Jane Roe $3.",
        "sale",
        "sell.01",
        type_="Trade",
        cost="3",
        agent="Jane Roe",
        patient="Acme Corp",
    )
    one.happens(
        "John Doe struck Jane Roe",
        "John Doe struck Jane Roe with a ladle, it is alleged.",
        "struck",
        "strike.01",
        Status.ALLEGED,
        by="Jane Roe",
        agent="John Doe",
        patient="Jane Roe",
        instrument="a ladle",
    )
    two.happens(
        "John Doe arrested",
        "John Doe was not arrested in Port Ellis.",
        "arrested",
        "arrest.01",
        Status.NEGATED,
        patient="John Doe",
        place="Port Ellis",
    )
    two.happens(
        "Jane Roe moved",
        "In 2029 Jane Roe moved to Port Ellis.",
        "moved",
        "move.01",
        time=Time("2029"),
        agent="Jane Roe",
        end="Port Ellis",
    )
    return story.collection()


@pytest.fixture(scope="session")
def sale_page(sale: Collection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of what two outlets report."""
    return build_page(sale, tmp_path_factory.mktemp("sale"))


@pytest.fixture(scope="session")
def harbour_page(harbour: Collection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small story."""
    return build_page(harbour, tmp_path_factory.mktemp("harbour"))
