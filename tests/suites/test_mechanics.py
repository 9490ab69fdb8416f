"""One suite for every mechanic that is installed. What it asks of a mechanic is what the host, the console and the player rely on."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, cast

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from antiphon.sdk.effects import WORLD
from antiphon.sdk.mechanic import GOALS, IGNORED, Alarm, Event, Facts, Person, Refused, Reply, Ruling, Seats
from antiphon.sdk.testing import Table, break_no_law
from antiphon.sdk.words import Text
from tests.mechanics.kinds import AnyMechanic, find_examples, list_mechanics
from tests.mechanics.stories import Story, retell, stories, tell

MECHANICS = {mechanic.kind: mechanic for mechanic in list_mechanics()}
BUGS = [(kind, bug) for kind, mechanic in MECHANICS.items() for bug in find_examples(mechanic).bugs]
FLAWED = [(kind, rules, path) for kind, mechanic in MECHANICS.items() for rules, path in find_examples(mechanic).flawed]
TEMPLATES = [(kind, template) for kind, mechanic in MECHANICS.items() for template in mechanic.templates]
START = datetime(2026, 5, 1, tzinfo=UTC)

CJK = re.compile(r"[\u4e00-\u9fff]")
SLOT = re.compile(r"\{[a-z_]+\}")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
PAGES = 40  # of stories that are read before a planted bug counts as not seen
each_kind = pytest.mark.parametrize("mechanic", MECHANICS.values(), ids=list(MECHANICS))


def is_bilingual(text: Text) -> bool:
    return bool(CJK.search(text.zh)) and bool(text.en.strip()) and not CJK.search(text.en)


def test_mechanics_are_installed() -> None:
    assert {"check_in", "draw", "tasks"} <= set(MECHANICS)


@each_kind
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_laws_hold_whatever_people_do(mechanic: AnyMechanic, data: st.DataObject) -> None:
    """The table is a referee too: same question, same answer; declared assets and seats only; plain JSON; words for everything."""
    story = data.draw(stories(find_examples(mechanic)))
    table = tell(mechanic, story)
    break_no_law(mechanic, table.history())
    assert all(amount >= 0 for (holder, _), amount in table.balances.items() if holder != WORLD)
    for asset in {asset for _, asset in table.balances}:
        begun = table.started.get(asset, 0)
        assert sum(amount for (_, each), amount in table.balances.items() if each == asset) == begun


@each_kind
@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_what_is_shown_is_plain_json(mechanic: AnyMechanic, data: st.DataObject) -> None:
    story = data.draw(stories(find_examples(mechanic), most=8))
    table = tell(mechanic, story)
    for person in story.people:
        shown = table.look(person, story.start + timedelta(days=data.draw(st.integers(0, 70))))
        assert json.loads(json.dumps(shown)) == shown


@each_kind
@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_rules_and_seats_survive_storage(mechanic: AnyMechanic, data: st.DataObject) -> None:
    story = data.draw(stories(find_examples(mechanic), most=8))
    assert msgspec.json.decode(msgspec.json.encode(story.rules), type=mechanic.rules_type) == story.rules
    for seat in [mechanic.seat_type(), *tell(mechanic, story).seats.values()]:
        assert msgspec.json.decode(msgspec.json.encode(seat), type=mechanic.seat_type) == seat


@each_kind
@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_examples_have_no_flaw(mechanic: AnyMechanic, data: st.DataObject) -> None:
    assert not mechanic.flaws(data.draw(find_examples(mechanic).rules))


@each_kind
@settings(max_examples=30, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_two_seats_make_one_that_can_go_on(mechanic: AnyMechanic, data: st.DataObject) -> None:
    """Two people turn out to be one: what they remember fits together, in either order, and can be played on with."""
    story = data.draw(stories(find_examples(mechanic)))
    table = tell(mechanic, story)
    empty = mechanic.seat_type()
    kept, other = (table.seats.get(f"person:per_{number}", empty) for number in (0, 1))
    merged = mechanic.merge(story.rules, kept, other)
    assert msgspec.json.decode(msgspec.json.encode(merged), type=mechanic.seat_type) == merged
    assert mechanic.merge(story.rules, kept, empty) == kept
    table.seats["person:per_0"] = merged
    table.seats.pop("person:per_1", None)  # whoever was merged is there no more
    tell_on(table, story)


def tell_on(table: Table[Any, Any, Any], story: Story) -> None:
    """The same people do the same again, a day later; nothing may raise."""
    now = table.turns[-1].at if table.turns else story.start
    for step in story.steps:
        now += timedelta(days=1)
        if isinstance(step.act, table.mechanic.move_type):
            table.move(story.people[step.person], step.act, now)


@each_kind
@given(seed=st.text(max_size=20), name=st.text(max_size=20))
def test_an_alarm_nobody_asked_for_and_an_event_nobody_listens_to_change_nothing(mechanic: AnyMechanic, seed: str, name: str) -> None:
    rules = msgspec.convert(mechanic.templates[0].rules, mechanic.rules_type)
    facts, seat = Facts(START, Person("per_1"), seed), mechanic.seat_type()
    for stimulus in (Alarm("person:per_1", name, START), Event("per_1", "evt_1", f"Unheard {name}", START)):
        seat_id = mechanic.seats_of(rules, stimulus)[0]
        outcome = mechanic.decide(rules, Seats(seat_id, seat, {seat_id: seat}), stimulus, facts)
        assert outcome == IGNORED or isinstance(outcome, Refused)


@pytest.mark.parametrize(("kind", "bug"), BUGS, ids=[f"{kind}-{type(bug).__name__}" for kind, bug in BUGS])
def test_planted_bugs_are_seen_by_the_laws(kind: str, bug: AnyMechanic) -> None:
    """A law that never goes red promises nothing."""
    assert any(is_caught(bug, story) for page in range(PAGES) for story in told_on(kind, page)), f"no law minds {type(bug).__name__}"


def is_caught(bug: AnyMechanic, story: Story) -> bool:
    try:
        break_no_law(bug, tell(bug, story).history())
    except AssertionError:
        return True
    return False


@cache
def told_on(kind: str, page: int) -> list[Story]:
    """The same stories for every bug of a kind, made up only as far as somebody has to read: most bugs are seen on the first page."""
    made: list[Story] = []

    @seed(page)
    @settings(max_examples=30, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=SLOW)
    @given(story=stories(find_examples(MECHANICS[kind])))
    def make(story: Story) -> None:
        made.extend(retell(story, 12))

    make()
    return made


@pytest.mark.parametrize(("kind", "rules", "path"), FLAWED, ids=[f"{kind}-{path}-{n}" for n, (kind, _, path) in enumerate(FLAWED)])
def test_rules_that_make_no_sense_are_refused_in_both_languages(kind: str, rules: Any, path: str) -> None:
    flaws = MECHANICS[kind].flaws(rules)
    assert path in {flaw.path for flaw in flaws}, flaws
    assert all(is_bilingual(flaw.says) and not SLOT.search(flaw.says.en) for flaw in flaws), flaws


@pytest.mark.parametrize(("kind", "template"), TEMPLATES, ids=[f"{kind}-{template.key}" for kind, template in TEMPLATES])
def test_templates_can_be_launched_as_they_are(kind: str, template: Any) -> None:
    mechanic = MECHANICS[kind]
    rules = msgspec.json.decode(msgspec.json.encode(template.rules), type=mechanic.rules_type)
    assert not mechanic.flaws(rules)
    assert is_bilingual(template.name)
    assert is_bilingual(template.good_for)


@each_kind
def test_names_and_words_are_in_both_languages(mechanic: AnyMechanic) -> None:
    assert is_bilingual(mechanic.name)
    assert is_bilingual(mechanic.good_for)
    assert is_bilingual(mechanic.example)
    assert mechanic.goals
    assert set(mechanic.goals) <= set(GOALS)
    for key, text in mechanic.words.items():
        assert is_bilingual(text), key
        assert set(SLOT.findall(text.zh)) == set(SLOT.findall(text.en)), key
    assert len({template.key for template in mechanic.templates}) == len(mechanic.templates) >= 1


@each_kind
def test_the_form_of_the_rules_has_a_label_and_help_for_every_field(mechanic: AnyMechanic) -> None:
    for path, schema in fields_of(msgspec.json.schema(mechanic.rules_type)):
        for part in ("x-title", "x-help"):
            assert part in schema, f"{path} has no {part}"
            assert is_bilingual(Text(**schema[part])), f"{path}: {schema[part]}"
        choices = cast("list[str]", schema.get("enum", []))
        assert set(choices) == set(schema.get("x-choices", {})), f"{path}: each choice needs a name"
        assert all(is_bilingual(Text(**text)) for text in schema.get("x-choices", {}).values()), path


def fields_of(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every field of every struct in a JSON schema."""
    for name, struct in schema["$defs"].items():
        for field, part in struct.get("properties", {}).items():
            yield f"{name}.{field}", part


@pytest.mark.parametrize(("kind", "template"), TEMPLATES, ids=[f"{kind}-{template.key}" for kind, template in TEMPLATES])
def test_a_made_up_crowd_can_play_every_template(kind: str, template: Any) -> None:
    mechanic = MECHANICS[kind]
    rules = msgspec.convert(template.rules, mechanic.rules_type)
    trials = mechanic.trials(rules, 60, 10, START, "crowd")
    assert trials == mechanic.trials(rules, 60, 10, START, "crowd")
    assert trials != mechanic.trials(rules, 60, 10, START, "another crowd")
    assert [trial.at for trial in trials] == sorted(trial.at for trial in trials)
    assert all(0 <= trial.person < 60 and START <= trial.at <= START + timedelta(days=11) for trial in trials)
    table = Table(mechanic, rules, starts_at=START)
    for number in range(60):
        table.give(f"per_{number}", "points", 500)
    for trial in trials:
        person = Person(f"per_{trial.person}", "Asia/Shanghai")
        stimulus = trial.stimulus
        if isinstance(stimulus, Reply):
            stimulus = stimulus.to(rules, table.seats.get(f"person:{person.id}") or mechanic.seat_type())
        if isinstance(stimulus, Event):
            table.event(person, stimulus.name, trial.at, stimulus.properties)
        elif isinstance(stimulus, Ruling):
            table.rule(stimulus.seat_id or f"person:{person.id}", stimulus.ruling, trial.at, stimulus.by)
        elif stimulus is not None:
            table.move(person, stimulus, trial.at)
    break_no_law(mechanic, table.history())
    assert any(turn.accepted for turn in table.turns), "the crowd got nothing done"
