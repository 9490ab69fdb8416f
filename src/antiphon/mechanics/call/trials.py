"""A made-up crowd for a call: some send ideas, a few of them alike; the staff accepts most and shortlists the first; the others vote."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.call.moves import Accept, CallMove, Shortlist
from antiphon.mechanics.call.rules import Rules
from antiphon.sdk.mechanic import Ruling, Trial

_SYLLABLES = ("云", "雾", "山", "露", "青", "桂", "月", "泡", "清", "茶", "乐", "星", "风", "柚", "果", "夏")
_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """A third of the people enter, everybody may vote. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        at = start + timedelta(days=below(days, seed, f"{person}/day"), minutes=below(_WAKING_MINUTES, seed, f"{person}/minute"))
        luck = unit(seed, f"{person}/luck")
        if luck < 0.35:
            trials.append(Trial(person, at, CallMove("enter", _text(rules, seed, person), _picture(rules, person))))
            if luck < 0.28:
                ruling = Shortlist() if luck < 0.15 else Accept()
                trials.append(Trial(person, at + timedelta(minutes=20), Ruling("", ruling, "operator")))
        if unit(seed, f"{person}/votes") < 0.6:
            for number in range(min(rules.votes_each, 2)):
                slot = rules.places()[below(min(rules.slots, 4), seed, f"{person}/slot/{number}")]
                trials.append(Trial(person, at + timedelta(minutes=30 + number), CallMove("vote", entry=slot)))
    return sorted(trials, key=lambda trial: trial.at)


def _text(rules: Rules, seed: str, person: int) -> str:
    length = min(rules.longest, rules.shortest + 2)
    return "".join(_SYLLABLES[below(len(_SYLLABLES), seed, f"{person}/{place}")] for place in range(length))


def _picture(rules: Rules, person: int) -> str:
    return f"https://pictures.example/{person}.jpg" if rules.pictures == "must" else ""
