"""Trials for the shared suite: every way to pick, stories that go all the way, and the same trial with one bug planted."""

from datetime import timedelta
from typing import Any, TypeGuard

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS
from antiphon.mechanics.trial.listing import CALLED, GOOD, LOTS, MISSED, REPORTS
from antiphon.mechanics.trial.moves import Exclude, Extend, Forgive, HandOver, PassOver, Pick, Review, Seat, SendBack, TrialMove, Unpublish
from antiphon.mechanics.trial.play import ProductTrial
from antiphon.mechanics.trial.rules import Rules, Wish
from antiphon.sdk.charts import count, tally
from antiphon.sdk.effects import PERSON, PLAY, WORLD, Effect, Emit, Enlist, Schedule, Send, Transfer, grant
from antiphon.sdk.mechanic import Alarm, Decision, Event, Facts, Refused, Reply, Seats, Stimulus
from antiphon.sdk.questions import Option, Question, walk
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples, Happened, Judged

SAYS = Text(zh="试一试", en="Try it")
CREAM = Reward("prize:cream", stock=1, name=Text(zh="面霜", en="Cream"))
FREE = Reward("coupon:free", stock=1, name=Text(zh="试用券", en="Voucher"))
MUG = Reward("coupon:mug", stock=1, name=Text(zh="杯子券", en="Mug voucher"))
SKIN = Question("skin", SAYS, options=(Option("dry", SAYS), Option("oily", SAYS)))
CUPS = Question("cups", SAYS, "scale", least=0, most=10)
LONG = "Soft, and it smells of rain."
DRY = Wish("dry", SAYS, "skin", ("dry",), points=3)
GOLD = Wish("gold", SAYS, segment="gold", points=2)
MUST = Wish("cups", SAYS, "cups", at_least=5, must=True)
ASKED = (((SKIN,), (DRY, GOLD)), ((SKIN,), (DRY, GOLD)), ((SKIN, CUPS), (MUST, DRY)), ((CUPS,), (MUST, GOLD)))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Every way to pick, with one place or two, for things that are sent and things that are not."""
    item = draw(st.sampled_from((CREAM, CREAM, FREE)))
    questions, wishes = draw(st.sampled_from(ASKED))
    return Rules(
        about=SAYS,
        item=replace(item, stock=draw(st.sampled_from((1, 1, 2)))),
        questions=questions,
        apply_days=draw(st.sampled_from((2, 6, 6, 10))),
        way=draw(st.sampled_from(("draw", "draw", "points", "points", "operators", "first", "first"))),
        wishes=wishes,
        loyal_points=draw(st.sampled_from((0, 2))),
        waiting=draw(st.sampled_from((0, 2, 2))),
        decide_days=1,
        hold_back=draw(st.sampled_from((True, True, False))),
        address_days=draw(st.sampled_from((1, 3))),
        report_days=draw(st.sampled_from((2, 4))),
        remind_days=draw(st.sampled_from((0, 1))),
        late_days=draw(st.sampled_from((0, 6, 6))),
        shortest=draw(st.sampled_from((1, 10))),
        pictures=draw(st.sampled_from((0, 1))),
        report_reward=draw(st.sampled_from((None, Reward(amount=5)))),
        good_from=draw(st.sampled_from((3, 4))),
        good_reward=draw(st.sampled_from((None, Reward(amount=7), MUG))),
        title=draw(st.sampled_from(("", "officer", "officer"))),
        title_after=draw(st.sampled_from((1, 1, 2))),
        signed_in=draw(st.sampled_from((False, False, False, True))),
    )


def _report(rules: Rules, stars: int = 4, text: str = LONG) -> TrialMove:
    return TrialMove("report", stars=stars, text=text, pictures=("/p/1",) * rules.pictures)


def _next(skin: str, cups: int, quality: int, *, publish: bool) -> Reply:
    """Whatever brings the story on, from wherever the person is."""

    def act(rules: Rules, seat: Seat) -> Any:
        match seat.state:
            case "":
                now = walk(rules.questions, seat.answers).now
                key = now.key if now is not None else ""
                return TrialMove("answer", key, skin if key == "skin" else cups)
            case "applied" if rules.way == "operators":
                return Judged(Pick("Suits us."))
            case "picked" | "addressed":
                return Happened("Delivery Shipped", {"asset": rules.item.asset})
            case "testing" if not seat.arrived and not publish:
                return Happened("Delivery Delivered", {"asset": rules.item.asset}) if rules.is_sent else Judged(Extend(1, "Ill"))
            case "testing" | "missed" | "sent_back":
                return _report(rules, 1 + quality % 5) if quality != 1 else TrialMove("report", stars=2, text=LONG)
            case "reported":
                return Judged(Review(quality, publish=publish, reason="" if publish else "Not for the page."))
            case "applied" | "waiting" if not publish:
                return TrialMove("withdraw")
            case _:
                return Happened("Delivery Delivered", {"asset": rules.item.asset})

    return Reply(act)


def acts(rules: Rules) -> SearchStrategy[Any]:
    """Mostly what is next; besides, everything that can be done too early, too late, and by mistake."""
    go_on = st.builds(
        _next, st.sampled_from(("dry", "dry", "oily")), st.sampled_from((0, 6, 9)), st.sampled_from((1, 2, 4, 5)), publish=st.booleans()
    )
    sound = st.builds(_next, st.just("dry"), st.just(9), st.sampled_from((4, 5)), publish=st.just(True))
    names = ("Delivery Requested", "Delivery Shipped", "Delivery Delivered", "Delivery Cancelled", "Delivery Returned")
    heard = st.builds(Happened, st.sampled_from(names), st.just({"asset": rules.item.asset}), st.sampled_from((0, 0, 30)))
    other = st.just(Happened("Delivery Shipped", {"asset": "prize:other"}))
    rulings = (
        Pick("Yes"),
        PassOver("Too far away"),
        Exclude("Twice the same address"),
        HandOver(),
        Extend(3, "Ill"),
        Extend(900, "x"),
        Review(5),
        Review(9),
        Review(2, publish=False),
        SendBack("More, please"),
        SendBack(" "),
        Unpublish("An advert"),
        Forgive("Lost in the post"),
    )
    moves = (
        *(TrialMove(do) for do in ("apply", "back", "withdraw", "withdraw", "decline", "decline")),
        TrialMove("answer", "nothing", 1),
        _report(rules),
        _report(rules, 9),
        _report(rules, 3, ""),
        TrialMove("report", stars=3, text=LONG),
        TrialMove("report", stars=3, text=LONG, pictures=("javascript:alert(1)",)),
    )
    odd = st.one_of(heard, other, st.sampled_from(rulings).map(Judged), st.sampled_from(moves)).map(
        lambda act: act
    )  # one of many, not four
    return st.one_of(sound, sound, sound, go_on, odd)


class _Loose(ProductTrial):
    """For bugs that play by other rules than those that were announced."""

    def other(self, rules: Rules) -> Rules:
        """The bug."""
        raise NotImplementedError

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TrialMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(self.other(rules), seats, stimulus, facts)


class TakesAnybody(_Loose):
    """Whoever must fit need not."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, wishes=tuple(replace(wish, must=False) for wish in rules.wishes))


class CountsOtherPoints(_Loose):
    """Points are not those that were announced."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, wishes=tuple(replace(wish, points=wish.points + 1) for wish in rules.wishes))


class TakesShortReports(_Loose):
    """Nobody counts characters."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, shortest=0)


class TakesReportsWithoutPictures(_Loose):
    """Nobody counts pictures."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, pictures=0)


class ForgetsTheGoodReward(_Loose):
    """A good report gets no more than any other."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, good_reward=None)


class RewardsEverybody(_Loose):
    """Any report is a good one."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, good_from=1)


class HurriesThem(_Loose):
    """There is less time than was announced."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, report_days=1, remind_days=0)


class HasNoPatience(_Loose):
    """The days of grace are forgotten."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, late_days=0)


class NamesNoOfficer(_Loose):
    """The title is never given."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, title_after=99)


class ServesStrangers(_Loose):
    """An anonymous visitor gets what only signed-in people may have."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, signed_in=False)


class _Rewritten(ProductTrial):
    """For bugs that do something else after a decision."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TrialMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        return outcome if isinstance(outcome, Refused) else replace(outcome, effects=self.effects(outcome, facts))

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        """The bug."""
        raise NotImplementedError


def _is_on(effect: Effect, list_name: str) -> TypeGuard[Enlist]:
    return isinstance(effect, Enlist) and effect.list == list_name


class KeepsWhatIsGivenBack(_Rewritten):
    """Whoever declines keeps the goods."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        gone = outcome.because in {"declined", "lapsed"}
        return tuple(each for each in outcome.effects if not (gone and isinstance(each, Transfer)))


class ThrowsItAway(_Rewritten):
    """What is given back leaves the house instead of going to the next."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        lost = [replace(each, target=WORLD) if isinstance(each, Transfer) and each.source == PERSON else each for each in outcome.effects]
        return tuple(lost) if outcome.because in {"declined", "lapsed"} else tuple(outcome.effects)


class SendsTwo(_Rewritten):
    """Everybody who is picked gets two while there are two."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        given = [each for each in outcome.effects if isinstance(each, Transfer) and each.source == PLAY and each.target == PERSON]
        twice = outcome.because.startswith("picked") and facts.left.get(given[0].asset, 0) > 1
        return (*outcome.effects, *given) if twice else tuple(outcome.effects)


class MakesLotsUp(_Rewritten):
    """The lot is not the seed's."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        return tuple(replace(each, rank=each.rank // 2) if _is_on(each, LOTS) else each for each in outcome.effects)


class JumpsTheQueue(_Rewritten):
    """The last in line is called first."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        return tuple(replace(each, key="02") if _is_on(each, CALLED) else each for each in outcome.effects)


class ForgetsWhoOwes(_Rewritten):
    """A report that never came is not remembered."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        return tuple(each for each in outcome.effects if each != grant(MISSED, 1))


class CountsNoApplicants(_Rewritten):
    """More applied than everybody is told."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        return tuple(each for each in outcome.effects if each != count("applied"))


class ShowsWhatNobodyRead(_Rewritten):
    """A report is public as soon as it is sent."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        shown = Enlist(REPORTS, facts.person.id, data={"stars": outcome.answer.get("stars", 0)})
        return (*outcome.effects, shown) if outcome.because == "report_sent" else tuple(outcome.effects)


class AddsAStar(_Rewritten):
    """Every published report counts as five stars."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        five = tally("stars-5")
        stars = {tally(f"stars-{number}") for number in range(1, 6)}
        return tuple(replace(each, asset=five) if isinstance(each, Transfer) and each.asset in stars else each for each in outcome.effects)


class CountsNoGoodReports(_Rewritten):
    """Good reports are not remembered from one trial to the next."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        return tuple(each for each in outcome.effects if not (isinstance(each, Transfer) and each.asset == GOOD))


class AwardsWithoutEnd(_Rewritten):
    """The title is told again and again."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        title = Emit("Title Won", {"title": "officer"})
        return (*outcome.effects, title) if outcome.because.startswith("reviewed") else tuple(outcome.effects)


class SaysNothing(_Rewritten):
    """A person is not told of what was decided."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        return tuple(each for each in outcome.effects if not isinstance(each, Send))


class PaysForStars(_Rewritten):
    """Five stars are paid for."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        kind = outcome.because.startswith("reviewed") and count("stars-5") in outcome.effects
        return (*outcome.effects, grant(POINTS, 1)) if kind else tuple(outcome.effects)


class TakesTimeAway(_Rewritten):
    """More time is less."""

    def effects(self, outcome: Decision[Seat], facts: Facts) -> tuple[Effect, ...]:
        if outcome.because not in {"extended", "arrived"}:
            return tuple(outcome.effects)
        return tuple(replace(each, at=each.at - timedelta(days=30)) if isinstance(each, Schedule) else each for each in outcome.effects)


class CallsThemLate(ProductTrial):
    """Everybody is late at the reminder."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TrialMove], facts: Facts) -> Decision[Seat] | Refused:
        early = isinstance(stimulus, Alarm) and stimulus.name == "remind" and seats.own.due_at is not None
        outcome = super().decide(rules, seats, stimulus, facts)
        return replace(outcome, because="report_late") if early and isinstance(outcome, Decision) else outcome


class ReadsTheOrderBackwards(ProductTrial):
    """The last are first."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TrialMove], facts: Facts) -> Decision[Seat] | Refused:
        placed = {name: row for name, row in facts.rows.items() if row.position is not None and row.count is not None}
        turned = {name: replace(row, position=(row.count or 0) + 1 - (row.position or 0)) for name, row in placed.items()}
        return super().decide(rules, seats, stimulus, replace(facts, rows={**facts.rows, **turned}))


class PicksWhoLeft(ProductTrial):
    """Whoever withdrew is picked all the same."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TrialMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Event) or seats.own.state not in {"withdrawn", "excluded"}:
            return super().decide(rules, seats, stimulus, facts)
        back = replace(seats.own, state="waiting" if seats.own.number else "applied")
        return super().decide(rules, Seats(seats.own_id, back, {**seats.all, seats.own_id: back}), stimulus, facts)


_SOUND = Rules(about=SAYS, item=CREAM, questions=(SKIN, CUPS), wishes=(DRY,))


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    flawed=(
        (_with(about=Text(zh="", en="x")), "about"),
        (_with(item=Reward(amount=5)), "item.asset"),
        (_with(item=replace(FREE, stock=None)), "item.stock"),
        (_with(good_reward=CREAM), "good_reward.asset"),
        (_with(questions=(SKIN, SKIN)), "questions[1].key"),
        (_with(apply_days=0), "apply_days"),
        (_with(waiting=51), "waiting"),
        (_with(loyal_points=-1), "loyal_points"),
        (_with(decide_days=0), "decide_days"),
        (_with(address_days=0), "address_days"),
        (_with(report_days=0, remind_days=0), "report_days"),
        (_with(remind_days=14), "remind_days"),
        (_with(late_days=-1), "late_days"),
        (_with(shortest=0), "shortest"),
        (_with(pictures=10), "pictures"),
        (_with(good_from=6), "good_from"),
        (_with(title="Not a key"), "title"),
        (_with(title_after=0), "title_after"),
        (_with(review_days=0), "review_days"),
        (_with(way="points", wishes=()), "wishes"),
        (_with(wishes=(DRY, DRY)), "wishes[1].key"),
        (_with(wishes=(replace(DRY, options=("wet",)),)), "wishes[0].options"),
        (_with(wishes=(replace(DRY, question="none"),)), "wishes[0].question"),
        (_with(wishes=(replace(DRY, segment="gold"),)), "wishes[0].question"),
        (_with(wishes=(replace(DRY, points=101),)), "wishes[0].points"),
    ),
    bugs=(
        TakesAnybody(),
        CountsOtherPoints(),
        ReadsTheOrderBackwards(),
        TakesShortReports(),
        TakesReportsWithoutPictures(),
        ForgetsTheGoodReward(),
        RewardsEverybody(),
        HurriesThem(),
        HasNoPatience(),
        NamesNoOfficer(),
        ServesStrangers(),
        KeepsWhatIsGivenBack(),
        ThrowsItAway(),
        SendsTwo(),
        MakesLotsUp(),
        JumpsTheQueue(),
        ForgetsWhoOwes(),
        CountsNoApplicants(),
        ShowsWhatNobodyRead(),
        AddsAStar(),
        CountsNoGoodReports(),
        AwardsWithoutEnd(),
        SaysNothing(),
        PaysForStars(),
        TakesTimeAway(),
        CallsThemLate(),
        PicksWhoLeft(),
    ),
)
