"""The end of a season: a while after it nobody moves any more, and each person looks up the own rank and is rewarded for it."""

from datetime import timedelta
from typing import Any, Final

from msgspec.structs import replace

from antiphon.mechanics.leaderboard.moves import Result, Score, Seat
from antiphon.mechanics.leaderboard.rules import Band, Rules
from antiphon.mechanics.leaderboard.scoring import is_listed, key_of
from antiphon.mechanics.leaderboard.season import Season, is_settled, season_named, settles_at
from antiphon.mechanics.leaderboard.words import BODY, TITLE
from antiphon.sdk.effects import Effect, Emit, Schedule, Send
from antiphon.sdk.lists import Row, row_name
from antiphon.sdk.mechanic import IGNORED, Alarm, Decision, Facts, Refused, Seats
from antiphon.sdk.rewards import POINTS_NAME, hand_over, is_left, show_reward
from antiphon.sdk.words import fill

ALARM: Final = "season "
LOOK_AGAIN: Final = timedelta(days=7)  # for a play without an end: when to see whether it has one by now


def alarm_of(season: Season, key: str) -> str:
    """The alarm that settles a season for the row of a key: who was two has two rows, and which of them counts is known then."""
    return f"{ALARM}{season.label} {key}"


def read_alarm(rules: Rules, name: str) -> tuple[Season | None, str]:
    """The season that an alarm settles, and the key of the row it was set for."""
    label, _, key = name.removeprefix(ALARM).partition(" ")
    return (season_named(rules, label) if name.startswith(ALARM) else None), key


def settle(rules: Rules, seats: Seats[Seat], alarm: Alarm, facts: Facts) -> Decision[Seat] | Refused:
    """Reward a person for a season, once; too early an alarm is asked for again."""
    season, key = read_alarm(rules, alarm.name)
    seat = seats.own
    score = seat.seasons.get(season.label) if season else None
    if season is None or score is None or seat.key not in {key, key_of(facts.person.id)}:
        return IGNORED
    if not is_settled(rules, season, facts):
        again = Schedule(seats.own_id, alarm.name, settles_at(rules, season, facts) or facts.now + LOOK_AGAIN)
        return Decision("not_yet", {seats.own_id: seat}, (again,))
    seasons = {label: each for label, each in seat.seasons.items() if label != season.label}
    after = replace(seat, seasons=seasons, brought={label: each for label, each in seat.brought.items() if label != season.label})
    row = facts.rows.get(row_name(season.list, seat.key))
    if row is None or row.position is None or not is_listed(rules, seat):
        return Decision("season_unlisted", {seats.own_id: after}, answer={"season": season.label})
    return _placed(rules, seats.own_id, after, season, score, row, facts)


def _placed(rules: Rules, seat_id: str, after: Seat, season: Season, score: Score, row: Row, facts: Facts) -> Decision[Seat]:
    position = row.position or 0
    band = rules.band(position)
    given = band is not None and is_left(band.reward, facts.left)
    result = Result(season.label, position, score.points, row.count or position, given)
    answer: dict[str, Any] = {"season": season.label, "position": position, "score": score.points}
    if band is not None:
        answer["reward"] = show_reward(band.reward, facts.left)
    return Decision(
        because="season_over" if band is None else "season_won" if given else "season_late",
        seats={seat_id: replace(after, last=result)},
        effects=_handed(band, position, season) if band is not None and given else (),
        answer=answer,
    )


def _handed(band: Band, position: int, season: Season) -> tuple[Effect, ...]:
    name = band.reward.name or POINTS_NAME
    called = {"zh": f"{band.reward.amount} {name.zh}", "en": f"{band.reward.amount} {name.en}"} if band.reward.name is None else name
    values = {"position": position, "reward": called}
    title, body = fill(TITLE, values), fill(BODY, values)
    return (
        hand_over(band.reward),
        Emit("Leaderboard Won", {"season": season.label, "position": position, "asset": band.reward.asset, "amount": band.reward.amount}),
        Send("inbox", {"zh": title.zh, "en": title.en}, {"zh": body.zh, "en": body.en}),
    )
