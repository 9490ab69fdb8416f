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
    assert table.move(ANN, PROVE, NOON + timedelta(days=1)).because == "picture_used", "a new day needs a new picture"
    assert table.move(ANN, replace(PROVE, picture="https://pictures.example/2.jpg"), NOON + timedelta(days=1)).because == "proof_sent"
    break_no_law(MECHANIC, table.history())


def test_several_proofs_and_a_claim() -> None:
    table = table_of(Rules(tasks=(replace(HOME, count=2, claim=True),)))
    table.move(ANN, PROVE, NOON)
    assert table.rule("person:ann", Approve("home"), NOON).because == "step_counted"
    table.move(ANN, replace(PROVE, picture="https://pictures.example/2.jpg"), NOON)
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


def picture(same: str, look: int) -> str:
    """The address of a picture that the house painted."""
    return f"/storefront/pictures/pic_{'0' * 32}_{same * 16}_{look:016x}"


def send(table: Table[Rules, Seat, TaskMove], person: Person, address: str, task: str = "home", text: str = "") -> str:
    return table.move(person, TaskMove(task, do="prove", text=text, picture=address), NOON).because


def test_a_picture_is_a_proof_once_and_only_its_sender_may_send_it_again_after_a_refusal() -> None:
    table = table_of(Rules(tasks=(replace(HOME, count=2), replace(HOME, key="garden"))))
    bo, mine = Person("bo", known=True), picture("a", 0xF0F0_1234_5678_9ABC)
    assert send(table, ANN, mine) == "proof_sent"
    assert send(table, bo, mine) == "picture_used", "somebody else's picture"
    assert send(table, ANN, mine, "garden") == "picture_used", "another task"
    table.rule("person:ann", Refuse("home", "Write a word, too."), NOON)
    assert send(table, ANN, mine, text="My home") == "proof_sent", "the same task after a refusal"
    table.rule("person:ann", Approve("home"), NOON)
    assert send(table, ANN, mine) == "picture_used", "the second step needs a picture of its own"
    assert send(table, ANN, picture("b", 0x0F0F_4321_8765_CBA9)) == "proof_sent"
    assert send(table, bo, "https://pictures.example/1.jpg") == "proof_sent"
    assert send(table, Person("cy", known=True), "https://pictures.example/1.jpg") == "picture_used", "from elsewhere: by its address"


def test_a_picture_that_looks_like_an_earlier_one_is_taken_and_marked() -> None:
    table = table_of(Rules(tasks=(HOME,)))
    look = 0xF0F0_1234_5678_9ABC
    sent = [(name, picture(str(number), look ^ bits)) for number, (name, bits) in enumerate({"ann": 0, "bo": 0x7, "cy": 0xF0F0}.items())]
    plain = [("di", picture("8", 0)), ("ed", picture("9", 0))]
    for name, address in (*sent, *plain):
        assert send(table, Person(name, known=True), address) == "proof_sent"
    marked = {row.person_id for row in table.listed("proofs") if "seen_before" in row.data}
    assert marked == {"bo"}, "three bits differ: marked; eight do: another picture; plain ones are like one another and say nothing"
