"""Draws for the shared suite: rules of every shape, and the same draw with one bug planted."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.kernel.amounts import split_by_weight
from antiphon.mechanics.draw.earning import order_of
from antiphon.mechanics.draw.moves import DrawMove, Seat
from antiphon.mechanics.draw.play import Draw
from antiphon.mechanics.draw.rules import WHOLE, Earn, Guarantee, Losing, Message, Pool, PoolOdds, Prize, Rules, Series, Window
from antiphon.mechanics.draw.sectors import Landing, Sector
from antiphon.mechanics.draw.windows import Span
from antiphon.mechanics.draw.winning import Collected
from antiphon.sdk.effects import Effect, Emit, Enlist, Transfer
from antiphon.sdk.lists import ListKind
from antiphon.sdk.mechanic import IGNORED, Decision, Event, Facts, Refused, Seats, Stimulus
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
        rare, title = draw(st.booleans()), draw(st.sampled_from(("", "", "lucky")))
        made.append(Prize(f"k{index}", NAME, part, asset, draw(st.integers(1, 3)), stock, tell=draw(st.booleans()), rare=rare, title=title))
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
def collected(draw: st.DrawFn, made: tuple[Prize, ...]) -> tuple[tuple[Prize, ...], Series | None]:
    """None, some or all of the prizes as a series, with every way to treat a second one."""
    items = draw(st.integers(0, len(made)))
    if items < 2 or draw(st.booleans()):
        return made, None
    reward = draw(st.sampled_from((None, Reward(amount=7), Reward("coupon:set", 1, 1, NAME))))
    series = Series(NAME, draw(st.sampled_from(("keep", "points", "none"))), 4, reward)
    return tuple(replace(prize, collect=index < items) for index, prize in enumerate(made)), series


WINDOWS = (
    ((), ""),
    ((), ""),
    ((), ""),
    ((), "Asia/Shanghai"),
    ((Window("09:00", 240), Window("20:00", 600)), "Asia/Shanghai"),
    ((Window("00:00", 720),), "Europe/Berlin"),
    ((Window("06:00", 1440),), "Asia/Shanghai"),
)
ALSO = (Earn("Order Completed", per_day=2, draws=2, at_least=50), Earn("Product Added", per_day=1))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Every entry, every policy, with and without a guarantee."""
    made, lose = draw(prizes())
    made, series = draw(collected(made))
    windows, zone = draw(st.sampled_from(WINDOWS))
    in_total = draw(st.sampled_from((None, None, 2, 6)))
    guarantee = None
    if draw(st.booleans()):
        after = draw(st.integers(1, 2))
        fit = [prize for prize in made if not prize.collect or series is None or series.duplicates == "keep"]
        able = [prize for prize in fit if prize.asset and (prize.stock is None or prize.stock >= (in_total or 0) // (after + 1))]
        if able and (in_total is None or after < in_total):
            scarce = [prize for prize in able if prize.stock is not None]
            guarantee = Guarantee(after, draw(st.sampled_from([*able, *scarce, *scarce])).key)
    return Rules(
        prizes=made,
        lose=Losing(lose),
        form=draw(st.sampled_from(("wheel", "blind_box", "scratch_card", "unboxing", "red_packet_rain"))),
        price=draw(st.sampled_from((None, Price(10)))),
        per_day=draw(st.sampled_from((None, None, 1, 2))),
        in_total=in_total,
        earn=draw(st.sampled_from((None, None, Earn(per_day=1), Earn(per_day=3)))),
        earn_also=draw(st.sampled_from(((), (), ALSO[:1], ALSO))),
        windows=windows,
        per_window=draw(st.sampled_from((None, 1, 1, 2))) if windows else None,
        series=series,
        winners=draw(st.sampled_from(("none", "none", "rare", "all"))),
        guarantee=guarantee,
        pools=draw(pools(tuple(prize.key for prize in made))),
        when_gone=draw(st.sampled_from(("lose", "redistribute", "consolation", "close"))),
        consolation=Reward(amount=2),
        message=Message(),
        signed_in=draw(st.sampled_from((False, False, True))),
        zone=zone,
    )


def acts(_: Rules) -> SearchStrategy[Any]:
    """Draws, and now and then something for the cart, or an order."""
    large, small = Happened("Order Completed", {"total": "80.50"}), Happened("Order Completed", {"total": 20})
    odd = Happened("Order Completed", {"total": ["many"]})
    cart = (Happened("Product Added"), Happened("Product Added"), Happened("Product Removed"))
    orders = [
        Happened(name, {"order_id": key, "total": 80})
        for name, key in (("Order Completed", "o1"), ("Order Completed", "o1"), ("Order Completed", "o2"), ("Order Cancelled", "o1"))
    ]
    part = Happened("Order Refunded", {"order_id": "o1", "refund_amount": 45})
    return st.sampled_from((*(DrawMove(),) * 9, *cart, large, small, odd, *orders, part))


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

    def _earn(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        seat = replace(seats.own, earned_today=0, earned_also=())
        return super()._earn(rules, Seats(seats.own_id, seat, seats.all), event, facts)


class TakesBackTwice(Draw):
    """The draws of an order go with each of its refunds."""

    def _take_back(self, rules: Rules, seats: Seats[Seat], event: Event) -> Decision[Seat] | Refused:
        outcome = super()._take_back(rules, seats, event)
        before = seats.own.orders[order_of(event)]
        if isinstance(outcome, Refused):
            return outcome
        seat = outcome.seats[seats.own_id]
        fuller = replace(before, back=seat.orders[order_of(event)].back + 1)
        return replace(outcome, seats={seats.own_id: replace(seat, orders={**seat.orders, order_of(event): fuller})})


class KeepsWhatWasCancelled(Draw):
    """A cancelled order's draws stay."""

    def _take_back(self, rules: Rules, seats: Seats[Seat], event: Event) -> Decision[Seat] | Refused:
        outcome = super()._take_back(rules, seats, event)
        if isinstance(outcome, Refused):
            return outcome
        seat = replace(outcome.seats[seats.own_id], free=seats.own.free)
        return replace(outcome, seats={seats.own_id: seat}, answer={**outcome.answer, "free": seat.free, "taken": 0})


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

    def _earn(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        outcome = super()._earn(rules, seats, event, facts)
        return Refused("unheard_of") if outcome == IGNORED else outcome


class ServesStrangers(Draw):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[DrawMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


class AnyOrderEarns(Draw):
    """The least amount of an order is forgotten."""

    def _earn(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        ways = tuple(replace(way, at_least=None) for way in rules.earn_also)
        return super()._earn(replace(rules, earn_also=ways), seats, event, facts)

    def hears(self, rules: Rules, event: Event) -> bool:
        return True


class EarnsOneInsteadOfTwo(Draw):
    """A way that gives two draws gives one."""

    def _earn(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        ways = tuple(replace(way, draws=1) for way in rules.earn_also)
        return super()._earn(replace(rules, earn_also=ways), seats, event, facts)


class IsAlwaysOpen(Draw):
    """The open hours are only painted on."""

    def _open(self, rules: Rules, facts: Facts) -> Span | Refused | None:
        span = super()._open(rules, facts)
        return Span(facts.now, facts.now) if isinstance(span, Refused) else span


class OpensByLondonTime(Draw):
    """The open hours are those of another zone than the rules say."""

    def _open(self, rules: Rules, facts: Facts) -> Span | Refused | None:
        return super()._open(replace(rules, zone="Europe/London"), facts)


class ForgetsTheRound(Draw):
    """Nobody counts the draws of one round."""

    def _limits(self, rules: Rules, seat: Seat, facts: Facts) -> Refused | None:
        return super()._limits(replace(rules, per_window=None), seat, facts)


class ForgetsTheAlbum(Draw):
    """What somebody has is not remembered, so a second one is never seen."""

    def _collect(self, rules: Rules, seat: Seat, sector: Sector, facts: Facts) -> Collected:
        got = super()._collect(rules, seat, sector, facts)
        return got._replace(seat=replace(got.seat, have={}))


class RewardsTheSetAgain(Draw):
    """The reward for the set comes again with each item drawn after it."""

    def _collect(self, rules: Rules, seat: Seat, sector: Sector, facts: Facts) -> Collected:
        return super()._collect(rules, replace(seat, completed=False), sector, facts)


class KeepsTheSetsReward(Draw):
    """The set is complete, and its reward is promised and not given."""

    def _landed(self, rules: Rules, own_id: str, seat: Seat, landing: Landing, facts: Facts, payment: tuple[Effect, ...]) -> Decision[Seat]:
        decision = super()._landed(rules, own_id, seat, landing, facts, payment)
        given_away = rules.series.reward.asset if rules.series and rules.series.reward else None
        kept = [effect for effect in decision.effects if not (isinstance(effect, Transfer) and effect.asset == given_away)]
        return replace(decision, effects=tuple(kept)) if decision.answer.get("set") else decision


class GivesSecondOnesAgain(Draw):
    """A second one is given like the first, whatever the rules say."""

    def _draw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        series = rules.series and replace(rules.series, duplicates="keep")
        return super()._draw(replace(rules, series=series), seats, facts)


class ListsEverybody(Draw):
    """Who wins stands on the list, whether the rules say so or not."""

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return super().lists(replace(rules, winners="all"))

    def _announced(self, rules: Rules, sector: Sector, facts: Facts) -> tuple[Effect, ...]:
        return super()._announced(replace(rules, winners="all"), sector, facts)


class ListsNobody(Draw):
    """The list stays empty."""

    def _announced(self, rules: Rules, sector: Sector, facts: Facts) -> tuple[Effect, ...]:
        return ()


class NamesThePersonInPublic(Draw):
    """The key of a row on the public list says who it is."""

    def _announced(self, rules: Rules, sector: Sector, facts: Facts) -> tuple[Effect, ...]:
        rows = super()._announced(rules, sector, facts)
        return tuple(replace(row, key=facts.person.id) if isinstance(row, Enlist) else row for row in rows)


class ForgetsTheTitle(Draw):
    """A title is won and never awarded."""

    def _handed(self, rules: Rules, prize: Prize | None, *, won: bool) -> tuple[Effect, ...]:
        effects = super()._handed(rules, prize, won=won)
        return tuple(effect for effect in effects if not (isinstance(effect, Emit) and effect.name == "Title Won"))


_SOUND = Rules(prizes=(Prize("mug", NAME, WHOLE, "prize:mug", stock=5),))
_MUG = _SOUND.prizes[0]
_CAT = replace(_MUG, odds_ppm=500_000, collect=True)
_PAIR = (_CAT, replace(_CAT, key="cat", asset="prize:cat"))
_SET = Series(NAME)
_OPEN = Window("20:00", 60)


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
        (_with(prizes=(replace(_MUG, title="Lucky Star"),)), "prizes[0].title"),
        (_with(earn=Earn(draws=0)), "earn.draws"),
        (_with(earn=Earn(at_least=99, amount_in=" ")), "earn.amount_in"),
        (_with(earn_also=(Earn(), Earn(at_least=0))), "earn_also[1].at_least"),
        (_with(earn_also=(Earn(),) * 9), "earn_also"),
        (_with(per_window=2), "per_window"),
        (_with(windows=(_OPEN,)), "zone"),
        (_with(windows=(replace(_OPEN, at="8 pm"),), zone="Asia/Shanghai"), "windows[0].at"),
        (_with(windows=(replace(_OPEN, minutes=0),), zone="Asia/Shanghai"), "windows[0].minutes"),
        (_with(windows=(replace(_OPEN, on="11.11."),), zone="Asia/Shanghai"), "windows[0].on"),
        (_with(windows=(_OPEN, Window("20:59", 5)), zone="Asia/Shanghai"), "windows"),
        (_with(windows=(_OPEN, Window("20:30", 5, "2026-11-11")), zone="Asia/Shanghai"), "windows"),
        (_with(windows=(Window("23:30", 60), Window("00:00", 5, "2026-11-11")), zone="Asia/Shanghai"), "windows"),
        (_with(windows=(_OPEN,), per_window=0, zone="Asia/Shanghai"), "per_window"),
        (_with(prizes=_PAIR), "series"),
        (_with(series=_SET), "series"),
        (_with(prizes=(replace(_CAT, odds_ppm=WHOLE), replace(_PAIR[1], odds_ppm=0)), series=_SET), "series"),
        (_with(prizes=_PAIR, series=replace(_SET, name=Text(zh="猫", en=" "))), "series.name"),
        (_with(prizes=_PAIR, series=replace(_SET, duplicates="points")), "series.exchange"),
        (_with(prizes=_PAIR, series=replace(_SET, exchange=0)), "series.exchange"),
        (_with(prizes=_PAIR, series=replace(_SET, reward=Reward("prize:set", name=NAME))), "series.reward.stock"),
        (_with(prizes=_PAIR, series=replace(_SET, reward=Reward("prize:mug", stock=2, name=NAME))), "series.reward.asset"),
        (_with(prizes=_PAIR, series=replace(_SET, duplicates="none"), guarantee=Guarantee(1, "cat")), "guarantee.prize"),
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
        TakesBackTwice(),
        KeepsWhatWasCancelled(),
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
        AnyOrderEarns(),
        EarnsOneInsteadOfTwo(),
        IsAlwaysOpen(),
        OpensByLondonTime(),
        ForgetsTheRound(),
        ForgetsTheAlbum(),
        RewardsTheSetAgain(),
        KeepsTheSetsReward(),
        GivesSecondOnesAgain(),
        ListsEverybody(),
        ListsNobody(),
        NamesThePersonInPublic(),
        ForgetsTheTitle(),
    ),
)
