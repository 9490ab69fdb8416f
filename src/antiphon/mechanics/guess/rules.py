"""What the operator sets for a guess."""

from typing import Annotated, Literal

import msgspec

from antiphon.mechanics.guess.numbers import read_number
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

YUAN = Text(zh="元", en="yuan")


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who gets what: from one place to another."""

    reward: Annotated[Reward, field("奖励", "Reward", "结束时自动发给这些名次。", "Given to these places by itself at the end.")]
    first: Annotated[int, field("从第几名", "From place", "1 是最好的一名。", "1 is the best.", at_least=1)] = 1
    last: Annotated[
        int | None,
        field(
            "到第几名",
            "To place",
            "留空：发到库存用完为止；没有库存就发给所有达标的人。",
            "Empty: as many as the stock, or all who qualify.",
            at_least=1,
        ),
    ] = None

    @property
    def end(self) -> int | None:
        """The last place that is paid; None: everybody who qualifies."""
        if self.last is not None or self.reward.stock is None:
            return self.last
        return self.first - 1 + self.reward.stock

    def holds(self, place: int) -> bool:
        """Whether a place is among them."""
        return self.first <= place and (self.end is None or place <= self.end)


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a guess."""

    ask: Annotated[Text, field("题目", "Question", "要猜什么，例如“这款耳机卖多少钱？”。", "What is to be guessed.", group="question")]
    answer: Annotated[
        str,
        field(
            "答案",
            "Answer",
            "一个数，最多两位小数。页面只显示它的封印，结束后才公布；上线后不要改。",
            "A number with at most two decimals. The page shows its seal only, until the end; keep it once live.",
            group="question",
            max_length=20,
        ),
    ]
    places: Annotated[tuple[Places, ...], field("名次奖励", "Rewards", "各名次得到什么。", "What each place gets.", group="rewards")]
    win: Annotated[
        Literal["closest", "within", "fastest"],
        field(
            "怎样算赢",
            "How to win",
            "最接近：按差距排名；差得不多：在允许的误差内都算赢，早的排前；最快：在允许的误差内，先猜到的排前。同样好时，早的在前。",
            "Closest: by difference. Within: whoever is within the tolerance. Fastest: the first within it. Ties: the earliest.",
            group="rewards",
            choices={
                "closest": ("最接近", "Closest"),
                "within": ("差得不多", "Within a tolerance"),
                "fastest": ("最快猜中", "Fastest"),
            },
        ),
    ] = "closest"
    tolerance: Annotated[
        str,
        field(
            "允许误差",
            "Tolerance",
            "和答案最多差多少才算；留空：“最接近”不限，其余必须正好猜中。",
            "How far off still counts; empty: any for closest, else exactly right.",
            group="rewards",
            max_length=20,
        ),
    ] = ""
    guesses: Annotated[
        int,
        field("每人几次", "Guesses each", "每人能猜几次，取最好的一次。", "The best one counts.", group="entry", at_least=1, at_most=20),
    ] = 1
    unit: Annotated[
        Text, field("单位", "Unit", "写在数字后面，例如“元”。", "Written after the number, such as yuan.", group="question")
    ] = Text(zh="元", en="yuan")
    hint: Annotated[
        Text | None,
        field("提示", "Hint", "例如“在 100 到 300 之间”，可不填。", "Such as between 100 and 300; may be empty.", group="question"),
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    @property
    def cents(self) -> int:
        """Hundredths of the answer; 0 for one that makes no sense, which `find_flaws` refuses."""
        return read_number(self.answer) or 0

    @property
    def allowed(self) -> int | None:
        """Hundredths a guess may be off; None: any."""
        if not self.tolerance.strip():
            return None if self.win == "closest" else 0
        return read_number(self.tolerance) or 0

    def off(self, cents: int) -> int:
        """How far a guess is from the answer."""
        return abs(cents - self.cents)

    def qualifies(self, cents: int) -> bool:
        """Whether a guess can win at all."""
        return self.allowed is None or self.off(cents) <= self.allowed

    def reward_for(self, place: int) -> Reward | None:
        """What a place gets."""
        return next((places.reward for places in self.places if places.holds(place)), None)
