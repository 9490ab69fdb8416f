"""What the operator sets for codes on packages."""

from typing import Annotated, Final

import msgspec

from antiphon.mechanics.scan.codes import MOST
from antiphon.sdk.brands import BRANDS_FIELD, Brand, check_brands
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import Reward, check_rewards
from antiphon.sdk.words import SIGNED_IN_FIELD, ZONE_FIELD, Text, field

MOST_BATCHES: Final = 50
_KEY = "[a-z0-9][a-z0-9_-]{0,59}"


class Batch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One print run: so many packages of a product."""

    key: Annotated[
        str,
        field(
            "代号", "Key", "印码时用的批次代号，印过后不要改。", "Names the print run; keep it once codes are printed.", pattern=f"^{_KEY}$"
        ),
    ]
    product: Annotated[Text, field("商品", "Product", "顾客扫码后看到的商品名。", "What shoppers read after a scan.")]
    count: Annotated[
        int,
        field(
            "印了多少个码",
            "Codes printed",
            "只认前这么多个码；加印时改大。",
            "Codes up to this number are good. Raise it when you print more.",
            at_least=1,
        ),
    ]
    reward: Annotated[
        Reward | None,
        field(
            "首扫奖励", "Reward of the first scan", "第一个扫这个码的人得到；可不填。", "For whoever scans a package first; may be empty."
        ),
    ] = None


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a scan play."""

    batches: Annotated[tuple[Batch, ...], field("批次", "Batches", "每次印刷一批。", "One for each print run.", group="codes")]
    full_set: Annotated[
        Reward | None,
        field(
            "集齐奖励", "Reward for a set", "每一批都首扫过至少一个，奖励一次。", "Once, for a first scan of every batch.", group="rewards"
        ),
    ] = None
    rewarded_per_day: Annotated[
        int | None,
        field(
            "每人每天最多得奖次数",
            "Rewards a person and day",
            "超过后仍可验真。留空不限。",
            "After that a scan only tells whether it is genuine. Empty: no limit.",
            group="limits",
            at_least=1,
        ),
    ] = 10
    wrong_per_hour: Annotated[
        int,
        field(
            "每小时可输错次数",
            "Wrong codes an hour",
            "超过后要等一小时，并记入“乱猜”名单。",
            "After that one waits for an hour, and is listed as guessing.",
            group="limits",
            at_least=1,
            at_most=100,
        ),
    ] = 10
    brands: Annotated[tuple[Brand, ...], BRANDS_FIELD] = ()
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
    zone: Annotated[str, ZONE_FIELD] = ""

    def batch(self, key: str) -> Batch | None:
        """The batch of a key."""
        return next((batch for batch in self.batches if batch.key == key), None)


def find_flaws(rules: Rules) -> list[Flaw]:
    """What makes no sense in these rules."""
    flaws = Flaws()
    if flaws.need(bool(rules.batches), "batches", "至少要有一批。", "There must be a batch."):
        flaws.need(len(rules.batches) <= MOST_BATCHES, "batches", f"最多 {MOST_BATCHES} 批。", f"At most {MOST_BATCHES} batches.")
    flaws.different([(f"batches[{index}].key", batch.key) for index, batch in enumerate(rules.batches)])
    for index, batch in enumerate(rules.batches):
        flaws.text(f"batches[{index}].product", batch.product)
        flaws.whole(f"batches[{index}].count", batch.count, 1, MOST - 1)
    rewards = [(f"batches[{index}].reward", batch.reward) for index, batch in enumerate(rules.batches) if batch.reward is not None]
    if rules.full_set is not None:
        rewards.append(("full_set", rules.full_set))
        flaws.need(len(rules.batches) > 1, "full_set", "集齐至少需要两批。", "A set needs two batches at least.")
    check_rewards(flaws, rewards)
    flaws.whole("rewarded_per_day", rules.rewarded_per_day, 1)
    flaws.whole("wrong_per_hour", rules.wrong_per_hour, 1, 100)
    check_brands(flaws, rules.brands)
    flaws.zone("zone", rules.zone)
    return flaws.found
