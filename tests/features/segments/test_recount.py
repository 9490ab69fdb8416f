"""After anything at all, what is remembered and shown is what a recount of the stored events gives."""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from antiphon.engine.database.port import BrokenRule, Conflicted
from antiphon.entry.bootstrap import Services
from antiphon.features.events.contracts import Arrived, DigestBatch
from antiphon.features.segments import store
from antiphon.features.segments.digesting import take
from antiphon.features.segments.filling import refill
from antiphon.features.segments.fold import Folder
from antiphon.features.segments.judging import Cause, judge_all
from antiphon.features.segments.plans import Plans
from antiphon.features.segments.snapshots import Recalled
from antiphon.features.segments.state import Person
from antiphon.features.segments.store_population import EVENT_COLUMNS
from antiphon.kernel.clock import DAY_MS, local_day
from tests.conftest import SetClock
from tests.features.segments.telling import Shop
from tests.features.segments.test_memory import remembered
from tests.services import PrivatePostgres
from tests.stores import Store, fresh_store


def happen(shop: Shop, dice: random.Random, clock: SetClock, events: int) -> None:
    """Things a shop sees, late ones and strangers who turn out to be somebody among them."""
    for _ in range(events):
        user, at_ms = f"u{dice.randrange(8)}", clock.now_ms() - dice.choice((0, 0, 0, 1, 20, 100, 400)) * DAY_MS
        what = dice.random()
        if what < 0.3:
            category = dice.choice(("tea", "茶", "mugs"))
            shop.order(user, dice.choice((5, 10.55)), at_ms=at_ms, products=[{"category": category, "quantity": 2}])
        elif what < 0.4:
            shop.identify(user, {"city": dice.choice(("兰州", "天水", "Lyon")), "email": dice.choice(("a@b.cn", None))}, at_ms=at_ms)
        elif what < 0.5:
            shop.identify(user, {}, anonymousId=f"device-{dice.randrange(12)}")
        else:
            name = dice.choice(("Product Viewed", "Product Added", "Order Refunded"))
            properties = {"product_id": f"p{dice.randrange(4)}", "category": "tea"}
            if dice.random() < 0.5:
                shop.track(user, name, properties, at_ms=at_ms)
            else:
                device = f"device-{dice.randrange(12)}"
                shop.say(type="track", anonymousId=device, event=name, properties=properties, at_ms=at_ms)


@pytest.mark.parametrize("seed", range(3))
def test_state_is_a_recount(house: Services, clock: SetClock, seed: int) -> None:
    shop, dice = Shop(house), random.Random(seed)
    for _ in range(8):
        happen(shop, dice, clock, 40)
        shop.digest()
        if dice.random() < 0.4:
            house.events.move_to_archive(keep_days=dice.choice((-1, 3)))
        clock.advance(days=dice.choice((0, 0.5, 1, 9, 40)))
        if dice.random() < 0.5:
            house.segments.chores.judge_due()
    house.segments.refresh("shop")
    assert recount(house, clock) == []


def recount(house: Services, clock: SetClock) -> list[str]:
    """Where the state differs from the stored events."""
    plans = Plans()
    with house.database.read() as session:
        plan = plans.find(session, "shop")
        assert plan is not None
        merged = dict(store.list_merges(session, "shop"))
        columns = tuple(EVENT_COLUMNS)
        rows: list[Sequence[object]] = list(house.events.list_tail(session, "shop", columns))
        files = house.events.list_archived(session, "shop")
        ids = store.list_ids(session, "shop", "", 10_000)
        states = session.rows("SELECT person_id, memory, shown FROM segments_state WHERE workspace = 'shop'")
        members = set(session.rows("SELECT person_id, segment FROM segments_member WHERE workspace = 'shop'"))
        flips = store.list_flips(session, "shop", 0, 100_000)
    with house.segments._analytics.open() as analysis:  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
        analysis.attach_files("archived", EVENT_COLUMNS, files)  # with exactly these columns, in this order
        rows.extend(analysis.rows("SELECT * FROM archived"))
    events: dict[str, list[Recalled]] = defaultdict(list)
    for event in map(Recalled, rows):
        person_id = str(event.person_id)
        events[merged.get(person_id, person_id)].append(event)
    found = [] if set(ids) == set(events) else [f"people: {set(ids) ^ set(events)}"]
    today = local_day(clock.now_ms(), plan.zone)
    folder = Folder(plan.slots.values(), plan.zone)
    shown: set[tuple[str, str]] = set()
    for person_id, memory, blob in states:
        kept, fresh = Person(person_id, memory, blob), Person(person_id)
        refill(fresh, plan.slots.values(), folder, events[person_id], today)
        fresh.given = kept.given
        judge_all(fresh, plan, today, Cause(0, 0))
        if remembered(kept, plan, today) != remembered(fresh, plan, today):
            found.append(f"memory of {person_id}")
        if kept.shown.tags != fresh.shown.tags:
            found.append(f"tags of {person_id}: {kept.shown.tags} {fresh.shown.tags}")
        if kept.shown.since.keys() != fresh.shown.since.keys():
            found.append(f"segments of {person_id}: {kept.shown.since} {fresh.shown.since}")
        shown |= {(person_id, segment) for segment in kept.shown.since}
    if members != shown:
        found.append(f"member rows: {members ^ shown}")
    inside: set[tuple[str, str]] = set()
    for _, flip in flips:
        if ((flip.person_id, flip.segment) in inside) is flip.entered:
            found.append(f"log enters or leaves twice: {flip}")
        (inside.add if flip.entered else inside.discard)((flip.person_id, flip.segment))
    return found if inside == shown else [*found, f"log: {inside ^ shown}"]


def test_a_recount_sees_what_was_changed_by_hand(house: Services, clock: SetClock) -> None:
    """The control: the check above bites."""
    shop = Shop(house)
    shop.order("ann", 5)
    shop.order("bob", 5)
    shop.digest()
    assert recount(house, clock) == []
    with house.database.begin() as session:
        session.run("DELETE FROM segments_member WHERE person_id = ?", (shop.person("ann"),))
    assert any("member rows" in line for line in recount(house, clock))
    with house.database.begin() as session:
        session.run("UPDATE segments_state SET memory = (SELECT memory FROM segments_state WHERE person_id = ?)", (shop.person("ann"),))
        session.run("UPDATE events_event SET revenue_minor = 7 WHERE person_id = ?", (shop.person("bob"),))
    assert any("memory of" in line for line in recount(house, clock))


def view(number: int, person_id: str, now_ms: int) -> Arrived:
    event = Arrived("shop", f"evt_{number:06d}", "track", "Product Viewed", now_ms, now_ms, "k", None, None, None, (), {}, {}, {})
    event.person_id, event.local_day = person_id, now_ms // DAY_MS
    return event


def test_two_processes_fold_the_same_people_without_losing_an_event(postgres_store: Store) -> None:
    """Each with a connection of its own; what meets is tried again, as the writer does."""
    now_ms = 1_790_000_000_000
    databases = [postgres_store.migrated(("antiphon.features.segments",)), postgres_store.open()]
    dice = random.Random(1)
    people = [f"per_{index:02d}" for index in range(10)]

    def work(which: int) -> int:
        plans, conflicts = Plans(), 0
        for batch in range(40):
            events = [view(which * 100_000 + batch * 100 + index, dice.choice(people), now_ms) for index in range(8)]
            while True:
                try:
                    with databases[which].begin() as session:
                        take(session, DigestBatch(now_ms, events, [], {"shop": "UTC"}), plans)
                    break
                except (Conflicted, BrokenRule):
                    conflicts += 1
        return conflicts

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))
    with databases[0].read() as session:
        rows = session.rows("SELECT person_id, memory, shown FROM segments_state")
        plan = Plans().find(session, "shop")
    assert plan is not None
    slot = next(slot for slot in plan.slots.values() if slot.kind == "count" and slot.matcher.names == ("Product Viewed",))
    assert sum(Person(*row).open(slot)[0] for row in rows) == 2 * 40 * 8


@pytest.fixture
def postgres_store(postgres: PrivatePostgres, tmp_path: Path) -> Iterator[Store]:
    with fresh_store("postgres", tmp_path, postgres.fresh_database) as made:
        yield made
