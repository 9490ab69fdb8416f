"""Pictures of badges: the emblem and the certificate as SVG, where everything that somebody wrote is escaped, and a card for PNG."""

import re
from html import escape
from typing import Final

import msgspec

from antiphon.engine.drawing.cards import Card
from antiphon.features.badges.rules import Badge

_ODD: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_WIDE: Final = re.compile("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")
SYMBOLS: Final = {  # paths in a square of 24
    "star": "M12 2.8l2.8 5.9 6.4.8-4.7 4.4 1.2 6.4L12 17.2l-5.7 3.1 1.2-6.4L2.8 9.5l6.4-.8z",
    "heart": "M12 20.6C6 16.2 3 12.9 3 9.2A4.7 4.7 0 0 1 12 7a4.7 4.7 0 0 1 9 2.2c0 3.7-3 7-9 11.4z",
    "leaf": "M20 4C10 4 4.5 8.5 4.5 15c0 1.2.2 2.2.6 3L3.5 20.6l1.4.9 1.5-2.3c.9.5 2 .8 3.1.8C16.5 20 20 13.5 20 4z",
    "flame": "M12 2c1 4 6 6 6 11.5a6 6 0 0 1-12 .5c0-2.5 1.2-4 2.3-5.5.7 1.1 1.1 2 1.2 3C11.3 9.5 12.3 6 12 2z",
    "crown": "M3 7.500l4.5 4L12 4.500l4.5 7 4.5-4L19.2 18H4.800z",
    "bolt": "M13.5 2.500L5 13.500h5.500L9 21.500l9-11.500h-6z",
    "gift": "M4 11h7v9H5.5A1.5 1.5 0 0 1 4 18.5zm9 0h7v7.5a1.5 1.5 0 0 1-1.5 1.5H13zM3 7h5.5C6 5 8.5 1 12 5.5 15 1 18 5 15.5 7H21v3H3z",
    "medal": "M8 2h3l1 3 1-3h3l-2.3 6.300a6 6 0 1 1-3.400 0zM12 10.300a3.9 3.9 0 1 0 0 7.8 3.9 3.9 0 0 0 0-7.800z",
    "book": "M4 4.500C7 3.5 9.5 3.8 12 5.500c2.5-1.7 5-2 8-1v14c-3-.9-5.5-.6-8 1-2.5-1.6-5-1.9-8-1z",
    "bag": "M6 8h2.500V7a3.5 3.5 0 0 1 7 0v1H18l1 12.500H5zm4.2 0h3.600V7a1.8 1.8 0 0 0-3.6 0z",
}
_FONT: Final = "system-ui, 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"


class Certificate(msgspec.Struct, frozen=True):
    """What stands on the picture to share."""

    name: str  # of the badge, with its level
    kind: str
    description: str
    holder: str
    shop: str
    on: str
    language: str


def clean(text: str, most: int) -> str:
    """One line for a picture: no control or direction-changing letters, cut to so many columns (Chinese letters count two)."""
    line = " ".join(_ODD.sub(" ", text).split())
    width, kept = 0, ""
    for letter in line:
        width += 2 if _WIDE.match(letter) else 1
        if width > most:
            return kept.rstrip() + "…"
        kept += letter
    return kept


def _shown(text: str, most: int) -> str:
    return escape(clean(text, most), quote=True)


def emblem(badge: Badge, level: int) -> str:
    """The badge itself, 240 by 240: a medal in its colour, one dot for each level that is reached."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 240" width="240" height="240" role="img">'
        f"<title>{_shown(badge.name.en, 80)}</title>{_medal(badge, level, 120, 112, 96)}</svg>"
    )


def _medal(badge: Badge, level: int, x: float, y: float, radius: float) -> str:
    colour = escape(badge.colour, quote=True)
    scale = radius / 15
    dots = len(badge.levels)
    pips = "".join(
        f'<circle cx="{x + (place - (dots - 1) / 2) * radius * 0.22:.1f}" cy="{y + radius * 1.18:.1f}" r="{radius * 0.07:.1f}" '
        f'fill="{colour}" opacity="{1 if place < level else 0.25}"/>'
        for place in range(dots)
        if dots > 1
    )
    place = f"translate({x - 12 * scale:.1f} {y - 12 * scale:.1f}) scale({scale:.3f})"
    ring = f'fill="none" stroke="#fff" stroke-opacity=".55" stroke-width="{radius * 0.03:.1f}"'
    return (
        f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}"/><circle cx="{x}" cy="{y}" r="{radius * 0.86:.1f}" {ring}/>'
        f'<path transform="{place}" fill="#fff" d="{SYMBOLS[badge.symbol]}"/>{pips}'
    )


_EMOJI: Final = {
    "star": "⭐", "heart": "❤", "leaf": "🍃", "flame": "🔥", "crown": "👑", "bolt": "⚡", "gift": "🎁", "medal": "🏅", "book": "📖",
    "bag": "🛍",
}  # fmt: skip


def card(badge: Badge, level: int, told: Certificate, link: str) -> Card:
    """The same for a picture of dots, which every chat can show and every phone can keep."""
    zh = told.language == "zh"
    kinds = {"badge": ("徽章", "Badge"), "title": ("头衔", "Title"), "certificate": ("证书", "Certificate")}
    steps = len(badge.levels)
    level_told = (f"第 {level} 级，共 {steps} 级" if zh else f"Level {level} of {steps}") if steps > 1 else ""
    return Card(
        title=kinds[told.kind][0 if zh else 1],
        headline=clean(told.name, 80),
        figure=_EMOJI[badge.symbol],
        lines=tuple(line for line in (clean(told.description, 160),) if line),
        tags=(level_told,) if level_told else (),
        brand=clean(told.shop, 60),
        person=clean(told.holder, 60),
        link=link,
        invite="扫码验证" if zh else "Scan to verify",
        small=told.on,
        colour=(int(badge.colour[1:3], 16), int(badge.colour[3:5], 16), int(badge.colour[5:7], 16)),
    )


def certificate(badge: Badge, level: int, told: Certificate) -> str:
    """A picture of 1200 by 630, the size that chats and networks show whole."""
    zh = told.language == "zh"
    proud = "授予" if zh else "awarded to"
    by = f"{told.shop} · {told.on}"
    kinds = {"badge": ("徽章", "Badge"), "title": ("头衔", "Title"), "certificate": ("证书", "Certificate")}
    heading = kinds[told.kind][0 if zh else 1]
    colour = escape(badge.colour, quote=True)

    def line(y: int, size: int, text: str, most: int, *, weight: int = 400, fill: str = "#1d2433") -> str:
        shown = _shown(text, most)
        return f'<text x="460" y="{y}" font-size="{size}" font-weight="{weight}" fill="{fill}">{shown}</text>'

    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" width="1200" height="630" role="img" '
        f'font-family="{_FONT}"><title>{_shown(f"{told.name} · {told.holder}", 120)}</title>'
        '<rect width="1200" height="630" fill="#fbfaf7"/>'
        f'<rect x="24" y="24" width="1152" height="582" rx="28" fill="#fff" stroke="{colour}" stroke-width="3"/>'
        f"{_medal(badge, level, 250, 300, 150)}"
        + line(150, 30, heading, 40, weight=600, fill=badge.colour)
        + line(222, 58, told.name, 24, weight=700)
        + line(282, 28, told.description, 48, fill="#5b6472")
        + line(376, 26, proud, 20, fill="#5b6472")
        + line(436, 48, told.holder, 28, weight=600)
        + line(540, 26, by, 52, fill="#5b6472")
        + "</svg>"
    )
