"""A neighbour of the demo shop, a café, in whose till the shop's points count."""

from contextlib import suppress
from typing import Final

from antiphon.entry.bootstrap import Services
from antiphon.entry.demo.journey import ZONE
from antiphon.features.alliance.api import Wish
from antiphon.features.alliance.contracts import AllianceLimits, AllianceName, AllianceSide, AllianceTerms
from antiphon.features.points.contracts import Wallet
from antiphon.kernel.errors import Conflict
from antiphon.sdk.words import Text

NEIGHBOUR: Final = "neighbour-cafe"  # sorts after the demo shop, which stays the first that is opened
NAME: Final = AllianceName(zh="超市与街角咖啡", en="Store and corner café")
FRIENDS: Final = 8  # households who are guests there too
CLEARED: Final = 5  # exchanges that were cleared
LEAST: Final = 50
LEAST_AT_ONCE: Final = 10


def make_neighbour(services: Services) -> None:
    """The café's workspace, before anybody is let into it."""
    if services.access.find_workspace(NEIGHBOUR) is None:
        services.access.create_workspace(NEIGHBOUR, "Corner Café", ZONE, "USD", "en")


def set_up_alliance(services: Services, workspace: str) -> None:
    """An agreement, a few linked guests and what they exchanged. Again: nothing."""
    with services.database.read() as session:
        if services.alliance.list_agreements(session, workspace):
            return
        known = services.profiles.list_people(session, workspace, sort="last_seen", limit=100).items
        rich = [
            (one.id, one.user_id or one.id, has)
            for one in known
            if (has := services.points.wallets.read_spendable(session, workspace, "points", one.id)) >= LEAST
        ]
    stars = Wallet("points", Text(zh="星星", en="Stars"))
    services.commands.call(lambda session: services.points.wallets.save_wallet(session, NEIGHBOUR, stars))
    sides = (AllianceSide(workspace, 1_000), AllianceSide(NEIGHBOUR, 2_000))  # one cent a point, two cents a star
    terms = AllianceTerms("USD", sides, AllianceLimits(least=LEAST_AT_ONCE, per_person_day=500), fee_basis_points=200, clear_every="month")
    agreement = services.alliance.propose(workspace, NAME, terms, "demo")
    services.alliance.accept(NEIGHBOUR, agreement, "demo")
    for number, (person, user, has) in enumerate(rich[:FRIENDS], 1):
        guest = services.commands.call(lambda session, user=user: services.profiles.ensure_person(session, NEIGHBOUR, user_id=user))
        services.alliance.link(NEIGHBOUR, guest, services.alliance.make_code(workspace, person, agreement).code)
        amount = min(has // 2 // 10 * 10, 300)
        made = services.alliance.exchange(Wish(agreement, workspace, person, workspace, NEIGHBOUR, amount, f"demo-{user}"))
        if made.received // 4 >= LEAST_AT_ONCE:  # and some of them back
            services.alliance.exchange(Wish(agreement, workspace, person, NEIGHBOUR, workspace, made.received // 4, f"demo-back-{user}"))
        if number == CLEARED:
            _clear(services, workspace, agreement)


def _clear(services: Services, workspace: str, agreement: str) -> None:
    with suppress(Conflict):  # on a clock that stands still nothing lies before now
        clearing = services.alliance.clear(workspace, agreement, services.clock.now_ms())
        services.alliance.confirm_clearing(NEIGHBOUR, agreement, clearing)
