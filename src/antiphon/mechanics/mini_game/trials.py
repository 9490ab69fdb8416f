"""A made-up crowd for a mini-game: people of different skill play now and then, and hand in what they would have done."""

from datetime import datetime, timedelta

import msgspec

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.mini_game.moves import GameMove, Run, Seat
from antiphon.mechanics.mini_game.replay import APART, LANES, PACES, Hand, things, ticks
from antiphon.mechanics.mini_game.rules import Rules
from antiphon.sdk.mechanic import Reply, Trial

_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """One to three runs on the days somebody comes; skill is spread evenly. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        skill, habit = unit(seed, f"{person}/skill"), unit(seed, f"{person}/habit") ** 2
        for day in range(days):
            if unit(seed, f"{person}/{day}") >= habit:
                continue
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/{day}/minute"))
            for run in range(1 + below(3, seed, f"{person}/{day}/runs")):
                begins = at + timedelta(minutes=2 * run)
                trials.append(Trial(person, begins, GameMove()))
                played = begins + timedelta(seconds=rules.seconds)
                trials.append(Trial(person, played, Reply(Player(skill, f"{seed}/{person}/{day}/{run}"))))
    return sorted(trials, key=lambda trial: trial.at)


class Player(msgspec.Struct, frozen=True):
    """Somebody of a skill (0 to 1), about to play the run that lies open."""

    skill: float
    seed: str

    def __call__(self, rules: Rules, seat: Seat) -> GameMove | None:
        run = seat.open
        return None if run is None else GameMove("finish", run.id, hands_of(rules, run, self.skill, self.seed))


def hands_of(rules: Rules, run: Run, skill: float, seed: str) -> tuple[Hand, ...]:
    """What somebody of a skill (0 to 1) does: the chance to react to each thing, or the number of pushes."""
    if rules.game == "slide":
        count = int(ticks(rules.seconds) / (6 + 14 * (1 - skill)))
        return tuple((step * ticks(rules.seconds) // max(1, count), (3, 2, 3, 2, 1)[step % 5]) for step in range(count))
    pace, end = PACES[rules.game][rules.speed], ticks(rules.seconds)
    hands: list[Hand] = []
    lane = LANES // 2
    for number, thing in enumerate(things(run.seed, pace, end, 9 if rules.game == "unbox" else LANES)):
        if unit(seed, str(number)) >= 0.3 + 0.65 * skill or thing.what == 2:
            continue
        free = hands[-1][0] + APART if hands else 0
        if rules.game == "unbox":
            tick = max(free, thing.tick + pace.stay // 2)
            hands.append((tick, thing.place))
            continue
        steps = thing.place - lane
        moves = [(max(free, thing.tick) + index * APART, int(steps > 0)) for index in range(abs(steps))]
        if not moves or moves[-1][0] <= thing.tick + pace.stay:
            hands += moves
            lane = thing.place
    return tuple(hand for hand in hands if hand[0] < end)
