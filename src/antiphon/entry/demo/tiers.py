"""The demo's tiers and badges: thresholds chosen so that the households of the data spread over all of them."""

from typing import Final

import msgspec

from antiphon.entry.bootstrap import Services
from antiphon.features.badges.api import Badges
from antiphon.features.membership.api import Membership
from antiphon.kernel.errors import Conflict

STEPS: Final = (None, 100_000, 250_000, 500_000)  # cents in 365 days: about half, a third, a fifth and one in thirteen households
BADGES: Final = ("first_order", "regular", "big_basket", "check_in_fan", "chief_taster", "co_creator")
TASTERS: Final = 3


def set_up_tiers(services: Services, workspace: str) -> None:
    """The ladders and badges, before the year is told, so that it is counted as it is told."""
    _make_ladders(services.membership, services, workspace)
    _make_badges(services.badges, services, workspace)


def _make_ladders(membership: Membership, services: Services, workspace: str) -> None:
    with services.database.read() as session:
        known = {info.rules.key for info in membership.list_ladders(session, workspace)}
    earned, paid = membership.list_templates(services.access.get_workspace(workspace))
    tiers = tuple(
        msgspec.structs.replace(tier, asks=msgspec.structs.replace(tier.asks, spend_minor=step))
        for tier, step in zip(earned.tiers, STEPS, strict=True)
    )
    for ladder in (msgspec.structs.replace(earned, tiers=tiers), paid):
        if ladder.key not in known:
            membership.save_ladder(workspace, ladder, expected=None)
    membership.run_due()


def _make_badges(badges: Badges, services: Services, workspace: str) -> None:
    with services.database.read() as session:
        known = {info.rules.key for info in badges.list_badges(session, workspace)}
    for badge in badges.list_templates():
        if badge.key in BADGES and badge.key not in known:
            badges.save_badge(workspace, badge)


def give_honours(services: Services, workspace: str) -> None:
    """After the year was told: titles for a few, a paid year for one, and how many were in each tier month by month."""
    with services.database.read() as session:
        best = services.membership.list_people(session, workspace, "main", "diamond", limit=TASTERS).items
    for line in best:
        try:
            services.badges.give(workspace, "chief_taster", line.person.id, 1, because="Writes honest reviews", by="demo")
        except Conflict:  # the demo is told a second time
            continue
    if best:
        person = best[0].person.id
        services.membership.change_person(
            workspace, person, "demo", lambda hands: hands.give_term("plus", "plus", None, "demo-1", "Bought at the till")
        )
    services.events.digest_all()
    services.membership.run_due()
    services.membership.recast_census(workspace, "main")
