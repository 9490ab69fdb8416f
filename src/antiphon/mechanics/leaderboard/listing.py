"""Being on the lists or not: by one's own choice, or because the staff took somebody off."""

from collections.abc import Iterator
from typing import Literal

from msgspec.structs import replace

from antiphon.mechanics.leaderboard.moves import Score, Seat
from antiphon.mechanics.leaderboard.rules import Rules
from antiphon.mechanics.leaderboard.scoring import for_groups, is_listed, sums_of
from antiphon.mechanics.leaderboard.season import Season, is_settled, season_named, settles_at
from antiphon.mechanics.leaderboard.settling import LOOK_AGAIN, alarm_of
from antiphon.sdk.effects import Delist, Effect, Emit, Enlist, Schedule
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Refused, Seats


def row_of(season: Season, key: str, score: Score) -> Enlist:
    """The row of a score."""
    return Enlist(season.list, key, score.points, {"score": score.points})


def choose(rules: Rules, seats: Seats[Seat], do: Literal["join", "leave"], facts: Facts) -> Decision[Seat] | Refused:
    """A person wants to be on the list, or not."""
    seat, listed = seats.own, is_listed(rules, seats.own)
    if rules.signed_in and not facts.person.known:
        return Refused("sign_in_first")
    if seat.removed:
        return Refused("you_were_removed", values={"reason": seat.removed})
    if listed == (do == "join"):
        return Refused("already_joined" if listed else "already_left")
    after = replace(seat, choice="joined" if do == "join" else "left")
    return Decision("joined" if do == "join" else "left", {seats.own_id: after}, _moved(rules, seat, after, facts))


def remove(rules: Rules, seats: Seats[Seat], reason: str, facts: Facts) -> Decision[Seat] | Refused:
    """Take a person off every list that has not settled; everybody below moves up."""
    if not reason.strip():
        return Refused("reason_missing")
    if seats.own.removed:
        return Refused("already_removed")
    after = replace(seats.own, removed=reason)
    effects = (*_moved(rules, seats.own, after, facts), Emit("Leaderboard Removed", {"reason": reason}))
    return Decision("removed", {seats.own_id: after}, effects, {"reason": reason})


def restore(rules: Rules, seats: Seats[Seat], reason: str, facts: Facts) -> Decision[Seat] | Refused:
    """Undo a removal; what was scored meanwhile counts too."""
    if not reason.strip():
        return Refused("reason_missing")
    if not seats.own.removed:
        return Refused("not_removed")
    after = replace(seats.own, removed="")
    effects = (*_moved(rules, seats.own, after, facts), Emit("Leaderboard Restored", {"reason": reason}))
    return Decision("restored", {seats.own_id: after}, effects, {"reason": reason})


def mend(rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
    """Two who scored turned out to be one: one row with what both scored, and groups that have what listed people brought."""
    seat = seats.own
    if not seat.key:
        return IGNORED
    listed = is_listed(rules, seat)
    effects: list[Effect] = []
    for season, score in _open_seasons(rules, seat, facts):
        effects.extend(Delist(season.list, other) for other in seat.others)
        effects.append(row_of(season, seat.key, score) if listed else Delist(season.list, seat.key))
        effects.extend(sums_of(season.label, seat.owed.get(season.label, {})))
        if rules.bands:  # the one row that stands is settled, whoever of the two had scored first
            effects.append(Schedule(seats.own_id, alarm_of(season, seat.key), settles_at(rules, season, facts) or facts.now + LOOK_AGAIN))
    whole = seat.owed.get("", {})
    effects.extend(for_groups({key: points for key, points in whole.items() if points > 0}))
    effects.extend(for_groups({key: -points for key, points in whole.items() if points < 0}, back=True))
    return Decision("one_row_stands", {seats.own_id: replace(seat, others=(), owed={})}, tuple(effects))


def _moved(rules: Rules, before: Seat, after: Seat, facts: Facts) -> tuple[Effect, ...]:
    """Rows and group scores come or go with the person."""
    was, listed = is_listed(rules, before), is_listed(rules, after)
    if was == listed or not after.key:
        return ()
    rows: list[Effect] = []
    for season, score in _open_seasons(rules, after, facts):
        rows.append(row_of(season, after.key, score) if listed else Delist(season.list, after.key))
        rows.extend(Delist(season.list, other) for other in after.others)
        rows.extend(sums_of(season.label, after.brought.get(season.label, {}), back=not listed))
    return (*rows, *for_groups(after.groups, back=not listed))


def _open_seasons(rules: Rules, seat: Seat, facts: Facts) -> Iterator[tuple[Season, Score]]:
    for label, score in seat.seasons.items():
        season = season_named(rules, label)
        if season is not None and not is_settled(rules, season, facts):
            yield season, score
