"""Sending an idea: limits, and whether somebody was faster."""

from datetime import timedelta
from hashlib import sha256
from hmac import new as hmac

from msgspec.structs import replace

from antiphon.mechanics.call.likeness import MARKS, mark_data, marks, most_alike, plain
from antiphon.mechanics.call.listing import waiting_row
from antiphon.mechanics.call.moves import CallMove, Entry, Seat
from antiphon.mechanics.call.rules import Rules
from antiphon.sdk.effects import Effect, Emit, Enlist
from antiphon.sdk.lists import row_name
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats


def enter(rules: Rules, seats: Seats[Seat], move: CallMove, facts: Facts) -> Decision[Seat] | Refused:
    """Take an idea in; the staff looks at it before anybody else does."""
    seat, text = seats.own, tidy(move.text)
    if refused := _limits(rules, seat, facts) or _form(rules, text, move.picture):
        return refused
    earlier = most_alike(text, facts.rows)
    similar = earlier is not None and earlier.percent >= rules.similar_percent
    if earlier is not None and similar and rules.similar == "refuse":
        return Refused("similar_entry", values={"earlier": earlier.text, "entry": earlier.code, "percent": earlier.percent})
    entry = Entry(_code(facts.secret, seats.own_id, len(seat.entries)), text, move.picture)
    flagged = earlier if similar else None
    effects: list[Effect] = [waiting_row(entry, seats.own_id, flagged), *_marks(entry, facts), Emit("Idea Sent", {"entry": entry.code})]
    answer = {"text": text, "entry": entry.code, "left": rules.per_person - len(seat.entries) - 1}
    return Decision("entered", {seats.own_id: replace(seat, entries=(*seat.entries, entry))}, tuple(effects), answer)


def tidy(text: str) -> str:
    """Printable, in one line, without blanks around it."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def _limits(rules: Rules, seat: Seat, facts: Facts) -> Refused | None:
    if rules.signed_in and not facts.person.known:
        return Refused("sign_in_first")
    if is_closed(rules, facts):
        return Refused("entries_closed")
    return Refused("enough_entries", values={"most": rules.per_person}) if len(seat.entries) >= rules.per_person else None


def is_closed(rules: Rules, facts: Facts) -> bool:
    """Whether the time for entries is over."""
    if rules.enter_days is None or facts.starts_at is None:
        return False
    return facts.now >= facts.starts_at + timedelta(days=rules.enter_days)


def _form(rules: Rules, text: str, picture: str) -> Refused | None:
    if not plain(text):
        return Refused("no_text")
    if len(text) < rules.shortest:
        return Refused("too_short", values={"least": rules.shortest})
    if len(text) > rules.longest:
        return Refused("too_long", values={"most": rules.longest})
    if picture and rules.pictures == "none":
        return Refused("no_pictures")
    if not picture:
        return Refused("picture_needed") if rules.pictures == "must" else None
    return None if picture.startswith(("https://", "/")) and picture.isprintable() else Refused("bad_picture")


def _code(secret: str, seat_id: str, number: int) -> str:
    """A code that says nothing about whose it is."""
    return hmac(secret.encode(), f"entry/{seat_id}/{number}".encode(), sha256).hexdigest()[:10]


def _marks(entry: Entry, facts: Facts) -> tuple[Enlist, ...]:
    """The rows that later ideas will meet; whoever stands in one already stays. Two of the very same at once: one is asked again."""
    free = [mark for mark in marks(entry.text) if row_name(MARKS, mark) not in facts.rows]
    return tuple(Enlist(MARKS, mark, data=mark_data(entry.code, entry.text), new=True) for mark in free)
