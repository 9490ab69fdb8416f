"""Who brings whom in the demo shop: a programme that began five weeks ago, so that real orders since then have earned commission.

Who brought whom is made up (the data does not know); what was ordered, and so what was earned, is the data's.
"""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.entry.bootstrap import Services
from antiphon.features.commission.contracts import CommissionName, CommissionRole, CommissionTerms, RatePercent, RateRule

DAYS: Final = 35  # so long ago the programme began
CODES: Final = (("MAPLE", "group_leader"), ("CEDAR", "annual_member"), ("WILLOW", ""))
BROUGHT: Final = 24  # households, in turn by each of them
TERMS: Final = CommissionTerms(
    roles=(
        CommissionRole("group_leader", CommissionName(zh="团长", en="Group leader")),
        CommissionRole("annual_member", CommissionName(zh="年费会员", en="Annual member")),
    ),
    rules=(
        RateRule("leader", "direct", RatePercent(800), roles=("group_leader",)),
        RateRule("direct", "direct", RatePercent(600)),
        RateRule("second", "second", RatePercent(200)),
    ),
    levels=2,
    window_days=0,
)


def begin_commission(services: Services, workspace: str, began_at: datetime) -> None:
    """The programme, three who earn, and whom they bring; between the orders before it and those after. Again: nothing."""
    with services.database.read() as session:
        if services.commission.get_programme(session, workspace).revision:
            return
        known = services.profiles.list_people(session, workspace, sort="last_seen", limit=len(CODES) + BROUGHT).items
    users = [person.user_id for person in known if person.user_id]
    services.commission.save_programme(workspace, 0, TERMS, "demo")
    for (code, role), user in zip(CODES, users, strict=False):
        services.commission.save_party(workspace, user, role, code)
    chosen = users[1:2] + users[len(CODES) :]  # the second of them was brought by the first
    brought = [
        {
            "type": "track",
            "event": "Referral Link Opened",
            "userId": user,
            "messageId": f"demo-referral-{user}",
            "timestamp": (began_at + timedelta(minutes=7 * number)).isoformat(),
            "properties": {"referral_code": CODES[number % len(CODES)][0]},
            "context": {"channel": "web"},
        }
        for number, user in enumerate(chosen)
    ]
    source = services.access.find_write_key("demo")
    if source is not None and brought:
        services.events.collect(source, [msgspec.json.encode({"batch": brought})])
        services.events.digest_all()


def settle_commission(services: Services, workspace: str) -> None:
    """What is due becomes available; one payment is made, one is asked for, and a settlement is closed. Again: nothing."""
    commission = services.commission
    services.commission_timer.run_once()
    with services.database.read() as session:
        if commission.list_runs(session, workspace, limit=1).items:
            return
        available = [(party, _available(services, session, workspace, party)) for party in _parties(services, session, workspace)]
    ready = [(party, amount) for party, amount in available if amount >= TERMS.min_withdrawal_minor]
    for (party, amount), pays in zip(ready, (True, False), strict=False):
        asked = commission.ask_withdrawal(workspace, party, "USD", max(amount // 2, TERMS.min_withdrawal_minor))
        if pays:
            commission.approve_withdrawal(workspace, asked.id, "demo")
            commission.end_withdrawal(workspace, asked.id, "paid", "Bank transfer 1042", "demo")
    now = services.clock.now_ms()
    run = commission.make_run(workspace, "First settlement", now, "demo")
    commission.close_run(workspace, run, "demo")
    services.events.digest_all()


def _parties(services: Services, session: ReadSession, workspace: str) -> list[str]:
    return [party.person_id for party in services.commission.list_parties(session, workspace).items]


def _available(services: Services, session: ReadSession, workspace: str, party: str) -> int:
    return sum(purse.available for purse in services.commission.read_purses(session, workspace, party) if purse.currency == "USD")
