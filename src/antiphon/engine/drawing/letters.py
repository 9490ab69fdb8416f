"""Words as pixels: Chinese and Latin letters and coloured emoji from fonts that come with the package (SIL Open Font License).

The letters are Noto Sans SC (GB 2312, the common letters of Big5, kana, Latin and letters of names), the emoji the 220 below from
Noto Color Emoji. What no font has is drawn as an empty box.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Final, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from antiphon.engine.drawing.colours import Colour

LETTERS: Final = "NotoSansSC-Antiphon.ttf"
EMOJI_FONT: Final = "NotoColorEmoji-Cards.ttf"
EMOJI: Final = frozenset(
    "😀😁😂🤣😊😍🥰😘😋😎🤩🥳😏😌😴🤔🤗🙂🙃😐😑😕😟🙁😢😭😤😠😡🤯😱😨😅😇🤤😜🥺😳🤒🤧"
    "❤🧡💛💚💙💜🤍🖤💔💕💖✨⭐🌟🔥💯🎉🎊🎁🎈🏆🥇🥈🥉🏅👑💎👍👎👏🙌🙏💪👌✌🤝👀✅❌❓❗"
    "☀🌤⛅☁🌧⛈🌈❄☔🌙🌞🌊🌸🌺🌻🌷🌹🌿🍀🍁🍃🌱🌵"
    "🐱🐶🐰🐼🦊🐻🐯🐵🐷🐤🦋🐝🐢🐠🐳🦄"
    "🍎🍊🍋🍉🍇🍓🍑🥭🍍🥝🥑🍅🌶🌽🍞🥐🍔🍕🍜🍚🍣🍰🎂🍫🍬🍭🍪🍦☕🍵🥤🍷🍺🧋🍼"
    "👗👕👖👟👠👜🎒👒🕶💄💅🛍🛒💰💳🧧📦🚀🏠🛋🛁🛏📱💻📷🎧🎮🎵🎨📚✏📌📍🔔⏰⌛📅🔍💡🔑🧩🎲🎯⚽🏀🏃🚴🧘🏕✈🚗🚲🧴🧼🧹💤💧⚡🎀🎓👶👩👨👪🧑"
)
_JOINERS: Final = frozenset("\u200d\ufe0e\ufe0f")  # say how to draw what stands before them; they are nothing themselves
_STRIKE: Final = 109  # the one size in which coloured emoji are kept
_EMOJI_WIDE: Final = 1.18  # of the letters' size
_ASCENT: Final = 0.88  # of the letters' size, from the top of a line to the baseline: what Chinese letters are designed for
_THIN: Final = 8  # letters on the width of one Chinese letter, at the most
_NO_START: Final = frozenset("，。、；：？！”’）】》」』…—,.;:?!)]}%")  # may not begin a line
_BREAK: Final = 0x2E80  # from here on (Chinese, kana) a line may break between any two letters


class _Piece(NamedTuple):
    text: str
    emoji: bool


@cache
def font_bytes(name: str) -> bytes:
    """A font of the package."""
    return (files("antiphon.engine.drawing") / "fonts" / name).read_bytes()


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BytesIO(font_bytes(LETTERS)), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=256)
def _emoji(sign: str, side: int) -> Image.Image:
    font = ImageFont.truetype(BytesIO(font_bytes(EMOJI_FONT)), _STRIKE, layout_engine=ImageFont.Layout.BASIC)
    tile = Image.new("RGBA", (136, 128), (0, 0, 0, 0))
    ImageDraw.Draw(tile).text((0, 0), sign, font=font, embedded_color=True)
    return tile.resize((side, round(side * 128 / 136)), Image.Resampling.LANCZOS)


def _pieces(text: str) -> Iterator[_Piece]:
    plain = ""
    for sign in text:
        if sign in _JOINERS:
            continue
        if sign in EMOJI:
            if plain:
                yield _Piece(plain, emoji=False)
            plain = ""
            yield _Piece(sign, emoji=True)
        else:
            plain += sign
    if plain:
        yield _Piece(plain, emoji=False)


def width_of(text: str, size: int) -> float:
    """How wide a line is, in pixels, in letters of that size."""
    return sum(size * _EMOJI_WIDE if piece.emoji else _font(size).getlength(piece.text) for piece in _pieces(text))


def draw_line(canvas: Image.Image, at: tuple[float, float], text: str, size: int, ink: Colour, *, bold: bool = False) -> float:
    """One line with its upper left corner at `at`; how wide it became. Bold letters are drawn with a rim."""
    pen, (x, y) = ImageDraw.Draw(canvas), at
    for piece in _pieces(text):
        if piece.emoji:
            tile = _emoji(piece.text, round(size * 1.1))
            canvas.paste(tile, (round(x + size * 0.04), round(y + size * 0.5 - tile.height / 2)), tile)
            x += size * _EMOJI_WIDE
        else:
            rim = max(1, round(size / 40)) if bold else 0
            pen.text((x, y + size * _ASCENT), piece.text, ink, _font(size), anchor="ls", stroke_width=rim, stroke_fill=ink)
            x += _font(size).getlength(piece.text)
    return x - at[0]


def wrap(text: str, size: int, width: float, most: int) -> list[str]:
    """The lines of a text that is `width` pixels wide at most; beyond `most` lines the last one ends with an ellipsis."""
    lines: list[str] = []
    for paragraph in text[: most * _room(size, width)].splitlines():
        lines += _wrap_one(paragraph, size, width)
    if len(lines) > most:
        lines = [*lines[: most - 1], shorten(lines[most - 1] + "…", size, width)]
    return lines


def shorten(text: str, size: int, width: float) -> str:
    """The text, cut with an ellipsis where it is wider than that."""
    if len(text) <= _room(size, width) and width_of(text, size) <= width:
        return text
    text = text.rstrip("…")[: _room(size, width)]
    while text and width_of(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def _room(size: int, width: float) -> int:
    """More letters than fit into a line, so that endless texts need no endless time."""
    return int(width / size * _THIN) + 2


def _wrap_one(paragraph: str, size: int, width: float) -> list[str]:
    lines, line = list[str](), ""
    for word in _words(paragraph):
        if line and width_of(line + word.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        for part in _chopped(word, size, width) if width_of(word, size) > width else (word,):
            if line and width_of(line + part, size) > width:
                lines.append(line.rstrip())
                line = ""
            line += part
    return [*lines, line.rstrip()] if line.strip() else lines


def _words(paragraph: str) -> Iterator[str]:
    """What may not be broken: a Latin word with the space after it, one Chinese letter with the stop after it."""
    word = ""
    for sign in paragraph:
        glued = sign in _NO_START or sign in _JOINERS
        if word and not glued and (ord(sign) >= _BREAK or ord(word[-1]) >= _BREAK or word[-1] == " "):
            yield word
            word = ""
        word += sign
    if word:
        yield word


def _chopped(word: str, size: int, width: float) -> Iterator[str]:
    part = ""
    for sign in word:
        if part and width_of(part + sign, size) > width:
            yield part
            part = ""
        part += sign
    yield part
