"""Fills an empty house with the demo, step by step, each with its own progress.

A step that was interrupted is simply done again: events are known by their message ids, so telling them twice adds nothing.
"""

import random
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from antiphon.entry.bootstrap import Services
from antiphon.entry.demo.alliance import NEIGHBOUR, make_neighbour, set_up_alliance
from antiphon.entry.demo.budgets import set_up_budgets
from antiphon.entry.demo.commission import DAYS as COMMISSION_DAYS
from antiphon.entry.demo.commission import begin_commission, settle_commission
from antiphon.entry.demo.coupons import find_people, import_coupons
from antiphon.entry.demo.journey import ZONE, Journey, Product
from antiphon.entry.demo.plays import campaign_name, campaign_note, make_drafts
from antiphon.entry.demo.points import set_up_points
from antiphon.entry.demo.tiers import give_honours, set_up_tiers
from antiphon.features.plays.contracts import Accepted
from antiphon.kernel.clock import from_ms

WORKSPACE = "demo"
EMAIL = "demo@example.com"
PASSWORD = "antiphon"  # noqa: S105 - published in the README; refused on any address but loopback
AHEAD = 24  # collected batches that may wait for the digest
PLAYERS = 400  # households that play on the first day
Advance = Callable[[str, int, int], None]  # step, done, total


class DemoFacts(msgspec.Struct, frozen=True):
    """What the demo shop needs to know; kept beside the data once the demo is complete."""

    currency: str
    products: tuple[Product, ...]
    plays: dict[str, str]  # kind -> play id
    write_key: str
    user_id: str  # of a household whose place the visitor may take


def facts_path(home: Path) -> Path:
    """Where the facts are kept."""
    return home / "demo.json"


def find_facts(home: Path) -> DemoFacts | None:
    """The facts of a complete demo; None when it was never completed."""
    path = facts_path(home)
    return msgspec.json.decode(path.read_bytes(), type=DemoFacts) if path.exists() else None


def set_up(services: Services, home: Path, advance: Advance, households: int | None = None) -> DemoFacts:
    """Do everything that is missing. The writer runs, the pumps do not: this is the only one at work."""
    now = from_ms(services.clock.now_ms())
    _make_workspace(services)
    advance("read", 0, 1)
    journey = Journey(now, households)
    advance("read", 1, 1)
    with services.database.read() as session:
        known = bool(services.points.list_rules(session, WORKSPACE))
    set_up_points(services.points, WORKSPACE, now, known=known)
    set_up_tiers(services, WORKSPACE)
    began_at = now - timedelta(days=COMMISSION_DAYS)
    _tell(services, journey.batches(until=began_at), 0, journey.event_count, advance)
    begin_commission(services, WORKSPACE, began_at)
    _tell(services, journey.batches(since=began_at), journey.count_until(began_at), journey.event_count, advance)
    advance("events", journey.event_count, journey.event_count)
    _make_campaigns(services, journey, advance)
    advance("learn", 0, 1)
    services.segments.refresh(WORKSPACE)
    advance("learn", 1, 1)
    plays = _launch_plays(services, now, advance)
    user_id = _let_people_play(services, plays, advance)
    mailed = journey.mailed_coupons()
    people = find_people(services, WORKSPACE, {household for each in mailed.values() for household in each.households})
    import_coupons(services, WORKSPACE, journey.campaigns(), mailed, people, advance)
    give_honours(services, WORKSPACE)
    advance("value", 0, 1)
    settle_commission(services, WORKSPACE)
    set_up_budgets(services, WORKSPACE, mailed, people, now)
    set_up_alliance(services, WORKSPACE)
    advance("value", 1, 1)
    products = tuple(journey.products(60))
    journey.close()
    facts = DemoFacts("USD", products, plays, "demo", user_id)
    made = facts_path(home).with_suffix(".new")
    made.write_bytes(msgspec.json.encode(facts))
    made.rename(facts_path(home))
    return facts


def _make_workspace(services: Services) -> None:
    access = services.access
    if access.find_workspace(WORKSPACE) is None:
        access.create_workspace(WORKSPACE, "Complete Journey", ZONE, "USD", "en")
    make_neighbour(services)
    if access.find_write_key("demo") is None:
        access.create_key(WORKSPACE, "Demo shop", "demo")
    if not access.has_operator(EMAIL):
        access.create_operator(EMAIL, "Demo", PASSWORD, "en", {WORKSPACE: "owner", NEIGHBOUR: "owner"})


def _tell(services: Services, batches: Iterable[tuple[bytes, int]], told: int, total: int, advance: Advance) -> None:
    """A part of the year, through the same door as live events, never far ahead of the digest. `told` were told before."""
    source = services.access.find_write_key("demo")
    assert source is not None
    digested = told
    waiting: list[bytes] = []
    for body, _ in batches:
        waiting.append(body)
        if len(waiting) == AHEAD:
            services.events.collect(source, waiting)
            waiting = []
            while taken := services.events.digest_once():
                digested += taken
                advance("events", digested, total)
    if waiting:
        services.events.collect(source, waiting)
    while taken := services.events.digest_once():
        digested += taken
        advance("events", digested, total)


def _make_campaigns(services: Services, journey: Journey, advance: Advance) -> None:
    campaigns = journey.campaigns()
    with services.database.read() as session:
        known = {campaign.name.en for campaign in services.plays.list_campaigns(session, WORKSPACE).items}
    for done, campaign in enumerate(campaigns, 1):
        name = campaign_name(campaign)
        if name.en not in known:
            services.plays.create_campaign(WORKSPACE, name, campaign_note(campaign), campaign.starts_at, campaign.ends_at)
        advance("campaigns", done, len(campaigns))


def _launch_plays(services: Services, now: datetime, advance: Advance) -> dict[str, str]:
    plays = services.plays
    with services.database.read() as session:
        running = {play.kind: play.id for play in plays.list_plays(session, WORKSPACE).items if play.state == "live"}
    drafts = make_drafts(now)
    for done, draft in enumerate(drafts, 1):
        if draft.kind not in running:
            made = plays.create(WORKSPACE, draft)
            running[draft.kind] = plays.launch(WORKSPACE, made.id).id
        advance("plays", done, len(drafts))
    return running


def _let_people_play(services: Services, plays: dict[str, str], advance: Advance) -> str:
    """Households of the data check in and draw, through the same host as everybody: so that the pages have something to show.

    Who plays, and how eagerly, is made up (and the same each time); what they win is decided by the rules.
    """
    with services.database.read() as session:
        rows = services.profiles.list_people(session, WORKSPACE, sort="last_seen", limit=PLAYERS).items
    people = [row.id for row in rows]
    users = [row.user_id or row.id for row in rows]
    dice = random.Random(2017)  # noqa: S311 - a made-up crowd, nothing to guess
    for done, person_id in enumerate(people, 1):
        _play(services, plays["check_in"], person_id, "check-in", b'{"do":"check_in"}')
        for turn in range(dice.choice((0, 0, 0, 1))):
            _play(services, plays["draw"], person_id, f"draw-{turn}", b"{}")
        advance("players", done, len(people))
    _tell_carts(services, users, dice)
    for person_id in people:
        for turn in range(dice.choice((0, 1, 1, 2, 3))):
            _play(services, plays["draw"], person_id, f"earned-{turn}", b"{}")
    services.events.digest_all()
    return users[0]


def _play(services: Services, play_id: str, person_id: str, what: str, move: bytes) -> bool:
    outcome = services.plays.move(WORKSPACE, play_id, person_id, f"demo/{person_id}/{play_id}/{what}", move)
    return isinstance(outcome, Accepted)


def _tell_carts(services: Services, users: list[str], dice: random.Random) -> None:
    """Add-to-cart events of today, which earn free draws."""
    source = services.access.find_write_key("demo")
    assert source is not None
    batch = [
        {
            "type": "track",
            "event": "Product Added",
            "userId": user,
            "messageId": f"demo-cart-{user}-{number}",
            "properties": {"product_id": str(1_000_000 + number), "price": 2.5, "quantity": 1, "currency": "USD"},
            "context": {"channel": "web"},
        }
        for user in users
        for number in range(dice.choice((0, 1, 1, 2, 3)))
    ]
    services.events.collect(source, [msgspec.json.encode({"batch": batch})])
    services.events.digest_all()
