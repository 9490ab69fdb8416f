"""A person's result as a picture: the mechanic says what stands on it, an address carries it, signed, and whoever opens that sees it.

Everything a card says stands in its address, so the picture stays what it was when it was shared, whatever the person does later,
and nothing is read or kept for it. The person's name is on it only if they say so.
"""

import zlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from antiphon.engine.drawing.cards import Bar, Card, draw_card
from antiphon.engine.drawing.colours import read_colour
from antiphon.features.plays import marks
from antiphon.features.plays.contracts import DecisionFailed
from antiphon.features.plays.running import Running
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.sdk.cards import Carded, ResultCard
from antiphon.sdk.facts import Facts
from antiphon.sdk.words import Text

USE: Final = "card"
SHARED_BY: Final = "antiphon_by"  # the mark of the sharer, in the address of the page
SHARED_PLAY: Final = "antiphon_card"  # the play whose card it is
LONGEST_PAGE: Final = 500
_MOST_PACKED: Final = 20_000  # bytes of a card, unpacked
_COLOUR: Final = (194, 65, 12)
_INVITE: Final = Text(zh="扫码来玩", en="Scan to play")


class CardMade(msgspec.Struct, frozen=True):
    """A card that can be shown: the signed address of its picture, where its code leads, and what to say along with it."""

    picture: str
    link: str
    says: str
    alt: str


class Wish(msgspec.Struct, frozen=True):
    """What the person wants on the card."""

    language: str  # zh or en
    brand: str
    name: str = ""  # empty: no name on it
    page: str = ""  # the page that the code leads to; empty: no code


def make_card(running: Running, person_id: str, seat: Any, facts: Facts, wish: Wish) -> CardMade:
    """Raises `NotFound` while there is nothing to show, `Invalid` for a page that is none, `DecisionFailed` when the mechanic fails."""
    result = _ask(running, seat, facts)
    link = page_with_mark(wish.page, running, person_id) if wish.page else ""
    card = _in_words(running, result, facts, wish, link)
    token = marks.seal(running.secret, USE, running.id, zlib.compress(msgspec.msgpack.encode(card), 9))
    says = result.says or result.headline
    return CardMade(
        f"/storefront/cards/{token}.png", link, _say(says, wish), " · ".join((card.title, card.headline, *card.lines, *card.tags))
    )


def _ask(running: Running, seat: Any, facts: Facts) -> ResultCard:
    mechanic = running.mechanic
    if not isinstance(mechanic, Carded):
        raise NotFound("This kind of play has no card to share.", code="no_card")
    try:
        result = mechanic.card(running.rules, seat, facts)
    except Exception as error:  # a plug-in may raise anything
        raise DecisionFailed("The card cannot be made right now. Try again, and tell the shop if it goes on.") from error
    if result is None:
        says = {"zh": "还没有可以分享的结果，先玩一次。", "en": "There is nothing to share yet. Play first."}
        raise NotFound(says["en"], code="no_result_yet", errors=[{"path": "", "says": says}])
    return result


def _in_words(running: Running, result: ResultCard, facts: Facts, wish: Wish, link: str) -> Card:
    return Card(
        title=_say(running.play.name, wish),
        headline=_say(result.headline, wish),
        figure=result.figure,
        lines=tuple(_say(line, wish) for line in result.lines),
        tags=tuple(_say(tag, wish) for tag in result.tags),
        bars=tuple(Bar(_say(share.name, wish), share.percent, share.mine) for share in result.shares),
        brand=wish.brand,
        person=wish.name,
        link=link,
        invite=_say(result.invite or _INVITE, wish) if link else "",
        small=facts.local_date.isoformat(),
        colour=read_colour(result.colour, _COLOUR),
    )


def _say(text: Text, wish: Wish) -> str:
    return text.zh if wish.language == "zh" else text.en


def read_token(secret: str, token: str) -> Card:
    """The card that an address carries. Raises `NotFound` for anything that the play has not signed."""
    said = marks.unseal(secret, USE, token)
    try:
        unpacker = zlib.decompressobj()
        return msgspec.msgpack.decode(unpacker.decompress(said, _MOST_PACKED), type=Card)
    except (zlib.error, msgspec.DecodeError) as error:  # signed by an earlier version, that said it differently
        raise marks.not_ours() from error


@lru_cache(maxsize=64)
def picture_of(card: Card) -> bytes:
    """The card as PNG; the last ones are kept, about 10 MB."""
    return draw_card(card)


def page_with_mark(page: str, running: Running, person_id: str) -> str:
    """The page with the sharer's mark in its address. Raises `Invalid` for anything but a page of the web."""
    parts = urlsplit(page)
    if len(page) > LONGEST_PAGE or parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
        raise Invalid(f"The page must be an http or https address of at most {LONGEST_PAGE} letters.", code="bad_page")
    query: Mapping[str, str] = {key: value for key, value in parse_qsl(parts.query) if key not in {SHARED_BY, SHARED_PLAY}}
    marked = {**query, SHARED_PLAY: running.id}
    if mark := marks.mark_sharer(running.secret, person_id):
        marked[SHARED_BY] = mark
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(marked), ""))
