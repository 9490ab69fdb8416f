"""What the retailer's mailed coupons cost in the last two months, booked on budgets as it happened."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from antiphon.engine.database.port import Session
from antiphon.entry.bootstrap import Services
from antiphon.entry.demo.journey import MailedCoupon
from antiphon.features.budgets.contracts import BudgetDraft, BudgetName, Spend
from antiphon.kernel.clock import to_ms

DAYS: Final = 60
AHEAD: Final = timedelta(days=30)
STEP: Final = 5_000  # cents: budgets are round
CAMPAIGN: Final = "mailings"


class _Use(NamedTuple):
    id: str
    person_id: str
    campaign: str
    at_ms: int
    cents: int


def set_up_budgets(
    services: Services, workspace: str, mailed: Mapping[str, MailedCoupon], people: Mapping[str, str], now: datetime
) -> None:
    """A budget of money that is four fifths spent, and one of pieces that is half spent. Again: nothing."""
    with services.database.read() as session:
        if services.budgets.list_budgets(session, workspace).items:
            return
    begins = now - timedelta(days=DAYS)
    uses = _uses(mailed, people, to_ms(begins), to_ms(now))
    cents = sum(use.cents for use in uses)
    money = BudgetDraft(
        BudgetName(zh="寄送优惠券的成本", en="Cost of mailed coupons"),
        "money",
        max(cents * 5 // 4 // STEP * STEP + STEP, STEP),
        CAMPAIGN,
        starts_at=begins,
        ends_at=now + AHEAD,
    )
    pieces = BudgetDraft(
        BudgetName(zh="寄送优惠券的张数", en="Mailed coupons, in pieces"),
        "units",
        max(len(uses) * 2, 100),
        CAMPAIGN,
        starts_at=begins,
        ends_at=now + AHEAD,
    )
    _book(services, workspace, money, [(use, use.cents) for use in uses])
    _book(services, workspace, pieces, [(use, 1) for use in uses])
    services.events.digest_all()


def _uses(mailed: Mapping[str, MailedCoupon], people: Mapping[str, str], first_ms: int, last_ms: int) -> list[_Use]:
    found = [
        _Use(f"{campaign}/{number}", people[household], campaign, to_ms(at), cents)
        for campaign, coupon in mailed.items()
        for number, (household, at, cents) in enumerate(coupon.used)
        if household in people and first_ms <= to_ms(at) < last_ms
    ]
    return sorted(found, key=lambda use: (use.at_ms, use.id))


def _book(services: Services, workspace: str, draft: BudgetDraft, costs: Sequence[tuple[_Use, int]]) -> None:
    budget = services.budgets.create(workspace, "USD", draft, "demo")
    spends = [
        Spend(budget, f"demo/{budget}/{use.id}", amount, use.at_ms, use.person_id, f"mailing-{use.campaign}", "mail")
        for use, amount in costs
    ]

    def command(session: Session) -> None:
        till = services.budgets.open_till(session, workspace, spends)
        book = services.ledger.open_book(session, till.keys)
        for spend in spends:
            till.charge(book, spend)
        book.save(session)
        till.save(session)

    services.commands.call(command)
