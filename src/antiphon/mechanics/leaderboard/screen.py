"""What a person sees of a leaderboard beside the list itself: the season, the own score, groups, and what ranks are worth."""

from typing import Any

from antiphon.mechanics.leaderboard.moves import Score, Seat
from antiphon.mechanics.leaderboard.rules import Group, Rules
from antiphon.mechanics.leaderboard.scoring import GROUPS, group_of, group_tally, is_listed
from antiphon.mechanics.leaderboard.season import end_of, season_of, settles_at
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import show_reward


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{season, list, season_ends_at, settles_at, mine, groups, bands, last …}`. `facts` count days in the play's zone."""
    moment = facts.now if facts.ends_at is None else min(facts.now, facts.ends_at - facts.ends_at.resolution)
    season = season_of(rules, facts.day_of(moment))
    ends_at, settles = end_of(season, facts), settles_at(rules, season, facts)
    return {
        "period": rules.season,
        "season": season.label,
        "list": season.list,
        "season_ends_at": ends_at.isoformat() if ends_at else None,
        "settles_at": settles.isoformat() if settles else None,
        "settled": settles is not None and facts.now >= settles,
        "next_day_at": ends_at.isoformat() if ends_at else None,
        "zone": rules.zone,
        "unit": {"zh": rules.unit.zh, "en": rules.unit.en},
        "measure": rules.measure,
        "ties": rules.ties,
        "per_event": rules.per_event,
        "per_day": rules.per_day,
        "mine": _mine(rules, seat, season.label, facts),
        "groups": _groups(rules, facts),
        "groups_list": f"{GROUPS}:{season.label}" if rules.groups else None,
        "bands": [{"first": band.first, "last": band.last, "reward": show_reward(band.reward, facts.left)} for band in rules.bands],
        "settle_hours": rules.settle_hours,
        "opt_in": rules.opt_in,
        "last": _last(seat),
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _mine(rules: Rules, seat: Seat, label: str, facts: Facts) -> dict[str, Any]:
    today = seat.seasons.get(label, Score()).days.get(facts.local_date, 0)
    return {
        "score": seat.seasons.get(label, Score()).points,
        "left_today": None if rules.per_day is None else max(0, rules.per_day - today),
        "listed": is_listed(rules, seat),
        "removed": seat.removed or None,
        "group": group_of(rules, facts.person),
    }


def _groups(rules: Rules, facts: Facts) -> list[dict[str, Any]]:
    """From the top; equal ones in the order of the rules. Those with as many points share a position."""

    def score(group: Group) -> int:
        return facts.left.get(group_tally(group.key), 0)

    own = group_of(rules, facts.person)
    ranked = sorted(rules.groups, key=lambda group: -score(group))
    return [
        {
            "key": group.key,
            "name": {"zh": group.name.zh, "en": group.name.en},
            "score": score(group),
            "position": 1 + sum(score(other) > score(group) for other in ranked),
            "mine": group.key == own,
        }
        for group in ranked
    ]


def _last(seat: Seat) -> dict[str, Any] | None:
    last = seat.last
    if last is None:
        return None
    return {"season": last.season, "position": last.position, "score": last.points, "count": last.count, "rewarded": last.rewarded}
