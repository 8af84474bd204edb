"""All colours of text can be read, on both grounds and in both modes (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).parent.parent.parent / "kg" / "serve" / "static"
TOKENS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)",
        (STYLES / "explorer.css").read_text(encoding="utf-8"),
    )
}
WORDS = ("ink", "soft", "link", "fact", "now", "plan", "threat", "denial", "accuse", "say", "own")
SHAPES = ("line", "bar", "focus")


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
@pytest.mark.parametrize(("name", "least"), [*((name, 4.5) for name in WORDS), *((name, 3) for name in SHAPES)])
def test_colours_stand_out(mode, ground, name, least):
    assert contrast(TOKENS[name][mode], TOKENS[ground][mode]) >= least


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_marked_words_can_be_read(mode):
    assert contrast(TOKENS["ink"][mode], TOKENS["mark"][mode]) >= 4.5


@pytest.mark.parametrize("path", sorted(STYLES.glob("*.css")), ids=lambda path: path.name)
def test_styles_name_only_tokens_that_are_there(path):
    known = set(
        re.findall(r"(--[a-z0-9-]+):", "".join(each.read_text(encoding="utf-8") for each in STYLES.glob("*.css")))
    )
    assert set(re.findall(r"var\((--[a-z0-9-]+)", path.read_text(encoding="utf-8"))) <= known
