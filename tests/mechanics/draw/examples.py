"""Draws for the shared suite: rules of every shape, and the same draw with one bug planted."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.kernel.amounts import split_by_weight
from antiphon.mechanics.draw.moves import DrawMove, Seat
from antiphon.mechanics.draw.play import Draw
from antiphon.mechanics.draw.rules import WHOLE, Earn, Guarantee, Losing, Message, Pool, PoolOdds, Prize, Rules
from antiphon.sdk.effects import Effect
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples, Happened

NAME = Text(zh="奖品", en="Prize")


@st.composite
def prizes(draw: st.DrawFn) -> tuple[tuple[Prize, ...], int]:
    """One to four prizes with odds that add up, and the odds of losing."""
    count = draw(st.integers(1, 4))
    weights = [draw(st.integers(1, 5)) for _ in range(count)] + [draw(st.sampled_from((0, 3, 10)))]
    *odds, lose = split_by_weight(WHOLE, weights)
    made: list[Prize] = []
    for index, part in enumerate(odds):
        asset = f"prize:p{index}" if index == 0 else draw(st.sampled_from((f"prize:p{index}", f"coupon:c{index}", "points", None)))
        limited = asset is not None and (asset.startswith("prize:") or (asset != "points" and draw(st.booleans())))
        stock = draw(st.sampled_from((1, 1, 2, 3))) if limited else None
        made.append(Prize(f"k{index}", NAME, part, asset, draw(st.integers(1, 3)), stock, tell=draw(st.booleans())))
    return tuple(made), lose


@st.composite
def pools(draw: st.DrawFn, keys: tuple[str, ...]) -> tuple[Pool, ...]:
    """Odds of their own for none or some of the segments; the first prize can always be won."""
    made: list[Pool] = []
    for segment in draw(st.lists(st.sampled_from(("gold", "silver")), unique=True, max_size=2)):
        named = keys[: draw(st.integers(1, len(keys)))]
        *odds, lose = split_by_weight(WHOLE, [draw(st.integers(1, 5)) for _ in (*named, "")])
        made.append(Pool(segment, tuple(PoolOdds(key, part) for key, part in zip(named, odds, strict=True)), lose))
    return tuple(made)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Every entry, every policy, with and without a guarantee."""
    made, lose = draw(prizes())
    in_total = draw(st.sampled_from((None, None, 2, 6)))
    guarantee = None
    if draw(st.booleans()):
        after = draw(st.integers(1, 2))
        able = [prize for prize in made if prize.asset and (prize.stock is None or prize.stock >= (in_total or 0) // (after + 1))]
        if able and (in_total is None or after < in_total):
            scarce = [prize for prize in able if prize.stock is not None]
            guarantee = Guarantee(after, draw(st.sampled_from([*able, *scarce, *scarce])).key)
    return Rules(
        prizes=made,
        lose=Losing(lose),
        form=draw(st.sampled_from(("wheel", "blind_box"))),
        price=draw(st.sampled_from((None, Price(10)))),
        per_day=draw(st.sampled_from((None, 1, 2))),
        in_total=in_total,
        earn=draw(st.sampled_from((None, None, Earn(per_day=1), Earn(per_day=3)))),
        guarantee=guarantee,
        pools=draw(pools(tuple(prize.key for prize in made))),
        when_gone=draw(st.sampled_from(("lose", "redistribute", "consolation", "close"))),
        consolation=Reward(amount=2),
        message=Message(),
        signed_in=draw(st.sampled_from((False, False, True))),
        zone=draw(st.sampled_from(("", "", "Asia/Shanghai"))),
    )


def acts(_: Rules) -> SearchStrategy[Any]:
    """Draws, and now and then something for the cart."""
    return st.sampled_from((DrawMove(), DrawMove(), DrawMove(), Happened("Product Added"), Happened("Product Removed")))


class ForgetsTheTotal(Draw):
    """Nobody counts the draws in total."""

    def _limits(self, rules: Rules, seat: Seat, facts: Facts) -> Refused | None:
        return super()._limits(replace(rules, in_total=None), seat, facts)


class ForgetsTheDay(Draw):
    """Nobody counts the draws of a day."""

    def _limits(self, rules: Rules, seat: Seat, facts: Facts) -> Refused | None:
        return super()._limits(replace(rules, per_day=None), seat, facts)


class CountsDaysInLondon(Draw):
    """The day ends at midnight UTC, wherever the person is."""

    def _draw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        return super()._draw(rules, seats, facts.counted_in("UTC"))


class OpensYesterdayAgain(Draw):
    """Whoever flies west begins a new day."""

    def _draw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if seat.day is not None and facts.local_date < seat.day:
            seat = replace(seat, day=None, drawn_today=0, earned_today=0)
        return super()._draw(rules, Seats(seats.own_id, seat, seats.all), facts)


class TakesNoMoney(Draw):
    """The price is shown and not taken."""

    def _payment(self, rules: Rules, seat: Seat, facts: Facts) -> tuple[Effect, ...] | Refused:
        payment = super()._payment(rules, seat, facts)
        return payment if isinstance(payment, Refused) else ()


class ChargesForFreeDraws(Draw):
    """A free draw costs the price all the same."""

    def _payment(self, rules: Rules, seat: Seat, facts: Facts) -> tuple[Effect, ...] | Refused:
        return super()._payment(rules, replace(seat, free=0), facts)


class FreeDrawsNeverEnd(Draw):
    """A free draw is not used up."""

    def _draw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super()._draw(rules, seats, facts)
        if isinstance(outcome, Refused):
            return outcome
        seat = replace(outcome.seats[seats.own_id], free=seats.own.free)
        return replace(outcome, seats={seats.own_id: seat})


class EarnsWithoutEnd(Draw):
    """The daily cap on free draws is not kept."""

    def _earn(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat = replace(seats.own, earned_today=0)
        return super()._earn(rules, Seats(seats.own_id, seat, seats.all), facts)


class ForgetsTheGuarantee(Draw):
    """A row of losses goes on."""

    def _pity(self, rules: Rules, seat: Seat, facts: Facts) -> Prize | None:
        return None


class GuaranteesTooEarly(Draw):
    """The guarantee comes one draw before it is due."""

    def _pity(self, rules: Rules, seat: Seat, facts: Facts) -> Prize | None:
        return super()._pity(rules, replace(seat, dry=seat.dry + 1), facts)


class GuaranteesWhatIsGone(Draw):
    """The guaranteed prize is given also when it is out of stock."""

    def _pity(self, rules: Rules, seat: Seat, facts: Facts) -> Prize | None:
        return super()._pity(rules, seat, replace(facts, left=self.stock(rules)))


class RollsItsOwnDice(Draw):
    """The recorded seed is not the one that was used."""

    def _draw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        return super()._draw(rules, seats, replace(facts, seed=f"{facts.seed}!"))


class IgnoresPools(Draw):
    """Everybody draws with the same odds."""

    def _draw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        return super()._draw(replace(rules, pools=()), seats, facts)


class GivesTwice(Draw):
    """A prize is handed over twice."""

    def _handed(self, rules: Rules, prize: Prize | None, *, won: bool) -> tuple[Effect, ...]:
        return super()._handed(rules, prize, won=won) * 2


class DrawsFromAnEmptyDrum(Draw):
    """What is gone is drawn again, as if the stock were new each time."""

    def _draw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        return super()._draw(rules, seats, replace(facts, left=self.stock(rules)))


class NeverCloses(Draw):
    """A play that should close with its first empty prize goes on."""

    def _draw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        return super()._draw(replace(rules, when_gone="lose") if rules.when_gone == "close" else rules, seats, facts)


class PromisesOneGivesAnother(Draw):
    """The answer names more than is given."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[DrawMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused) or not outcome.answer.get("prize"):
            return outcome
        prize: Mapping[str, Any] = outcome.answer["prize"]
        return replace(outcome, answer={**outcome.answer, "prize": {**prize, "amount": prize["amount"] + 1}})


class AnswersEventsItShouldNot(Draw):
    """An event is answered with words that do not exist."""

    def _earn(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super()._earn(rules, seats, facts)
        return Refused("unheard_of") if outcome == IGNORED else outcome


class ServesStrangers(Draw):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[DrawMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_SOUND = Rules(prizes=(Prize("mug", NAME, WHOLE, "prize:mug", stock=5),))
_MUG = _SOUND.prizes[0]


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=("gold", "silver", "bronze"),
    flawed=(
        (_with(prizes=()), "prizes"),
        (_with(prizes=(replace(_MUG, odds_ppm=900_000),)), "prizes"),
        (_with(lose=Losing(1)), "prizes"),
        (_with(prizes=(replace(_MUG, odds_ppm=-1),), lose=Losing(WHOLE + 1)), "prizes"),
        (_with(prizes=(replace(_MUG, odds_ppm=0),), lose=Losing(WHOLE)), "prizes"),
        (_with(prizes=(replace(_MUG, odds_ppm=500_000), replace(_MUG, odds_ppm=500_000, asset="points"))), "prizes[1].key"),
        (_with(prizes=(replace(_MUG, odds_ppm=500_000), replace(_MUG, odds_ppm=500_000, key="b"))), "prizes[1].asset"),
        (_with(prizes=(replace(_MUG, stock=None),)), "prizes[0].stock"),
        (_with(prizes=(replace(_MUG, stock=0),)), "prizes[0].stock"),
        (_with(prizes=(replace(_MUG, amount=0),)), "prizes[0].amount"),
        (_with(prizes=(replace(_MUG, asset="gold"),)), "prizes[0].asset"),
        (_with(prizes=(replace(_MUG, asset="prize:Mug Nr. 1"),)), "prizes[0].asset"),
        (_with(prizes=(replace(_MUG, name=Text(zh="杯子", en=" ")),)), "prizes[0].name"),
        (_with(prizes=(replace(_MUG, key="consolation"),)), "prizes[0].key"),
        (_with(prizes=(replace(_MUG, tell=True),)), "message"),
        (_with(price=Price(-5)), "price.amount"),
        (_with(price=Price(5, "prize:mug")), "price.asset"),
        (_with(per_day=0), "per_day"),
        (_with(in_total=0), "in_total"),
        (_with(earn=Earn(event=" ")), "earn.event"),
        (_with(earn=Earn(per_day=0)), "earn.per_day"),
        (_with(guarantee=Guarantee(3, "cup")), "guarantee.prize"),
        (_with(guarantee=Guarantee(0, "mug")), "guarantee.after"),
        (_with(guarantee=Guarantee(3, "mug"), in_total=3), "guarantee.after"),
        (_with(guarantee=Guarantee(1, "mug"), in_total=20), "guarantee.prize"),
        (_with(pools=(Pool("gold", (PoolOdds("cup", WHOLE),)),)), "pools[0].odds[0].prize"),
        (_with(pools=(Pool("gold", (PoolOdds("mug", 5),)),)), "pools[0].odds"),
        (_with(pools=(Pool("gold", (), WHOLE),)), "pools[0].odds"),
        (_with(pools=(Pool("gold", (PoolOdds("mug", WHOLE),)), Pool("gold", (PoolOdds("mug", WHOLE),)))), "pools[1].segment"),
        (_with(when_gone="consolation"), "consolation"),
        (_with(when_gone="consolation", consolation=Reward(stock=3)), "consolation.stock"),
        (_with(zone="Mars/Olympus"), "zone"),
    ),
    bugs=(
        ServesStrangers(),
        ForgetsTheTotal(),
        ForgetsTheDay(),
        CountsDaysInLondon(),
        OpensYesterdayAgain(),
        TakesNoMoney(),
        ChargesForFreeDraws(),
        FreeDrawsNeverEnd(),
        EarnsWithoutEnd(),
        ForgetsTheGuarantee(),
        GuaranteesTooEarly(),
        GuaranteesWhatIsGone(),
        RollsItsOwnDice(),
        IgnoresPools(),
        GivesTwice(),
        DrawsFromAnEmptyDrum(),
        NeverCloses(),
        PromisesOneGivesAnother(),
        AnswersEventsItShouldNot(),
    ),
)
