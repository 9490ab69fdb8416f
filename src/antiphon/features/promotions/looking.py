"""What stands before a reservation: who buys, whether the same was asked before, what the cart costs now. Read only, many at a time."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from antiphon.engine.database.port import Database, ReadSession
from antiphon.engine.database.together import Together
from antiphon.features.profiles.api import Profiles
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.contracts import Checkout, ReserveAsked
from antiphon.features.promotions.memory import Memory
from antiphon.features.promotions.quoting import Asked, Quoted, Quoter
from antiphon.features.promotions.showing import show_checkout
from antiphon.kernel.errors import NotFound, Problem


class Wish(msgspec.Struct, frozen=True):
    """A cart that somebody wants to reserve. Of whom nothing is found out yet is named in `body` only."""

    asked: Asked
    body: ReserveAsked
    is_named: bool  # whether `asked.person_id` is already who buys ("": nobody known)

    def without(self, keys: frozenset[str]) -> "Wish":
        """The same without some promotions."""
        return msgspec.structs.replace(self, asked=msgspec.structs.replace(self.asked, left_out=self.asked.left_out | keys))


class Newcomer(Exception):
    """The shop's user id is new here."""


class Looks:
    """Reads for reservations."""

    def __init__(self, database: Database, quoter: Quoter, profiles: Profiles, memory: Memory, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._quoter = quoter
        self._profiles = profiles
        self._memory = memory
        self._now_ms = now_ms
        self._together: Together[Wish, Checkout | Quoted] = Together(database, self.look)

    async def ask(self, wish: Wish) -> Checkout | Quoted:
        """The answer of before, or what it costs now. Raises `Newcomer`, `NotFound`, `Invalid`."""
        return await self._together.ask(wish)

    def look_alone(self, wish: Wish) -> Checkout | Quoted:
        """The same from a thread."""
        with self._database.read() as session:
            found = self.look(session, [wish])[0]
        if isinstance(found, Exception):
            raise found
        return found

    def look(self, session: ReadSession, wishes: Sequence[Wish]) -> list[Checkout | Quoted | Exception]:
        """For each: the answer of before when the same was asked and still holds, else what it costs now, else why it has no price."""
        found: list[Checkout | Quoted | Exception | None] = [None] * len(wishes)
        for workspace in dict.fromkeys(wish.asked.workspace for wish in wishes):
            places = [place for place, wish in enumerate(wishes) if wish.asked.workspace == workspace]
            buyers = self._find_buyers(session, workspace, [wishes[place] for place in places])
            before = self._find_same(session, workspace, {place: wishes[place] for place in places}, dict(zip(places, buyers, strict=True)))
            asks: dict[int, Asked] = {}
            for place, buyer in zip(places, buyers, strict=True):
                if isinstance(buyer, Exception) or place in before:
                    found[place] = buyer if isinstance(buyer, Exception) else before[place]
                else:
                    asks[place] = msgspec.structs.replace(wishes[place].asked, person_id=buyer)
            quoted: Sequence[Quoted | Problem] = self._quoter.quote_all(session, list(asks.values()), self._now_ms())
            for place, answer in zip(asks, quoted, strict=True):
                found[place] = answer
        return [each for each in found if each is not None]

    def _find_buyers(self, session: ReadSession, workspace: str, wishes: Sequence[Wish]) -> list[str | Exception]:
        """Who buys, "" for nobody; ours goes before the shop's."""
        unnamed = [wish.body for wish in wishes if not wish.is_named]
        ours = sorted({body.person_id for body in unnamed if body.person_id} | {wish.asked.person_id for wish in wishes} - {""})
        theirs = sorted({body.user_id for body in unnamed if body.user_id and not body.person_id})
        canonical = self._profiles.canonical(session, workspace, ours) if ours else {}
        known = self._profiles.find_by_user_ids(session, workspace, theirs) if theirs else {}
        named = {person: canonical.get(person, person) for person in ours} | {"": ""}
        return [named[wish.asked.person_id] if wish.is_named else _buyer(wish.body, canonical, known) for wish in wishes]

    def _find_same(
        self, session: ReadSession, workspace: str, wishes: Mapping[int, Wish], buyers: Mapping[int, str | Exception]
    ) -> dict[int, Checkout]:
        """By place: the answer of before."""
        ids = sorted({wish.body.checkout_id for wish in wishes.values()})
        checkouts = {row.id: row for row in rows.read_checkouts(session, workspace, ids)}
        same: dict[int, Checkout] = {}
        for place, wish in wishes.items():
            row, buyer = checkouts.get(wish.body.checkout_id), buyers[place]
            if row is None or isinstance(buyer, Exception) or row.asked != fingerprint(wish.body, buyer):
                continue
            if row.state == "redeemed" or (row.state == "reserved" and self._now_ms() < row.until_at):
                uses = rows.read_uses(session, workspace, [row.id])
                same[place] = show_checkout(row, uses, self._memory.find(session, workspace, {use.promotion_id for use in uses}))
        return same


def fingerprint(asked: ReserveAsked, person_id: str) -> str:
    """What makes two reservations the same: who, what, with which codes, for which order."""
    body: Mapping[str, Any] = {"cart": asked.cart, "codes": asked.codes, "order": asked.order_id, "person": person_id}
    return sha256(msgspec.json.encode(body)).hexdigest()


def _buyer(body: ReserveAsked, canonical: Mapping[str, str], known: Mapping[str, str]) -> str | Exception:
    if body.person_id:
        return canonical.get(body.person_id) or NotFound("There is no such person in this workspace.", code="person_not_found")
    if body.user_id:
        return known.get(body.user_id) or Newcomer()
    return ""
