"""What subscribers ask a batch for by name."""

from antiphon.features.events.contracts import Arrived, DigestBatch


def arrived(number: int, name: str, workspace: str = "shop", person: str = "per_1") -> Arrived:
    """An event of a person."""
    return Arrived(workspace, f"evt_{number}", "track", name, number, number, "key", None, None, None, (), {}, {}, {}, person_id=person)


def test_events_are_found_by_name_in_the_order_of_arrival() -> None:
    bought, seen, again, other = arrived(1, "Bought"), arrived(2, "Seen"), arrived(3, "Bought"), arrived(4, "Bought", "elsewhere")
    nobody = arrived(5, "Bought", person="")
    batch = DigestBatch(10, [bought, seen, again, other, nobody], [], {})
    assert batch.heard("shop", {"Bought"}) == [bought, again]
    assert batch.heard("shop", {"Bought", "Seen", "Never"}) == [bought, seen, again]
    assert batch.heard("elsewhere", {"Bought": 1}) == [other]
    assert not batch.heard("shop", {"Never"})
    assert not batch.heard("nowhere", {"Bought"})
    assert {name: len(events) for name, events in batch.by_name()["shop"].items()} == {"Bought": 2, "Seen": 1}


def test_what_is_rejected_on_the_way_is_not_found_any_more() -> None:
    one, two = arrived(1, "Bought"), arrived(2, "Bought")
    batch = DigestBatch(10, [one, two], [], {})
    assert len(batch.heard("shop", {"Bought"})) == 2
    batch.events[:] = [two]
    assert batch.heard("shop", {"Bought"}) == [two]
