"""The rules of a countdown: a reminder is an alarm of the person's seat; being there counts in the window after zero."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.countdown.flaws import find_flaws
from antiphon.mechanics.countdown.laws import LAWS
from antiphon.mechanics.countdown.moves import CountdownMove, Seat
from antiphon.mechanics.countdown.rules import Rules
from antiphon.mechanics.countdown.screen import HERE, REMINDERS, show
from antiphon.mechanics.countdown.templates import TEMPLATES
from antiphon.mechanics.countdown.trials import make_trials
from antiphon.mechanics.countdown.words import EXAMPLE, GOOD_FOR, NAME, REMINDER_TITLE, WORDS
from antiphon.sdk.charts import Bar, Chart, count, no_tallies_yet, tally
from antiphon.sdk.effects import Effect, Emit, Schedule, Send
from antiphon.sdk.mechanic import IGNORED, Alarm, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import hand_over, is_left, show_reward, stock_of
from antiphon.sdk.words import Text

REMIND = "remind"


class Countdown:
    """Wait for a moment together; be reminded, be there, be rewarded."""

    kind = "countdown"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "interest", "decide")
    rules_type = Rules
    seat_type = Seat
    move_type = CountdownMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {**no_tallies_yet([HERE, REMINDERS]), **stock_of([rules.reward])}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset({Asset(rules.reward.asset)} if rules.reward else set[Asset]())

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def seats_of(self, rules: Rules, stimulus: Stimulus[CountdownMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CountdownMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Alarm) and stimulus.name == REMIND:
            return self._send(rules, seats, facts)
        if not isinstance(stimulus, Move):
            return IGNORED
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if stimulus.move.do == "here":
            return self._arrive(rules, seats, facts)
        return self._remind(rules, seats, facts) if stimulus.move.do == "remind" else self._forget(seats)

    def _remind(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if facts.now >= rules.zero_at(facts):
            return Refused("time_has_come")
        if seat.wants or seat.reminded:
            return Refused("reminder_is_set")
        at = rules.remind_at(facts)
        effects = (Schedule(seats.own_id, REMIND, at), count(REMINDERS), Emit("Reminder Set", {"at": at.isoformat()}))
        return Decision("reminder_set", {seats.own_id: replace(seat, wants=True)}, effects, {"at": at.isoformat()})

    def _forget(self, seats: Seats[Seat]) -> Decision[Seat] | Refused:
        """The alarm still comes, and finds that nobody wants it."""
        if not seats.own.wants or seats.own.reminded:
            return Refused("no_reminder")
        return Decision("reminder_off", {seats.own_id: replace(seats.own, wants=False)})

    def _send(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if not seat.wants or seat.reminded or facts.now >= rules.until(facts):
            return IGNORED
        body = rules.reminder or rules.what
        message = Send("inbox", {"zh": REMINDER_TITLE.zh, "en": REMINDER_TITLE.en}, {"zh": body.zh, "en": body.en})
        return Decision("reminded", {seats.own_id: replace(seat, reminded=True)}, (message,))

    def _arrive(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat, zero = seats.own, rules.zero_at(facts)
        if seat.here_at is not None:
            return Refused("was_here")
        if facts.now < zero:
            return Refused("not_yet", zero)
        if facts.now >= rules.until(facts):
            return Refused("too_late")
        paid = rules.reward is not None and is_left(rules.reward, facts.left)
        effects: list[Effect] = [count(HERE), Emit("Countdown Attended", {"reminded": seat.reminded})]
        told: dict[str, Any] = {"reward": None}
        if rules.reward is not None and paid:
            effects.append(hand_over(rules.reward))
            told["reward"] = show_reward(rules.reward, facts.left)
        because = "here_only" if rules.reward is None else "here" if paid else "here_late"
        return Decision(because, {seats.own_id: replace(seat, here_at=facts.now, rewarded=paid)}, effects, told)

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        counted = ((Text(zh="设了提醒", en="Asked to be reminded"), REMINDERS), (Text(zh="准时到场", en="Were there"), HERE))
        bars = tuple(Bar(name, left.get(tally(key), 0)) for name, key in counted)
        return (Chart("people", Text(zh="人数", en="People"), "shares", bars),)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Reminded, there and paid if either was."""
        moments = [seat.here_at for seat in (kept, other) if seat.here_at is not None]
        return Seat(
            wants=kept.wants or other.wants,
            reminded=kept.reminded or other.reminded,
            here_at=min(moments, default=None),
            rewarded=kept.rewarded or other.rewarded,
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
