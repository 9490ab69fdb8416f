"""The retailer's own coupons: each campaign as it was mailed and redeemed, and a few promotions that run today."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from antiphon.entry.bootstrap import Services
from antiphon.entry.demo.journey import MailedCoupon, PastCampaign
from antiphon.entry.demo.plays import campaign_name, campaign_note
from antiphon.features.promotions.api import PastPromotion, PastVoucher
from antiphon.features.promotions.contracts import (
    Coupon,
    Fixed,
    IssueRule,
    Limits,
    Needs,
    Percent,
    Pick,
    Promotion,
    PromotionDraft,
    Scope,
    ShippingOff,
    Step,
    Terms,
    Threshold,
    When,
)
from antiphon.kernel.clock import to_ms
from antiphon.sdk.words import Text

MAX_GOODS: Final = 5_000  # a promotion names at most so many products; the largest mailings were good for up to 35,000
Advance = Callable[[str, int, int], None]


def import_coupons(
    services: Services,
    workspace_id: str,
    campaigns: Sequence[PastCampaign],
    mailed: Mapping[str, MailedCoupon],
    people: Mapping[str, str],
    advance: Advance,
) -> None:
    """Every campaign of the year, and today's promotions. Doing it again adds nothing."""
    workspace = services.access.get_workspace(workspace_id)
    told = [campaign for campaign in campaigns if campaign.id in mailed]
    for done, campaign in enumerate(told, 1):
        services.promotions.import_past(workspace, _past(campaign, mailed[campaign.id], people))
        advance("coupons", done, len(told) + 1)
    _launch_todays(services, workspace_id)
    services.promotions.chores.run_once()
    advance("coupons", len(told) + 1, len(told) + 1)


def find_people(services: Services, workspace: str, user_ids: set[str]) -> dict[str, str]:
    """Our ids of those whom the shop calls so."""
    found: dict[str, str] = {}
    with services.database.read() as session:
        for user_id in sorted(user_ids):
            person = services.profiles.find_by_user_id(session, workspace, user_id)
            if person is not None:
                found[user_id] = person.id
    return found


def _past(campaign: PastCampaign, coupon: MailedCoupon, people: Mapping[str, str]) -> PastPromotion:
    """A voucher for each household that was mailed to, and one more for each further coupon that it redeemed."""
    goods = coupon.product_ids if len(coupon.product_ids) <= MAX_GOODS else ()
    rules = Promotion(
        f"mailing-{campaign.id}",
        campaign_name(campaign),
        Fixed(coupon.off_minor, each=True, at_most_items=1),
        scope=Scope(include=Pick(products=goods)),
        when=When(starts_at=campaign.starts_at, ends_at=campaign.ends_at),
        by_code=True,
        currency="USD",
    )
    start = to_ms(campaign.starts_at)
    used: dict[str, list[tuple[datetime, int]]] = defaultdict(list)
    for household, at, off in coupon.used:
        used[household].append((at, off))
    vouchers: list[PastVoucher] = []
    for household in (*coupon.households, *(each for each in used if each not in Counter(coupon.households))):
        person = people.get(household)
        if person is None:
            continue
        redeemed = used.get(household, [])
        vouchers += [PastVoucher(person, start, to_ms(at), discount_minor=off) for at, off in redeemed]
        vouchers += [] if redeemed else [PastVoucher(person, start)]
    draft = PromotionDraft(rules, Coupon(), note=campaign_note(campaign))
    return PastPromotion(draft, start, to_ms(campaign.ends_at), tuple(vouchers))


def _launch_todays(services: Services, workspace: str) -> None:
    """What runs now: the coupons that the plays give away, one to claim, and two that apply by themselves."""
    with services.database.read() as session:
        known = {view.key for view in services.promotions.list_promotions(session, workspace, limit=500).items}
    for draft in _todays():
        if draft.rules.key not in known:
            made = services.promotions.create(workspace, draft)
            services.promotions.launch(workspace, made.id)


def _todays() -> Sequence[PromotionDraft]:
    def rules(
        key: str, title: Text, terms: Terms, *, by_code: bool = True, needs: Needs | None = None, limits: Limits | None = None
    ) -> Promotion:
        return Promotion(key, title, terms, needs=needs or Needs(), limits=limits or Limits(), by_code=by_code, currency="USD")

    use = Text(zh="结算时选用，或在收银台出示券码。", en="Choose it at checkout, or show the code at the till.")
    won = Coupon(valid_days=30, how_to_use=use)
    off = Text(zh="下一单减 2 元", en="$2 off your next order")
    return (
        PromotionDraft(rules("fresh-1", Text(zh="1 元生鲜券", en="$1 off fresh food"), Fixed(100), needs=Needs(spend_minor=500)), won),
        PromotionDraft(rules("five-off", Text(zh="5 元券", en="$5 off"), Fixed(500), needs=Needs(spend_minor=2_500)), won),
        PromotionDraft(rules("next-order-2", off, Fixed(200)), won),
        PromotionDraft(
            rules(
                "weekend-10",
                Text(zh="周末九折券", en="10 % off at the weekend"),
                Percent(100_000, cap_minor=800),
                limits=Limits(per_person=2),
            ),
            Coupon(claimable=True, issue_total=1_000, claims_per_person=2, valid_days=14, how_to_use=use),
        ),
        PromotionDraft(
            rules("welcome-gold", Text(zh="升级礼券", en="A gift for a new tier"), Percent(150_000, cap_minor=1_500)),
            Coupon(issue=(IssueRule("Tier Entered", every="year"),), valid_days=60, how_to_use=use),
        ),
        PromotionDraft(
            rules(
                "ladder",
                Text(zh="满 30 减 2，满 60 减 5", en="$2 off $30, $5 off $60"),
                Threshold((Step(3_000, 200), Step(6_000, 500))),
                by_code=False,
            )
        ),
        PromotionDraft(
            rules(
                "free-delivery",
                Text(zh="满 35 免运费", en="Free delivery from $35"),
                ShippingOff(),
                by_code=False,
                needs=Needs(spend_minor=3_500),
            )
        ),
    )
