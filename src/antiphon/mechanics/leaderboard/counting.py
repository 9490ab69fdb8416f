"""An event scores: the season it belongs to, what it brings, and the row it moves."""

from collections.abc import Mapping

from msgspec.structs import replace

from antiphon.mechanics.leaderboard.listing import row_of
from antiphon.mechanics.leaderboard.moves import Score, Seat
from antiphon.mechanics.leaderboard.rules import Rules
from antiphon.mechanics.leaderboard.scoring import counted, for_groups, group_of, is_listed, key_of, sums_of, with_more, worth
from antiphon.mechanics.leaderboard.season import is_settled, list_names, season_named, season_of, settles_at
from antiphon.mechanics.leaderboard.settling import LOOK_AGAIN, alarm_of
from antiphon.sdk.effects import Delist, Effect, Schedule
from antiphon.sdk.mechanic import IGNORED, Decision, Event, Facts, Refused, Seats


def score_event(rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
    """Count an event for the season it happened in, unless that has settled. `facts` count days in the play's zone."""
    seat, at = seats.own, min(event.at, facts.now)
    if not worth(rules, event) or (rules.signed_in and not facts.person.known):
        return IGNORED
    if (facts.starts_at is not None and at < facts.starts_at) or (facts.ends_at is not None and at >= facts.ends_at):
        return IGNORED
    day = facts.day_of(at)
    season = season_of(rules, day)
    if is_settled(rules, season, facts):
        return IGNORED
    before = seat.seasons.get(season.label, Score())
    score, gained = counted(rules, before, event, day)
    if not gained:
        return IGNORED
    key = seat.key or key_of(event.person_id)
    group = group_of(rules, facts.person)
    groups = {**seat.groups, group: seat.groups.get(group, 0) + gained} if group else seat.groups
    brought = with_more(seat.brought, season.label, {group: gained}) if group else seat.brought
    seasons = _kept(rules, {**seat.seasons, season.label: score}, facts)
    after = replace(seat, key=key, others=(), seasons=seasons, groups=groups, brought=_open(rules, brought, facts))
    effects: list[Effect] = [Delist(name, other) for other in seat.others for name in list_names(rules, after.seasons, facts)]
    if is_listed(rules, after):
        effects.append(row_of(season, key, score))
        effects.extend(for_groups({group: gained} if group else {}))
        effects.extend(sums_of(season.label, {group: gained} if group else {}))
    if not before.points and rules.bands:
        effects.append(Schedule(seats.own_id, alarm_of(season, key), settles_at(rules, season, facts) or facts.now + LOOK_AGAIN))
    answer = {"season": season.label, "score": score.points, "gained": gained, "group": group}
    return Decision("counted", {seats.own_id: after}, tuple(effects), answer)


def _kept(rules: Rules, seasons: dict[str, Score], facts: Facts) -> dict[str, Score]:
    """Without what has settled, when nothing is given for it: nobody will ask again."""
    if rules.bands:
        return seasons
    found = {label: season_named(rules, label) for label in seasons}
    return {label: score for label, score in seasons.items() if (season := found[label]) and not is_settled(rules, season, facts)}


def _open(rules: Rules, brought: Mapping[str, Mapping[str, int]], facts: Facts) -> dict[str, Mapping[str, int]]:
    """What groups were brought in seasons that can still change."""
    found = {label: season_named(rules, label) for label in brought}
    return {label: each for label, each in brought.items() if (season := found[label]) and not is_settled(rules, season, facts)}
