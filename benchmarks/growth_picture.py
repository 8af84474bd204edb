"""A picture of times that grow with a number, beside the straight line on which they would lie if they grew just so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10

_WIDE, _HIGH = 640, 400
_LEFT, _TOP, _RIGHT, _BOTTOM = 70, 20, 20, 55
_STEPS = 5


def growth_svg(points: Sequence[tuple[float, float]]) -> str:
    """The picture as SVG.

    Args:
        points: Articles and seconds, the fewest first; both above 0. The straight line goes through the first.
    """
    first, last = points[0], points[-1]
    slope = first[1] / first[0]
    across, up = _round_up(last[0]), _round_up(max(slope * last[0], *(seconds for _, seconds in points)))

    def place(articles: float, seconds: float) -> tuple[float, float]:
        x = _LEFT + articles / across * (_WIDE - _LEFT - _RIGHT)
        return round(x, 1), round(_HIGH - _BOTTOM - seconds / up * (_HIGH - _TOP - _BOTTOM), 1)

    def line(ends: Sequence[tuple[float, float]], style: str) -> str:
        return f'<polyline points="{" ".join(f"{x},{y}" for x, y in (place(*end) for end in ends))}" {style}/>'

    def parts() -> Iterator[str]:
        yield f'<rect width="{_WIDE}" height="{_HIGH}" fill="#fff"/>'
        for step in range(_STEPS + 1):
            articles, seconds = across * step / _STEPS, up * step / _STEPS
            (x, foot), (edge, y) = place(articles, 0), place(0, seconds)
            yield line([(0, seconds), (across, seconds)], 'fill="none" stroke="#ddd"')
            yield f'<text x="{x}" y="{foot + 18}" text-anchor="middle">{articles:,.0f}</text>'
            yield f'<text x="{edge - 8}" y="{y + 4}" text-anchor="end">{seconds:g}</text>'
        yield line([(0, up), (0, 0), (across, 0)], 'fill="none" stroke="#333"')
        yield line([(0, 0), (last[0], slope * last[0])], 'fill="none" stroke="#999" stroke-dasharray="6 4"')
        yield line(points, 'fill="none" stroke="#1f5fa8" stroke-width="2"')
        for point in points:
            x, y = place(*point)
            yield f'<circle cx="{x}" cy="{y}" r="4" fill="#1f5fa8"/>'
        yield f'<text x="{(_WIDE + _LEFT) / 2}" y="{_HIGH - 12}" text-anchor="middle">articles</text>'
        middle = (_HIGH - _BOTTOM) / 2
        yield f'<text transform="translate(18 {middle}) rotate(-90)" text-anchor="middle">seconds</text>'
        yield f'<text x="{_LEFT + 16}" y="{_TOP + 16}" fill="#1f5fa8">measured</text>'
        yield f'<text x="{_LEFT + 16}" y="{_TOP + 34}" fill="#777">dashed: exactly linear from the first on</text>'

    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" width="{_WIDE}" height="{_HIGH}" '
        'role="img" aria-label="Seconds by articles" font-family="sans-serif" font-size="13">'
    )
    return "\n".join([head, *parts(), "</svg>"]) + "\n"


def _round_up(number: float) -> float:
    """The next number of one digit and zeros, or of a half between."""
    unit = 10 ** floor(log10(number)) / 2
    return ceil(number / unit) * unit
