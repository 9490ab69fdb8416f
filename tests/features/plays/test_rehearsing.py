"""A draft is tried out by one made-up shopper: the real mechanic decides, nothing is stored, nothing is asked twice."""

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from antiphon.features.plays.contracts import Accepted, Refusal
from antiphon.features.plays.registry import load_registry
from antiphon.features.plays.rehearsal import rehearse
from antiphon.features.plays.rehearsing import MAX_TRIES, PURSE, Happened, Kept, Rehearsed, Rehearsing, Ruled
from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import from_ms, to_ms
from antiphon.kernel.errors import Invalid
from antiphon.sdk.mechanic import Reply, Trial
from antiphon.sdk.words import Text
from tests.conftest import NOON

KINDS = load_registry()
POINTS, MUG = Asset("points"), Asset("prize:mug")
NAME = Text(zh="试一试", en="Try it")
TEMPLATES = [(kind.name, template.key) for kind in KINDS.list_kinds() for template in kind.mechanic.templates]


def rules(kind: str, key: str) -> dict[str, Any]:
    return dict(next(one for one in KINDS.get(kind).mechanic.templates if one.key == key).rules)


def step(kind: str, given: Mapping[str, Any], kept: Kept | None = None, at_ms: int = NOON, **act: Any) -> Rehearsed:
    """One question, with everything on the way through JSON, as it travels."""
    asked = msgspec.json.decode(msgspec.json.encode(Rehearsing(kind, NAME, given, kept=kept, **act)), type=Rehearsing)
    return rehearse(KINDS.get(kind), asked, at_ms, "Asia/Shanghai")


def crowd_moves(kind: str, given: Mapping[str, Any], kept: Kept) -> list[tuple[Trial, Mapping[str, Any]]]:
    """What a made-up crowd would do; a reply is to what the made-up shopper has before them."""
    mechanic = KINDS.get(kind).mechanic
    parsed = msgspec.convert(given, mechanic.rules_type)
    seat = msgspec.convert(kept.seat, mechanic.seat_type, strict=False)
    trials = mechanic.trials(parsed, 20, 7, from_ms(NOON), "rehearsal")
    moves = [(each, each.stimulus.to(parsed, seat) if isinstance(each.stimulus, Reply) else each.stimulus) for each in trials]
    return [(trial, msgspec.to_builtins(move)) for trial, move in moves if isinstance(move, mechanic.move_type)]


@pytest.mark.parametrize(("kind", "key"), TEMPLATES)
def test_every_template_can_be_looked_at_and_played(kind: str, key: str) -> None:
    given = rules(kind, key)
    seen = step(kind, given)
    assert (seen.shown.state, seen.shown.for_you, seen.shown.name, seen.outcome) == ("live", True, NAME, None)
    told = list[Accepted | Refusal | None]()
    tries = 0
    for number in range(5):
        moves = crowd_moves(kind, given, seen.kept)
        moves = moves[number * len(moves) // 5 :][:1]  # one after another, over all the days of the crowd
        at_ms = to_ms(moves[0][0].at) if moves else NOON
        for name in seen.listens:
            things = {"order_id": f"o{number}", "total": "500", "revenue": 500, "product_id": f"p{number}", "quantity": 2}
            seen, tries = step(kind, given, seen.kept, at_ms, event=Happened(name, things)), tries + 1
            assert seen.outcome is None
        for trial, move in moves:
            seen, tries = step(kind, given, seen.kept, at_ms, move=move, known=trial.known), tries + 1
            told.append(seen.outcome)
    if kind == "tasks":
        assert any(task["state"] in {"done", "claimed"} for task in seen.shown.shown["tasks"])
    else:
        done = any(isinstance(each, Accepted) for each in told)
        assert done or all(isinstance(each, Refusal) and each.again_at for each in told)  # or it is open to others for now
    assert seen.kept.tries == tries > 0


def test_what_was_done_is_remembered_by_the_one_who_asks() -> None:
    given = rules("check_in", "simple")
    once = step("check_in", given, move={})
    assert once.shown.shown["checked_in_today"] is True
    again = step("check_in", given, once.kept, move={})
    assert isinstance(again.outcome, Refusal)
    assert step("check_in", given).shown.shown["checked_in_today"] is False


def test_a_price_is_paid_and_stock_is_taken() -> None:
    prize = {"key": "mug", "name": {"zh": "杯子", "en": "Mug"}, "odds_ppm": 1_000_000, "asset": "prize:mug", "stock": 3}
    given = {"prizes": [prize], "lose": {"odds_ppm": 0}, "price": {"amount": 600}}
    first = step("draw", given, move={})
    assert isinstance(first.outcome, Accepted)
    assert (first.kept.purse[POINTS], first.kept.left[MUG], first.kept.purse[MUG]) == (PURSE - 600, 2, 1)
    second = step("draw", given, first.kept, move={})
    assert isinstance(second.outcome, Refusal)
    assert second.outcome.reason == "not_enough"
    assert second.kept.purse == first.kept.purse
    assert second.kept.left == first.kept.left


def test_a_past_that_is_made_up_does_no_harm() -> None:
    given = rules("draw", "newcomer_wheel")
    kept = step("draw", given).kept
    rich = msgspec.structs.replace(kept, purse=dict.fromkeys(kept.purse, -5), left=dict.fromkeys(kept.left, 10**18))
    told = step("draw", given, rich)
    assert all(amount == 0 for amount in told.kept.purse.values())
    assert told.kept.left == kept.left
    for odd in (msgspec.structs.replace(kept, seat={"drawn": "many"}), msgspec.structs.replace(kept, tries=MAX_TRIES)):
        with pytest.raises(Invalid) as caught:
            step("draw", given, odd)
        assert caught.value.code == "bad_rehearsal"


def test_rules_with_a_flaw_and_moves_of_another_form_are_refused() -> None:
    given = rules("draw", "newcomer_wheel")
    with pytest.raises(Invalid) as caught:
        step("draw", given | {"prizes": [dict(given["prizes"][0], odds_ppm=2_000_000)]})
    assert caught.value.code in {"play_has_flaws", "bad_rules"}
    with pytest.raises(Invalid) as caught:
        step("draw", given, move={"nonsense": 1})
    assert caught.value.code == "bad_move"


def test_the_made_up_shopper_owes_nothing() -> None:
    """What a person is counted for is no purse: nobody begins with a thousand reports that never came."""
    shown = step("trial", rules("trial", "seven_days")).shown.shown
    assert shown["state"] == "open"
    assert shown["good_reports"] == 0


@pytest.mark.parametrize(("kind", "key"), TEMPLATES)
def test_every_template_goes_through_events_and_time_until_it_is_over(kind: str, key: str) -> None:
    given = rules(kind, key)
    seen = step(kind, given)
    for _, move in crowd_moves(kind, given, seen.kept)[:1]:
        seen = step(kind, given, seen.kept, move=move)
    for name in seen.listens:
        seen = step(kind, given, seen.kept, event=Happened(name))
    for wait, at_least in (("hour", 3_600_000), ("day", 90_000_000)):
        seen = step(kind, given, seen.kept, wait=wait)
        assert seen.ahead_ms == at_least
        assert seen.shown.now == from_ms(NOON + at_least)
    over = step(kind, given, seen.kept, wait="end")
    assert over.shown.state == "ended"
    for _, move in crowd_moves(kind, given, seen.kept)[:1]:
        told = step(kind, given, over.kept, move=move).outcome
        assert isinstance(told, Refusal)
        assert told.reason == "play_ended"


def test_the_operator_decides_about_a_proof() -> None:
    task = {
        "key": "share",
        "name": {"zh": "晒单", "en": "Show it"},
        "event": "",
        "reward": {"amount": 30},
        "proof": {"ask": {"zh": "发一张照片", "en": "Send a picture"}, "picture": "may"},
    }
    given = {"tasks": [task]}
    sent = step("tasks", given, move={"do": "prove", "task": "share", "text": "here it is"})
    assert isinstance(sent.outcome, Accepted), sent.outcome
    row = sent.lists[0].rows[0]
    assert (row.position, row.seat_id) == (1, "person:per_rehearsal")
    ruling = {"do": "approve", "task": row.data["task"]}
    done = step("tasks", given, sent.kept, ruling=Ruled(ruling, row.seat_id or ""))
    assert isinstance(done.outcome, Accepted), done.outcome
    assert done.kept.purse[POINTS] == PURSE + 30
    assert done.shown.shown["tasks"][0]["state"] in {"done", "claimed"}
    with pytest.raises(Invalid) as caught:
        step("tasks", given, sent.kept, ruling=Ruled({"do": "sing"}))
    assert caught.value.code == "bad_ruling"
    with pytest.raises(Invalid) as caught:
        step("check_in", rules("check_in", "simple"), ruling=Ruled({}))
    assert caught.value.code == "bad_ruling"


def test_a_right_to_buy_is_paid_for_by_an_order_as_the_crowd_would_send_it_or_lapses() -> None:
    given = rules("flash_sale", KINDS.get("flash_sale").mechanic.templates[0].key)
    taken = step("flash_sale", given, move={"do": "take"})
    assert isinstance(taken.outcome, Accepted), taken.outcome
    right = Asset("right:evening-deal")
    started = taken.kept.left[right] + 1
    paid = step("flash_sale", given, taken.kept, event=Happened("Order Completed"))
    assert paid.kept.order == "rehearsal-1"
    lapsed = step("flash_sale", given, taken.kept, wait="hour")
    assert (lapsed.woken, lapsed.kept.left[right]) == (1, started)
    assert lapsed.kept.inbox, "whoever did not pay is told"
    assert step("flash_sale", given, paid.kept, wait="hour").kept.left[right] == started - 1
    back = step("flash_sale", given, paid.kept, event=Happened("Order Cancelled"))
    assert (back.kept.order, back.kept.left[right]) == (paid.kept.order, started)


def test_points_that_are_set_aside_come_back_when_the_goal_is_missed() -> None:
    given = rules("crowdfunding", KINDS.get("crowdfunding").mechanic.templates[0].key)
    pledged = step("crowdfunding", given, move=crowd_moves("crowdfunding", given, step("crowdfunding", given).kept)[0][1])
    assert isinstance(pledged.outcome, Accepted), pledged.outcome
    assert pledged.kept.holds
    assert pledged.kept.purse[POINTS] < PURSE
    missed = step("crowdfunding", given, pledged.kept, wait="end")
    assert not missed.kept.holds
    assert missed.kept.purse[POINTS] == PURSE
    assert missed.kept.inbox
