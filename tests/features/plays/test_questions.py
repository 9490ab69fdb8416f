"""Plays that ask questions, on the real host and both stores: counts that add up, charts, and decisions that can be made again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from antiphon.engine.database.port import Database
from antiphon.features.plays.contracts import Play
from antiphon.features.plays.results import Live
from antiphon.kernel.clock import Clock
from antiphon.mechanics.personal_test import MECHANIC as PERSONAL_TEST
from antiphon.mechanics.quiz import MECHANIC as QUIZ
from antiphon.mechanics.quiz.rules import Rules as QuizRules
from antiphon.mechanics.survey import MECHANIC as SURVEY
from tests.conftest import SetClock
from tests.features.plays.rig import SHOP, Rig, accepted, refused

SKIN = {"after_washing": "tight", "pores": 1, "stings": "never", "worries": ["dryness"]}


@pytest.fixture
def asking(database: Database, clock: Clock, tmp_path: Path) -> Iterator[Rig]:
    rig = Rig(database, clock, tmp_path, mechanics=(PERSONAL_TEST, SURVEY, QUIZ))
    yield rig
    rig.close()


def launch(rig: Rig, kind: str, template: int = 0, **changes: Any) -> Play:
    mechanic = PERSONAL_TEST if kind == "personal_test" else SURVEY
    return rig.launch(kind=kind, **{**mechanic.templates[template].rules, **changes})


def live(rig: Rig, play: Play) -> Live:
    with rig.database.read() as session:
        return rig.plays.read_live(session, SHOP, play.id)


def answer(rig: Rig, play: Play, person: str, answers: dict[str, Any]) -> list[Any]:
    return [accepted(rig.move(play, person, f"{person}-{key}", do="answer", question=key, answer=given)) for key, given in answers.items()]


def test_a_funnel_by_question_from_the_ledger(asking: Rig) -> None:
    play = launch(asking, "personal_test")
    last = answer(asking, play, "per_1", SKIN)[-1]
    answer(asking, play, "per_2", dict(list(SKIN.items())[:2]))
    assert last.because == "done_rewarded"
    assert asking.has("person:per_1") == 20
    drop_off, outcomes = live(asking, play).charts
    assert [(bar.count, bar.of) for bar in drop_off.bars] == [(2, 2), (2, 2), (1, 2), (0, 0), (1, 1)]
    assert {bar.name.en: bar.count for bar in outcomes.bars if bar.count} == {"dry skin": 1}
    assert asking.has(f"play:{play.id}", "tally:answered-pores") == 2
    with asking.database.read() as session:
        assert asking.plays.replay(session, SHOP, last.decision_id).same


def test_answers_stay_in_the_play_until_the_person_agrees(asking: Rig) -> None:
    play, ann = launch(asking, "personal_test"), sign_in(asking)
    answer(asking, play, ann, SKIN)
    asking.events.digest_all()
    assert [event.name for event in timeline(asking, ann)] == ["Test Completed"]
    accepted(asking.move(play, ann, "yes", do="agree"))
    asking.events.digest_all()
    (told,) = [msgspec.json.decode(event.properties) for event in timeline(asking, ann) if event.name == "Test Answers Kept"]
    assert (told["outcome"], told["answers"]) == ("dry", SKIN)


def test_a_quota_is_exact_when_many_answer_at_once(asking: Rig) -> None:
    groups = [{"key": "low", "name": {"zh": "低分", "en": "Low"}, "question": "recommend", "places": 3, "at_most": 6}]
    play = launch(asking, "survey", quotas=groups)
    people = [f"per_{number}" for number in range(6)]
    for person in people:
        answer(asking, play, person, {"recommend": 2})
    done = [answer(asking, play, person, {"mend": None})[-1].answer["counted"] for person in people]
    assert done == [True] * 3 + [False] * 3
    late = accepted(asking.move(play, "late", "k", do="answer", question="recommend", answer=0))
    assert late.because == "group_full"
    charts = {chart.key: chart for chart in live(asking, play).charts}
    assert [(bar.count, bar.of) for bar in charts["quotas"].bars] == [(3, 3)]
    assert charts["recommend"].figure is not None
    assert charts["recommend"].figure.en == "NPS -100"
    assert refused(asking.move(play, "late", "l", do="back")).reason == "already_done"


def test_a_reply_without_a_name_and_its_reward_are_of_two_people(asking: Rig) -> None:
    play, ann = launch(asking, "survey", 2), sign_in(asking)
    answers = {"age": "young", "stays_away": ["price"], "tell": "too dear"}
    answer(asking, play, "nobody", answers)
    with asking.database.read() as session:
        shown = asking.plays.show(session, SHOP, play.id, "nobody").shown
    assert refused(asking.move(play, "nobody", "claim", do="claim", stamp=shown["stamp"])).reason == "sign_in_first"
    claim = accepted(asking.move(play, ann, "claim", do="claim", stamp=shown["stamp"]))
    assert (asking.has("person:nobody"), asking.has(f"person:{ann}")) == (0, 30)
    with asking.database.read() as session:
        assert asking.plays.replay(session, SHOP, claim.decision_id).same
        told = session.rows("SELECT stimulus, facts, told FROM plays_decision WHERE person_id = ?", (ann,))
        seats = session.rows("SELECT seat FROM plays_seat WHERE id LIKE ?", (f"%{ann}",))
    assert not any(each in str(told + seats) for each in ("too dear", "stays_away", "nobody"))


def test_the_best_of_a_quiz_is_paid_when_it_is_ended(asking: Rig, clock: SetClock) -> None:
    """Also one that has no end of its own: places are settled when staff ends it, each once."""
    rules = msgspec.convert(QUIZ.templates[1].rules, QuizRules)
    play = asking.launch(kind="quiz", **QUIZ.templates[1].rules)
    for person, knows, seconds in (("per_1", False, 1), ("per_2", True, 9), ("per_3", True, 4)):
        for number in range(rules.ask_count):
            opened = accepted(asking.move(play, person, f"{person}-next-{number}", do="next"))
            clock.advance(seconds=seconds)
            each = rules.find(str(opened.answer["question"]))
            assert each is not None
            key = each.right[0] if knows else next(option.key for option in each.question.options if option.key not in each.right)
            accepted(asking.move(play, person, f"{person}-{number}", do="answer", question=each.question.key, answer=key))
    assert asking.plays.ring_once() == 0
    asking.plays.end(SHOP, play.id)
    clock.advance(seconds=1)
    while asking.plays.ring_once():
        pass
    assert [asking.has(f"person:{person}") for person in ("per_1", "per_2", "per_3")] == [200, 200, 0]
    assert asking.has("person:per_3", "prize:tea-set") == 1
    with asking.database.read() as session:
        for decided in asking.plays.list_decisions(session, SHOP, None, 50, play_id=play.id).items:
            assert decided.kind not in {"move", "alarm"} or asking.plays.replay(session, SHOP, decided.id).same


def sign_in(rig: Rig) -> str:
    """Somebody the shop knows."""
    return rig.commands.call(lambda session: rig.profiles.ensure_person(session, SHOP, user_id="ann"))


def timeline(rig: Rig, person: str) -> list[Any]:
    with rig.database.read() as session:
        return list(rig.events.list_timeline(session, SHOP, [person]).items)
