"""What operators do: save a ladder, set a tier by hand, give and end a paid membership."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import msgspec

from antiphon.engine.database.port import Session
from antiphon.engine.ident import new_id
from antiphon.features.membership import store_counts, store_ladders
from antiphon.features.membership.judging import horizon
from antiphon.features.membership.ladders import Ladders, Placed, Shelf
from antiphon.features.membership.memory import Manual, Term
from antiphon.features.membership.roster import Append, Roster, Rung
from antiphon.features.membership.rules import Ladder, check_ladder
from antiphon.features.membership.store_ladders import LadderRow
from antiphon.features.membership.windows import NEVER, day_of
from antiphon.kernel.clock import local_day
from antiphon.kernel.errors import Conflict, Invalid, NotFound

MAX_LADDERS = 10
Lower = Literal["at_review", "at_once"]


def save_ladder(
    session: Session, ladders: Ladders, workspace: str, ladder: Ladder, expected: str | None, lower: Lower, by: str, now_ms: int
) -> None:
    """Write a ladder and start the job that applies it. Raises `Invalid`, `Conflict` when `expected` is not the revision any more.

    `expected` is None for a new ladder.
    """
    known = ladders.list_all(session, workspace)
    check_ladder(ladder, known)
    found = store_ladders.lock_ladder(session, workspace, ladder.key)
    if expected is None and found is not None:
        raise Conflict(f"There is a ladder called {ladder.key} already.", code="ladder_exists")
    if expected is not None and (found is None or found.revision != expected):
        raise Conflict("Somebody changed the ladder meanwhile; look at it again.", code="ladder_changed")
    if found is None and len(known) >= MAX_LADDERS:
        raise Invalid(f"A workspace has at most {MAX_LADDERS} ladders.", code="too_many_ladders")
    before = next((one for one in known if one.key == ladder.key), None)
    if before is not None and before.kind != ladder.kind:
        raise Conflict("A ladder stays earned or paid; make another one.", code="ladder_kind")
    shelf = ladders.get(session, workspace)
    today = local_day(now_ms, shelf.zone)
    filled = NEVER if found is None or _widens(before, ladder, today) else found.filled_from
    if ladder.counts_growth and not (before is not None and before.counts_growth):
        store_ladders.set_growth_seq(session, workspace, 0)
    row = LadderRow(
        key=ladder.key,
        position=found.position if found else len(known),
        rules=msgspec.json.encode(ladder).decode(),
        revision=new_id("rev"),
        changed_at=now_ms,
        changed_by=by,
        filled_from=filled,
        job_state="waiting",
        job_lower=int(lower == "at_once"),
        job_after="",
        job_done=0,
        job_total=store_counts.count_everybody(session, workspace, ladder.key),
    )
    store_ladders.save_ladder(session, workspace, row)
    store_ladders.set_revision(session, workspace, new_id("rev"))


def _widens(before: Ladder | None, after: Ladder, today: int) -> bool:
    """Whether days count now that were forgotten, or products buy a tier that did not."""
    if before is None:
        return True
    if after.kind == "paid":
        return any(set(tier.products) - {product for one in before.tiers for product in one.products} for tier in after.tiers)
    return horizon(after, today) < horizon(before, today)


def remove_ladder(session: Session, ladders: Ladders, workspace: str, key: str) -> None:
    """Remove a ladder; the history stays. Raises `NotFound`."""
    ladders.get(session, workspace).get(key)
    store_ladders.delete_ladder(session, workspace, key)
    store_ladders.set_revision(session, workspace, new_id("rev"))


# ---------------------------------------------------------------------------------------------------- one person


class Hands:
    """One operator's changes to one person, in one transaction."""

    def __init__(self, session: Session, ladders: Ladders, workspace: str, person_id: str, append: Append, now_ms: int, by: str) -> None:
        self._shelf: Shelf = ladders.get(session, workspace)
        self._roster = Roster(session, workspace, self._shelf, now_ms, append)
        self._roster.load([person_id])
        self._person_id = person_id
        self._by = by

    def set_tier(self, ladder: str, tier: str, until_on: date | None, because: str, *, exact: bool) -> None:
        """Set a tier by hand: at least this one, or exactly, before the day `until_on`. `tier` may be "" with `exact`: none at all."""
        placed = self._earned(ladder)
        self._check_tier(placed, tier, exact=exact)
        until = NEVER if until_on is None else day_of(until_on)
        if until <= self._roster.today:
            raise Invalid("The end of a tier set by hand lies ahead.", code="bad_until")
        place = self._roster.at(self._person_id, placed)
        place.memory.manual = Manual(tier, exact, until, because, self._by)
        self._roster.settle(place, reason="manual", note=because, by=self._by)
        self._roster.save()

    def end_manual(self, ladder: str, because: str) -> None:
        """The rules decide again. Raises `Conflict` when nothing is set by hand."""
        place = self._roster.at(self._person_id, self._earned(ladder))
        if place.memory.manual is None:
            raise Conflict("Nothing is set by hand for this person.", code="not_manual")
        place.memory.manual = None
        self._roster.settle(place, reason="manual_ended", note=because, by=self._by)
        self._roster.save()

    def give_term(self, ladder: str, tier: str, months: int | None, reference: str, because: str) -> None:
        """Start or renew a paid membership by a call. The same reference again changes nothing."""
        placed = self._paid(ladder)
        rank = placed.ladder.rank_of(tier)
        if not rank:
            raise NotFound(f"There is no tier called {tier[:80]} on this ladder.", code="tier_not_found")
        place = self._roster.at(self._person_id, placed)
        term = Term(tier, self._roster.today, months or placed.ladder.tiers[rank - 1].months)
        known = place.memory.terms.get(reference)
        if known is None:
            place.memory.terms[reference] = term
            self._roster.settle(place, note=because, by=self._by)
            self._roster.save()
        elif (known.tier, known.months) != (term.tier, term.months):
            raise Conflict("This reference was used for another term.", code="reference_used")

    def end_term(self, ladder: str, reference: str, because: str) -> None:
        """Take back a term that was given by a call, as if it had never been. Raises `NotFound`."""
        place = self._roster.at(self._person_id, self._paid(ladder))
        term = place.memory.terms.get(reference)
        if term is None:
            raise NotFound("There is no term with this reference.", code="term_not_found")
        if not term.ended:
            term.ended = True
            self._roster.settle(place, reason="paid_refunded", note=because, by=self._by)
            self._roster.save()

    def place_on(self, ladder: str) -> Rung:
        """The person's place as it is now."""
        return self._roster.at(self._person_id, self._shelf.get(ladder))

    def _earned(self, ladder: str) -> Placed:
        return self._of_kind(ladder, "earned", "A paid membership is given and ended by its terms.")

    def _paid(self, ladder: str) -> Placed:
        return self._of_kind(ladder, "paid", "This ladder is earned; set a tier by hand instead.")

    def _of_kind(self, ladder: str, kind: str, says: str) -> Placed:
        placed = self._shelf.get(ladder)
        if placed.ladder.kind != kind:
            raise Conflict(says, code="ladder_kind")
        return placed

    @staticmethod
    def _check_tier(placed: Placed, tier: str, *, exact: bool) -> None:
        if not placed.ladder.rank_of(tier) and (tier or not exact):
            raise NotFound(f"There is no tier called {tier[:80]} on this ladder.", code="tier_not_found")


def keys_of(ladders: Sequence[Ladder]) -> set[str]:
    """Every tier of some ladders."""
    return {tier.key for ladder in ladders for tier in ladder.tiers}
