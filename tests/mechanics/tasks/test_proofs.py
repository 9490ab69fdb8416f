"""Tasks shown by proof: sent, looked at, agreed to or refused with a reason."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from antiphon.mechanics.tasks import MECHANIC
from antiphon.mechanics.tasks.moves import Approve, Progress, Proving, Refuse, Seat, TaskMove
from antiphon.mechanics.tasks.rules import Newcomers, Proof, Rules, Task
from antiphon.sdk.effects import Send
from antiphon.sdk.laws import given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law
from antiphon.sdk.words import Text

NOON = datetime(2026, 6, 1, 4, tzinfo=UTC)
ANN = Person("ann", "Asia/Shanghai", known=True, first_seen_at=NOON)
NAME = Text(zh="晒家", en="Show your home")
HOME = Task("home", NAME, "", Reward(amount=30), proof=Proof(Text(zh="拍一张照片", en="A photo, please")))
PROVE = TaskMove("home", do="prove", text="Here it is", picture="https://pictures.example/home.jpg")


def table_of(rules: Rules) -> Table[Rules, Seat, TaskMove]:
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=NOON)


def shown(table: Table[Rules, Seat, TaskMove], days: int = 0) -> tuple[str, str | None]:
    task = table.look(ANN, NOON + timedelta(days=days))["tasks"][0]
    return task["state"], task["proof"]["refused"]


def test_a_proof_waits_is_refused_is_sent_again_and_agreed_to() -> None:
    table = table_of(Rules(tasks=(HOME,)))
    assert table.move(ANN, PROVE, NOON).because == "proof_sent"
    (row,) = table.listed("proofs")
    assert (row.key, row.data["text"], row.data["picture"]) == ("ann:home", "Here it is", PROVE.picture)
    assert (shown(table), table.move(ANN, PROVE, NOON).because) == (("waiting", None), "proof_waits")
    refused = table.rule("person:ann", Refuse("home", "Too dark."), NOON)
    assert (refused.because, table.listed("proofs"), shown(table)) == ("proof_refused", [], ("open", "Too dark."))
    (message,) = [effect for effect in refused.effects if isinstance(effect, Send)]
    assert "Too dark." in message.body["en"]
    table.move(ANN, PROVE, NOON)
    agreed = table.rule("person:ann", Approve("home"), NOON)
    assert (given(agreed)["points"], agreed.because, shown(table)[0]) == (30, "task_done", "claimed")
    assert table.rule("person:ann", Approve("home"), NOON).because == "nothing_waits"
    assert table.move(ANN, PROVE, NOON).because == "done_already"
    break_no_law(MECHANIC, table.history())


def test_what_is_no_proof_is_not_taken() -> None:
    must = replace(HOME, proof=Proof(NAME, "must"))
    for task, move, why in (
        (HOME, replace(PROVE, text=" ", picture=""), "proof_empty"),
        (HOME, replace(PROVE, picture="javascript:alert(1)"), "picture_odd"),
        (HOME, replace(PROVE, picture="http://plain.example/a.jpg"), "picture_odd"),
        (replace(HOME, proof=Proof(NAME, "no")), PROVE, "picture_odd"),
        (must, replace(PROVE, picture=""), "picture_needed"),
        (HOME, replace(PROVE, task="other"), "no_such_task"),
        (replace(HOME, proof=None, event="Order Completed"), PROVE, "not_by_proof"),
        (replace(HOME, segments=("vip",)), PROVE, "not_open"),
    ):
        assert table_of(Rules(tasks=(task,))).move(ANN, move, NOON).because == why
    strangers = table_of(Rules(tasks=(HOME,), signed_in=True))
    assert strangers.move(replace(ANN, known=False), PROVE, NOON).because == "sign_in_first"
    late = table_of(Rules(tasks=(HOME,), newcomers=Newcomers(1)))
    assert late.move(ANN, PROVE, NOON + timedelta(days=2)).because == "not_for_you"


def test_a_daily_proof_counts_for_the_day_it_was_sent() -> None:
    table = table_of(Rules(tasks=(replace(HOME, repeat="daily"),)))
    table.move(ANN, PROVE, NOON)
    assert table.move(ANN, PROVE, NOON + timedelta(days=1)).because == "proof_waits"
    agreed = table.rule("person:ann", Approve("home"), NOON + timedelta(days=1))
    assert (given(agreed)["points"], agreed.answer["rounds"]) == (30, {"home": "2026-06-01"})
    assert table.move(ANN, PROVE, NOON + timedelta(days=1)).because == "proof_sent"
    break_no_law(MECHANIC, table.history())


def test_several_proofs_and_a_claim() -> None:
    table = table_of(Rules(tasks=(replace(HOME, count=2, claim=True),)))
    table.move(ANN, PROVE, NOON)
    assert table.rule("person:ann", Approve("home"), NOON).because == "step_counted"
    table.move(ANN, PROVE, NOON)
    assert table.rule("person:ann", Approve("home"), NOON).because == "task_ready"
    assert given(table.move(ANN, TaskMove("home"), NOON))["points"] == 30


def test_two_proofs_of_one_person_are_settled_together_and_paid_once() -> None:
    waits = [Seat(tasks={"home": Progress(proof=Proving((f"{name}:home",)))}) for name in ("ann", "bo")]
    rules = Rules(tasks=(HOME,))
    merged = MECHANIC.merge(rules, *waits)
    assert merged.tasks["home"].proof == Proving(("ann:home", "bo:home"))
    table = table_of(rules)
    table.move(ANN, PROVE, NOON)
    table.move(Person("bo"), PROVE, NOON)
    table.seats["person:ann"] = merged
    assert given(table.rule("person:ann", Approve("home"), NOON))["points"] == 30
    assert table.listed("proofs") == []
    paid = Seat(tasks={"home": Progress(steps=1, paid=True)})
    table.seats["person:ann"] = MECHANIC.merge(rules, paid, waits[1])
    assert (table.rule("person:ann", Approve("home"), NOON).because, given(table.turns[-1])) == ("done_already", {})
