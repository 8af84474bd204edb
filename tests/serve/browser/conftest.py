"""Headless Chromium in front of a server of the samples. It is let nowhere else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

from ..conftest import Server, serving

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
)
LOUD = {"error", "warning"}
GRAVE = {"serious", "critical"}


def chromium() -> str | None:
    """The browser: $KG_CHROMIUM, or one on the path."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("KG_CHROMIUM") or next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("there is no Chromium here (Debian package chromium; or name one in KG_CHROMIUM)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def reader(samples, tmp_path_factory) -> Iterator[Server]:
    """The server that ``visit`` opens pages of, with the limits of users; a file may have one of its own."""
    with serving(samples, tmp_path_factory.mktemp("reader") / "log") as running:
        yield running


@pytest.fixture(scope="session")
def grave():
    """Tells what axe finds on a page, all of it unfolded, that keeps people out."""

    def found(page: Page) -> list[tuple[str, list[object]]]:
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        violations = Axe().run(page).response["violations"]
        return [(one["id"], [node["target"] for node in one["nodes"]]) for one in violations if one["impact"] in GRAVE]

    return found


@pytest.fixture
def visit(browser, reader):
    """Opens a page in a browser of its own; what it complains of, or asks of another host, fails the test."""
    contexts, wrong = [], []

    def within(route: Route) -> None:
        if route.request.url.startswith((reader.url, "data:", "blob:")):
            route.continue_()
        else:
            wrong.append(f"asks for {route.request.url}")
            route.abort()

    def opened(path: str, *, expected: int = 200, **options: object) -> Page:
        context = browser.new_context(base_url=reader.url, reduced_motion="reduce", **options)
        contexts.append(context)
        context.route("**/*", within)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", lambda said: wrong.append(f"says {said.text}") if said.type in LOUD else None)
        page.on("pageerror", lambda error: wrong.append(f"fails: {error}"))
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == expected, path
        if expected != 200:
            wrong[:] = [one for one in wrong if "the server responded with a status" not in one]
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []
