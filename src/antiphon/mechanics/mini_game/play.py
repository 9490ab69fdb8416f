"""The rules of a mini-game: a run is dealt, played in the browser, handed in, and played again here."""

import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.mini_game.laws import LAWS
from antiphon.mechanics.mini_game.moves import GameMove, Run, Seat
from antiphon.mechanics.mini_game.replay import TICK_MS, is_playable, score_of
from antiphon.mechanics.mini_game.rules import Rules, find_flaws
from antiphon.mechanics.mini_game.screen import BEST, show
from antiphon.mechanics.mini_game.templates import TEMPLATES
from antiphon.mechanics.mini_game.trials import make_trials
from antiphon.mechanics.mini_game.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.cards import ResultCard
from antiphon.sdk.effects import Effect, Emit, Enlist, spend
from antiphon.sdk.lists import ListKind, LookUp, row_name
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import hand_over, is_left, stock_of
from antiphon.sdk.words import Text

SLACK: Final = timedelta(milliseconds=400)  # two clocks tick, and a network lies between
LATE: Final = timedelta(seconds=90)  # after its end a run can still be handed in for so long
KEPT: Final = 20  # finished runs that are remembered


def deal(facts: Facts) -> Run:
    """A run that nobody could foresee or make up: id (32 hex digits) and seed are HMAC-SHA-256 of who and when, with the play's secret."""
    text = f"{facts.seed}/{facts.now.isoformat()}/{facts.person.id}"
    digest = hmac.new(facts.secret.encode(), text.encode(), sha256).hexdigest()
    return Run(digest[:32], int(digest[32:40], 16), facts.now)


class MiniGame:
    """Start a run, play it, hand it in; the highest band that the score reaches is paid, so often a day."""

    kind = "mini_game"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "buy_again", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = GameMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return stock_of(band.reward for band in rules.bands)

    def assets(self, rules: Rules) -> frozenset[Asset]:
        priced = {Asset(rules.price.asset)} if rules.price else set[Asset]()
        return frozenset(Asset(band.reward.asset) for band in rules.bands) | priced

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {BEST: ListKind(Text(zh="最好成绩", en="Best scores"), public=rules.ranking)}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[GameMove] | None) -> Sequence[LookUp]:
        """Only the page wants to know where somebody stands."""
        return (LookUp(BEST, person_id, position=True),) if stimulus is None and person_id else ()

    def seats_of(self, rules: Rules, stimulus: Stimulus[GameMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GameMove], facts: Facts) -> Decision[Seat] | Refused:
        facts = facts.counted_in(rules.zone)
        if not isinstance(stimulus, Move):
            return IGNORED
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        return self._start(rules, seats, facts) if stimulus.move.do == "start" else self._finish(rules, seats, stimulus.move, facts)

    def _start(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        """A new run; one that is still open is given up."""
        seat = seats.own.on(facts.local_date)
        if rules.runs_per_day is not None and (_is_west(seat, facts) or seat.runs_today >= rules.runs_per_day):
            again = facts.start_of(seat.day) if seat.day is not None and _is_west(seat, facts) else facts.next_local_midnight
            return Refused("limit_today", again, {"runs_per_day": rules.runs_per_day})
        paid: tuple[Effect, ...] = ()
        if rules.price is not None:
            asset, price = Asset(rules.price.asset), rules.price.amount
            if (has := facts.purse.get(asset, 0)) < price:
                return Refused("not_enough", values={"asset": asset, "price": price, "has": has})
            paid = (spend(asset, price),)
        run = deal(facts)
        seat = replace(seat, open=run, runs_today=seat.runs_today + 1)
        return Decision("dealt", {seats.own_id: seat}, paid, {"run": run.id, "seed": run.seed, "seconds": rules.seconds})

    def _finish(self, rules: Rules, seats: Seats[Seat], move: GameMove, facts: Facts) -> Decision[Seat] | Refused:
        seat, run = seats.own.on(facts.local_date), seats.own.open
        if run is None or move.run != run.id:
            return Refused("replayed" if move.run in seat.finished else "no_such_run")
        if (wrong := _doubt(rules, run, move, facts)) is not None:
            return Refused(wrong)
        score = score_of(rules.game, rules.speed, rules.seconds, run.seed, move.hands)
        band = rules.band_of(score)
        late = band is not None and (_is_west(seat, facts) or seat.rewarded_today >= rules.rewarded_per_day)
        paid = band is not None and not late and is_left(band.reward, facts.left)
        better = seat.best is None or score > seat.best
        seat = replace(
            seat,
            open=None,
            finished=(*seat.finished, run.id)[-KEPT:],
            rewarded_today=seat.rewarded_today + paid,
            best=score if better else seat.best,
        )
        effects: list[Effect] = [hand_over(band.reward)] if band is not None and paid else []
        effects.append(Emit("Game Finished", {"game": rules.game, "score": score}))
        if better:
            effects.append(Enlist(BEST, facts.person.id, score, {"score": score}))
        because = "rewarded" if paid else "scored" if band is None else "reward_used" if late else "reward_gone"
        answer: dict[str, Any] = {"score": score, "best": seat.best, "record": better, "run": run.id}
        answer["reward"] = {"asset": band.reward.asset, "amount": band.reward.amount} if band is not None and paid else None
        return Decision(because, {seats.own_id: seat}, effects, answer)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Counts of the same day add up; the better score stays, and the open run of whoever stays."""
        day = max((each.day for each in (kept, other) if each.day is not None), default=None)
        today = [each for each in (kept, other) if each.day == day]
        best = max((each.best for each in (kept, other) if each.best is not None), default=None)
        return Seat(
            day=day,
            runs_today=sum(each.runs_today for each in today),
            rewarded_today=sum(each.rewarded_today for each in today),
            best=best,
            open=kept.open,
            finished=(*other.finished, *kept.finished)[-KEPT:],
        )

    def card(self, rules: Rules, seat: Seat, facts: Facts) -> ResultCard | None:
        """The best score, with its place where there is a ranking."""
        if seat.best is None:
            return None
        row = facts.rows.get(row_name(BEST, facts.person.id)) if rules.ranking else None
        place = (
            () if row is None or row.position is None else (Text(zh=f"现在排第 {row.position} 名", en=f"Place {row.position} right now"),)
        )
        return ResultCard(
            Text(zh="我的最好成绩", en="My best score"),
            figure=str(seat.best),
            lines=place,
            invite=Text(zh="扫码来挑战", en="Scan to beat me"),
            colour="#6D28D9",
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts.counted_in(rules.zone))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)


def _is_west(seat: Seat, facts: Facts) -> bool:
    """Whether somebody has flown back to where it is still yesterday: the day of the seat is under way, and its limits with it."""
    return seat.day is not None and facts.local_date < seat.day


def _doubt(rules: Rules, run: Run, move: GameMove, facts: Facts) -> str | None:
    """Why a run does not count, or None."""
    if not is_playable(rules.game, rules.seconds, move.hands):
        return "forged"
    took = facts.now - run.started_at
    if took + SLACK < timedelta(milliseconds=TICK_MS * max((tick for tick, _ in move.hands), default=0)):
        return "too_fast"
    return "too_late" if took > timedelta(seconds=rules.seconds) + LATE else None
