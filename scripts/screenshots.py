"""Writes the pictures of the pages in docs/img/pages anew: from the samples and scripts/screenshots.jsonl, in Chromium.

The samples tell of no place on earth, so the articles beside this file, which retell public facts, put something on the
map.
Names as arguments take only these pictures: ``python scripts/screenshots.py incident map``.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
NEWS = (ROOT / "samples", ROOT / "scripts" / "screenshots.jsonl")
PICTURES = ROOT / "docs" / "img" / "pages"
WIDTH, HEIGHT = 1280, 1600
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
INCIDENT = "/incident/bolan-2024-11-09-station-event-95-103"
SCREEN = (
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--lang=en-GB",
    "--disable-background-networking",
    "--no-first-run",
)


def _as_it_comes(page: Page) -> None:
    """The page is whole without a wait."""


def _mapped(page: Page) -> None:
    page.locator("#map path.spot").first.wait_for()


def _timed(page: Page) -> None:
    _mapped(page)
    page.locator("#line .vis-item").first.wait_for()


def _drawn(page: Page) -> None:
    page.locator("#ego-canvas canvas").first.wait_for(state="attached")
    page.wait_for_timeout(500)  # the graph is laid out after its canvas is there


def _asked(page: Page) -> None:
    page.locator(".example", has_text="Tolls, source by source").click()
    page.locator(".yasqe_queryButton:visible").click()
    page.locator(".yasr a.iri:visible").first.wait_for()
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0)")
    # how long it took differs from run to run
    page.locator(".yasr_response_chip:visible").evaluate(
        "chip => { chip.textContent = chip.textContent.split(' in ')[0]; }"
    )


@dataclass(frozen=True)
class Picture:
    """A page to be shown.

    Attributes:
        page: Its name in ``kg.serve.pages.PAGES``; "ontology" has none.
        path: Where it is.
        ready: Waits until scripts have drawn.
        options: Of the browser's context, beside the usual ones.
        height: How much of the page is shown at most, in pixels of CSS.
    """

    page: str
    path: str
    ready: Callable[[Page], None] = _as_it_comes
    options: dict[str, Any] = field(default_factory=dict)
    height: int = HEIGHT


SHOWN: dict[str, Picture] = {
    "home": Picture("home", "/"),
    "search": Picture("search", "/search?q=quetta"),
    "incidents": Picture("incidents", "/incidents"),
    "incident": Picture("incident", INCIDENT),
    "incident-dark": Picture("incident", INCIDENT, options={"color_scheme": "dark"}),
    "incident-phone": Picture("incident", INCIDENT, options=PHONE, height=1200),
    "event": Picture(
        "event", "/event?iri=https://w3id.org/conflict-news/article/sahel-2025-04-14-zamzam%23event-43-51"
    ),
    "map": Picture("map", "/map", _timed),
    "actors": Picture("actors", "/actors"),
    "actor": Picture("actor", "/identity/body/halvan-liberation-front/kardovia", _drawn),
    "disputes": Picture("disputes", "/disputes", height=1500),
    "articles": Picture("articles", "/articles"),
    "article": Picture("article", "/article/meridian-2024-11-10-quetta"),
    "queries": Picture("queries", "/queries"),
    "query": Picture("query", "/queries/tolls?event=Quetta&chart=kind"),
    "sparql": Picture("sparql", "/sparql", _asked, height=1150),
    "resource": Picture("resource", "/graph/meridian-2024-11-10-quetta"),
    "ontology": Picture("ontology", "/ontology", height=1200),
}


def chromium() -> str | None:
    """The browser: $KG_CHROMIUM, or one on the path."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("KG_CHROMIUM") or next((found for name in names if (found := shutil.which(name))), None)


@contextmanager
def served(store: Path) -> Iterator[str]:
    """Builds the news into a store and serves it; gives the address, without a slash at its end."""
    clean = {name: value for name, value in os.environ.items() if name not in {"KG_STORE", "KG_TOKEN"}}
    kg = [sys.executable, "-m", "kg"]
    subprocess.run(  # noqa: S603  the command is ours
        [*kg, "build", *map(str, NEWS), "--keep-text", "--store", str(store)], check=True, env=clean, cwd=ROOT
    )
    log = store.with_name("log")
    with log.open("w") as written:
        command = [*kg, "serve", "--store", str(store), "--port", "0"]
        server = subprocess.Popen(command, stderr=written, env=clean, cwd=ROOT)  # noqa: S603  the command is ours
    try:
        yield _address(server, log)
    finally:
        server.terminate()
        server.wait(timeout=30)


def _address(server: subprocess.Popen[bytes], log: Path) -> str:
    """Where the server says that it answers."""
    until = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < until:
        if found := re.search(r"http://127\.0\.0\.1:\d+", log.read_text()):
            return found[0]
        time.sleep(0.1)
    raise SystemExit(f"kg serve did not start: {log.read_text()}")


def taken(browser: Browser, address: str, picture: Picture, file: Path) -> None:
    """Writes one picture: the page from its top, cut where it is too long.

    Raises:
        SystemExit: The page is not there.
    """
    usual = {"viewport": {"width": WIDTH, "height": 900}, "color_scheme": "light"}
    context = browser.new_context(
        base_url=address, reduced_motion="reduce", timezone_id="UTC", locale="en-GB", **{**usual, **picture.options}
    )
    page = context.new_page()
    answer = page.goto(picture.path, wait_until="networkidle")
    if answer is None or answer.status != 200:
        raise SystemExit(f"{picture.path} is not there; name another page in scripts/screenshots.py")
    page.evaluate("document.fonts.ready")
    picture.ready(page)
    size = page.evaluate("[document.documentElement.clientWidth, document.documentElement.scrollHeight]")
    clip: FloatRect = {"x": 0, "y": 0, "width": size[0], "height": min(size[1], picture.height)}
    page.screenshot(path=file, full_page=True, clip=clip, animations="disabled", caret="hide")
    context.close()


def main() -> None:
    """Writes the pictures that are named, or all."""
    parser = argparse.ArgumentParser(description="Write pictures of the pages.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these: " + ", ".join(SHOWN))
    parser.add_argument("--into", type=Path, default=PICTURES, metavar="DIR", help="where they go")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(SHOWN):
        raise SystemExit(f"no picture is named {', '.join(sorted(unknown))}; there are {', '.join(SHOWN)}")
    path = chromium()
    if path is None:
        raise SystemExit("there is no Chromium here (Debian package chromium; or name one in KG_CHROMIUM)")
    asked.into.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder, "store")) as address,
        sync_playwright() as started,
    ):
        words: dict[str, str | float | bool] = {**os.environ, "LANGUAGE": "en_GB"}
        browser = started.chromium.launch(executable_path=path, args=SCREEN, env=words)
        for name in asked.names or SHOWN:
            taken(browser, address, SHOWN[name], asked.into / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
