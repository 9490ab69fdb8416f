"""The quality card of each mechanic, compared with the facts as far as facts can be read."""

import re
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from antiphon.sdk.mechanic import GOALS
from antiphon.sdk.quality import Card, read_card
from tests.mechanics.kinds import AnyMechanic, find_examples, list_mechanics

ROOT = Path(__file__).parents[2]
MECHANICS = {mechanic.kind: mechanic for mechanic in list_mechanics()}
each_kind = pytest.mark.parametrize("mechanic", MECHANICS.values(), ids=list(MECHANICS))

SECTIONS = {
    "en": ("Worked example", "The rules, one by one", "Odds and law", "How it can be abused", "Put it on a page"),
    "zh": ("算一遍", "规则逐条说明", "概率与法律", "会被怎样薅", "放到页面上"),
}


def card_of(mechanic: AnyMechanic) -> Card:
    package = type(mechanic).__module__.rpartition(".")[0]
    return read_card((files(package) / "quality.toml").read_text(encoding="utf-8"))


def guide_of(mechanic: AnyMechanic, language: str) -> str:
    path = ROOT / "docs/guides" / language / "plays" / f"{mechanic.kind.replace('_', '-')}.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def says(mechanic: AnyMechanic, key: str) -> bool:
    """Whether the card calls a line done."""
    return getattr(card_of(mechanic), key).state == "done"


@each_kind
def test_laws(mechanic: AnyMechanic) -> None:
    """Laws that are called done are there, say what they promise, and see planted bugs."""
    if says(mechanic, "laws"):
        assert mechanic.laws
        assert all((law.__doc__ or "").strip() for law in mechanic.laws)
        assert find_examples(mechanic).bugs


@each_kind
def test_gallery(mechanic: AnyMechanic) -> None:
    """What the gallery shows: goals in a customer's order, and an example that says more than what the kind is good for."""
    assert list(mechanic.goals) == [goal for goal in GOALS if goal in mechanic.goals] != []
    for said in (mechanic.example.zh, mechanic.example.en):
        assert said.endswith(("。", ".")), f"an example is a sentence: {said}"
    assert 20 <= len(mechanic.example.zh) <= 120
    assert 60 <= len(mechanic.example.en) <= 220
    assert mechanic.example.en != mechanic.good_for.en


@each_kind
def test_simulation(mechanic: AnyMechanic) -> None:
    assert not says(mechanic, "simulation") or (files(type(mechanic).__module__.rpartition(".")[0]) / "trials.py").is_file()


@each_kind
def test_guide(mechanic: AnyMechanic) -> None:
    """A guide that is called done has every section in both languages and explains every field of the rules by its label."""
    if not says(mechanic, "guide"):
        return
    for language, sections in SECTIONS.items():
        guide = guide_of(mechanic, language)
        assert [section for section in sections if f"## {section}" not in guide] == [], language
        for title in labels(mechanic, language):
            assert f"**{title}**" in guide, f"the {language} guide does not explain {title}"
        assert f'<antiphon-{mechanic.kind.replace("_", "-")} play="' in guide


def labels(mechanic: AnyMechanic, language: str) -> list[str]:
    """The labels of the fields that the rules themselves have."""
    schema = msgspec.json.schema(mechanic.rules_type)
    rules = schema["$defs"][mechanic.rules_type.__name__]
    return [field["x-title"][language] for field in rules["properties"].values()]


@each_kind
def test_abuse_note(mechanic: AnyMechanic) -> None:
    if says(mechanic, "abuse_note"):
        for language, sections in SECTIONS.items():
            note = re.search(rf"## {sections[3]}\n+(.*?)(?=\n## |\Z)", guide_of(mechanic, language), re.DOTALL)
            assert note, language
            assert len(note[1]) > 100, language


@each_kind
def test_widget(mechanic: AnyMechanic) -> None:
    if says(mechanic, "widget"):
        element = f"antiphon-{mechanic.kind.replace('_', '-')}"
        sources = [path.read_text(encoding="utf-8") for path in (ROOT / "web/storefront/src").rglob("*.ts")]
        assert any(element in source for source in sources), f"there is no <{element}>"


@each_kind
def test_load_figure(mechanic: AnyMechanic) -> None:
    if says(mechanic, "load_figure"):
        figures = [path.read_text(encoding="utf-8") for path in (ROOT / "bench").rglob("*.py")]
        played = (f"mechanics.{mechanic.kind}", f'"{mechanic.kind}"', "list_mechanics()")  # itself, or every kind there is
        assert any(name in text for text in figures for name in played), "no benchmark plays it"


@each_kind
def test_odds_shown(mechanic: AnyMechanic) -> None:
    """A mechanic that says its odds are shown has odds in what it shows; one that is exempt leaves nothing to chance."""
    folder = files(type(mechanic).__module__.rpartition(".")[0])
    screens = [entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name in {"screen.py", "play.py"}]
    decides = [entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".py") and entry.name != "trials.py"]
    by_chance = any("kernel.chance" in text for text in decides)
    assert by_chance == says(mechanic, "odds_shown")
    assert not by_chance or any("odds_percent" in text for text in screens)


def test_a_card_must_be_whole_and_say_why() -> None:
    lines = ("laws", "two_languages", "odds_shown", "simulation", "abuse_note", "widget", "load_figure", "guide")
    whole = "".join(f'[{line}]\nstate = "done"\n' for line in lines)
    assert read_card(whole).level == "gold"
    assert read_card(whole.replace('[guide]\nstate = "done"', '[guide]\nstate = "todo"\nwhy = "later"')).level == "silver"
    assert read_card(whole.replace('[widget]\nstate = "done"', '[widget]\nstate = "todo"\nwhy = "later"')).level == "bronze"
    assert read_card(whole.replace('[laws]\nstate = "done"', '[laws]\nstate = "todo"\nwhy = "later"')).level == ""
    for broken in (whole.replace("[guide]", "[guides]"), whole.replace('[guide]\nstate = "done"', ""), whole.replace('"done"', '"nearly"')):
        with pytest.raises(msgspec.ValidationError):
            read_card(broken)
    with pytest.raises(msgspec.ValidationError, match="must say why"):
        read_card(whole.replace('[guide]\nstate = "done"', '[guide]\nstate = "exempt"'))
