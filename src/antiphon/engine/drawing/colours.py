"""Colours as people write them, and which ink can be read on them."""

import re
from typing import Final

Colour = tuple[int, int, int]

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
WHITE: Final[Colour] = (255, 255, 255)
INK: Final[Colour] = (31, 35, 41)


def is_colour(word: str) -> bool:
    """Whether it is written like #RRGGBB."""
    return bool(_HEX.fullmatch(word))


def read_colour(word: str, otherwise: Colour) -> Colour:
    """`#RRGGBB` as red, green and blue; something else gives `otherwise`."""
    return (int(word[1:3], 16), int(word[3:5], 16), int(word[5:7], 16)) if is_colour(word) else otherwise


def mixed(one: Colour, other: Colour, part: float) -> Colour:
    """`part` (0 to 1) of the one, the rest of the other."""
    red, green, blue = (round(a * part + b * (1 - part)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def ink_on(ground: Colour) -> Colour:
    """Dark or white, whichever stands out more (WCAG 2.2: relative luminance)."""
    light = luminance(ground)
    return WHITE if 1.05 / (light + 0.05) > (light + 0.05) / (luminance(INK) + 0.05) else INK


def luminance(colour: Colour) -> float:
    """0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
