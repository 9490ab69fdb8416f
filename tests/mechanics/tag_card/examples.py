"""Tag cards for the shared suite: rules, taps, rules that make no sense, and planted bugs."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.tag_card.moves import Seat, TagCardMove
from antiphon.mechanics.tag_card.play import KEPT, WITHDRAWN, TagCard
from antiphon.mechanics.tag_card.rules import Rules, Tag
from antiphon.sdk.effects import WORLD, Emit, Transfer
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Reward, hand_over
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

NAME = Text(zh="标签", en="Tag")
KEYS = ("a", "b", "c", "d")
MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))
BASE = Rules(question=Text(zh="哪几个像你？", en="Which are you?"), tags=tuple(Tag(key, NAME) for key in KEYS))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """With and without reward, consent and changing."""
    most = draw(st.integers(1, 3))
    return replace(
        BASE,
        least=draw(st.integers(1, most)),
        most=most,
        change=draw(st.sampled_from((True, True, False))),
        show_others=draw(st.booleans()),
        remember=draw(st.sampled_from((True, True, False))),
        reward=draw(st.sampled_from((None, Reward(amount=5), MUG))),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


def acts(_: Rules) -> SearchStrategy[Any]:
    """Tags of every kind, also none, twice the same, and some that are not there; consent given and taken back."""
    sound = st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True).map(tuple)
    odd = st.lists(st.sampled_from((*KEYS, "x", "")), max_size=5).map(tuple)
    choose = st.builds(TagCardMove, st.just("choose"), st.one_of(sound, sound, odd), st.booleans())
    add = st.builds(TagCardMove, st.just("add"), st.one_of(sound, odd))
    return st.one_of(choose, choose, add, st.sampled_from((TagCardMove("agree"), TagCardMove("withdraw"))))


class _Changed(TagCard):
    """For bugs that do something else to what was decided."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TagCardMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        return outcome if isinstance(outcome, Refused) else self.change(outcome, rules, seats)

    def change(self, outcome: Decision[Seat], rules: Rules, seats: Seats[Seat]) -> Decision[Seat]:
        """The bug."""
        raise NotImplementedError


class AllowsTooMany(TagCard):
    """Nobody counts the tags."""

    def _refusal(self, rules: Rules, seat: Seat, tags: tuple[str, ...], *, agrees: bool) -> Refused | None:
        refused = super()._refusal(rules, seat, tags, agrees=agrees)
        return None if refused and refused.reason in {"too_many", "too_few"} else refused


class AllowsUnknownTags(TagCard):
    """A tag that is not there is accepted."""

    def _refusal(self, rules: Rules, seat: Seat, tags: tuple[str, ...], *, agrees: bool) -> Refused | None:
        refused = super()._refusal(rules, seat, tags, agrees=agrees)
        return None if refused and refused.reason == "no_such_tag" else refused


class ChangesWhereItIsNotOffered(TagCard):
    """The rule about changing is not looked at."""

    def _refusal(self, rules: Rules, seat: Seat, tags: tuple[str, ...], *, agrees: bool) -> Refused | None:
        return super()._refusal(replace(rules, change=True), seat, tags, agrees=agrees)


class ForgetsATag(_Changed):
    """The last tag does not arrive."""

    def change(self, outcome: Decision[Seat], rules: Rules, seats: Seats[Seat]) -> Decision[Seat]:
        tags: list[str] = outcome.answer.get("tags", [])
        return replace(outcome, answer={**outcome.answer, "tags": tags[:-1]}) if len(tags) > 1 else outcome


class CountsTwice(_Changed):
    """Every tally moves by two."""

    def change(self, outcome: Decision[Seat], rules: Rules, seats: Seats[Seat]) -> Decision[Seat]:
        doubled = (
            replace(each, amount=2) if isinstance(each, Transfer) and each.asset.startswith("tally:") else each for each in outcome.effects
        )
        return replace(outcome, effects=tuple(doubled))


class KeepsTheOldCount(_Changed):
    """A tag that was taken off is still counted."""

    def change(self, outcome: Decision[Seat], rules: Rules, seats: Seats[Seat]) -> Decision[Seat]:
        kept = (each for each in outcome.effects if not (isinstance(each, Transfer) and each.target == WORLD))
        return replace(outcome, effects=tuple(kept))


class TellsWithoutConsent(_Changed):
    """The tags are told to everybody who listens, agreed or not."""

    def change(self, outcome: Decision[Seat], rules: Rules, seats: Seats[Seat]) -> Decision[Seat]:
        told = outcome.answer.get("tags", [])
        return replace(outcome, effects=(*outcome.effects, Emit("Tag Card Made", {"tags": told, "fits": dict.fromkeys(told, True)})))


class GoesOnTelling(TagCard):
    """Taking consent back changes nothing."""

    def _withdraw(self, seats: Seats[Seat]) -> Decision[Seat] | Refused:
        outcome = super()._withdraw(seats)
        return outcome if isinstance(outcome, Refused) else replace(outcome, seats={})


class WithdrawsInSilence(_Changed):
    """Nobody is told that consent was taken back."""

    def change(self, outcome: Decision[Seat], rules: Rules, seats: Seats[Seat]) -> Decision[Seat]:
        left = (each for each in outcome.effects if not (isinstance(each, Emit) and each.name == WITHDRAWN))
        return replace(outcome, effects=tuple(left))


class ForgetsConsent(_Changed):
    """Whoever agreed is not remembered."""

    def change(self, outcome: Decision[Seat], rules: Rules, seats: Seats[Seat]) -> Decision[Seat]:
        left = (each for each in outcome.effects if not (isinstance(each, Emit) and each.name == KEPT))
        return replace(outcome, effects=tuple(left))


class PaysForChanging(_Changed):
    """A new choice pays again."""

    def change(self, outcome: Decision[Seat], rules: Rules, seats: Seats[Seat]) -> Decision[Seat]:
        if outcome.because != "changed" or rules.reward is None or rules.reward.stock is not None:
            return outcome
        return replace(outcome, effects=(*outcome.effects, hand_over(rules.reward)))


class ForgetsTheReward(TagCard):
    """The reward is shown and never given."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TagCardMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, reward=None), seats, stimulus, facts)


class ServesStrangers(TagCard):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TagCardMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (replace(BASE, question=Text(zh="", en="Which?")), "question"),
        (replace(BASE, tags=BASE.tags[:1]), "tags"),
        (replace(BASE, tags=tuple(Tag(f"t{number}", NAME) for number in range(25))), "tags"),
        (replace(BASE, tags=(Tag("a", NAME), Tag("a", NAME)), most=2), "tags[1].key"),
        (replace(BASE, tags=(Tag("a", NAME), Tag("B!", NAME)), most=2), "tags[1].key"),
        (replace(BASE, tags=(Tag("a", NAME), Tag("b", Text(zh="乙", en=" "))), most=2), "tags[1].name"),
        (replace(BASE, most=5), "most"),
        (replace(BASE, most=0), "most"),
        (replace(BASE, least=0), "least"),
        (replace(BASE, least=4), "least"),
        (replace(BASE, headline=Text(zh="我", en="")), "headline"),
        (replace(BASE, reward=Reward(amount=0)), "reward.amount"),
    ),
    bugs=(
        AllowsTooMany(),
        AllowsUnknownTags(),
        ChangesWhereItIsNotOffered(),
        ForgetsATag(),
        CountsTwice(),
        KeepsTheOldCount(),
        TellsWithoutConsent(),
        GoesOnTelling(),
        WithdrawsInSilence(),
        ForgetsConsent(),
        PaysForChanging(),
        ForgetsTheReward(),
        ServesStrangers(),
    ),
)
