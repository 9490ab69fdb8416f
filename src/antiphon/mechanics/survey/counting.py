"""What a survey counts: where people leave, what they chose, how full each group is. Every count is a transfer."""

from collections.abc import Iterator, Mapping, Sequence

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.survey.moves import Seat
from antiphon.mechanics.survey.rules import Quota, Rules
from antiphon.sdk.answers import Answer, chosen_keys, range_of
from antiphon.sdk.charts import Bar, Chart, count, no_tallies_yet, tally
from antiphon.sdk.effects import Transfer
from antiphon.sdk.questions import Question, fits
from antiphon.sdk.words import Text

DROP_OFF = Text(zh="每道题的完成情况", en="How far people get")
QUOTAS = Text(zh="配额", en="Quotas")
COMPLETED = "completed"
PROMOTER = 9
DETRACTOR = 6


def tallies(rules: Rules) -> dict[Asset, int]:
    """Everything that is counted."""
    names = [name for question in rules.questions for name in (f"reached-{question.key}", f"answered-{question.key}", *_places(question))]
    return no_tallies_yet([*names, COMPLETED, *(_quota(quota) for quota in rules.quotas)])


def count_answer(seat: Seat, question: Question, then: Question | None) -> list[Transfer]:
    """The first answer of a person to a question, and the first time they reach the next."""
    if question.key in seat.counted:
        return []
    first = [] if seat.counted else [count(f"reached-{question.key}")]
    reached = [] if then is None or then.key in seat.counted else [count(f"reached-{then.key}")]
    return [*first, count(f"answered-{question.key}"), *reached]


def count_reply(rules: Rules, answers: Mapping[str, Answer]) -> list[Transfer]:
    """A whole reply: each answer, and the groups it belongs to."""
    chosen = [name for question in rules.questions if question.key in answers for name in _chosen(question, answers[question.key])]
    return [count(name) for name in (*chosen, COMPLETED, *(_quota(quota) for quota in groups_of(rules, answers)))]


def groups_of(rules: Rules, answers: Mapping[str, Answer]) -> list[Quota]:
    """The quotas that a reply belongs to."""
    return [quota for quota in rules.quotas if quota.question in answers and fits(quota, answers[quota.question])]


def is_full(quota: Quota, left: Mapping[Asset, int]) -> bool:
    """Whether no more replies of a group are wanted."""
    return left.get(tally(_quota(quota)), 0) >= quota.places


def draw_charts(rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
    """Drop-off, quotas, and one chart for each question that can be counted."""

    def counted(name: str) -> int:
        return left.get(tally(name), 0)

    def bar(question: Question) -> Bar:
        return Bar(question.text, counted(f"answered-{question.key}"), counted(f"reached-{question.key}"))

    begun, done = counted(f"reached-{rules.questions[0].key}"), counted(COMPLETED)
    share = round(100 * done / begun) if begun else 0
    figure = Text(zh=f"{begun} 人开始，{done} 份有效答卷（{share}%）", en=f"{begun} began, {done} replies counted ({share} %)")
    charts = [Chart("drop_off", DROP_OFF, "funnel", tuple(bar(question) for question in rules.questions), figure)]
    if rules.quotas:
        bars = tuple(Bar(quota.name, counted(_quota(quota)), quota.places) for quota in rules.quotas)
        charts.append(Chart("quotas", QUOTAS, "shares", bars))
    for question in rules.questions:
        charts += _charts_of(question, {name: counted(name) for name in _places(question)})
    return charts


def nps(counts: Sequence[int]) -> int | None:
    """The Net Promoter Score of 11 counts, from 0 to 10: the percentage of 9 and 10 less that of 0 to 6, rounded half away from zero.

    Reichheld, "The One Number You Need to Grow", HBR 2003. None without an answer.
    """
    total = sum(counts)
    if not total:
        return None
    score = sum(counts[PROMOTER:]) - sum(counts[: DETRACTOR + 1])
    rounded = (200 * abs(score) + total) // (2 * total)
    return rounded if score >= 0 else -rounded


def _charts_of(question: Question, counts: Mapping[str, int]) -> Iterator[Chart]:
    numbers = list(counts.values())
    least, _ = range_of(question)
    match question.kind:
        case "text":
            return
        case "matrix":
            width = len(question.options)
            for index, row in enumerate(question.rows):
                part = numbers[index * width : (index + 1) * width]
                title = Text(zh=f"{question.text.zh} {row.text.zh}", en=f"{question.text.en} {row.text.en}")
                yield _shares(f"{question.key}-{row.key}", title, [option.text for option in question.options], part)
        case "scale" | "nps":
            names = [Text(zh=f"{least + index} 分", en=str(least + index)) for index in range(len(numbers))]
            figure = _nps_figure(numbers) if question.kind == "nps" else _scale_figure(numbers, least)
            yield _shares(question.key, question.text, names, numbers, figure)
        case _:
            yield _shares(question.key, question.text, [option.text for option in question.options], numbers)


def _shares(key: str, title: Text, names: Sequence[Text], numbers: Sequence[int], figure: Text | None = None) -> Chart:
    return Chart(key, title, "shares", tuple(Bar(name, number) for name, number in zip(names, numbers, strict=True)), figure)


def _nps_figure(numbers: Sequence[int]) -> Text | None:
    score = nps(numbers)
    return None if score is None else Text(zh=f"NPS {score:+d}", en=f"NPS {score:+d}")


def _scale_figure(numbers: Sequence[int], least: int) -> Text | None:
    """The mean, and the share of the two best points, which is what CSAT means."""
    total = sum(numbers)
    if not total:
        return None
    mean = sum((least + index) * number for index, number in enumerate(numbers)) / total
    best = round(100 * sum(numbers[-2:]) / total)
    return Text(zh=f"平均 {mean:.2f} 分，满意 {best}%", en=f"{mean:.2f} on average, {best} % satisfied")


def _places(question: Question) -> list[str]:
    """The tallies of a question's answers, in the order they are shown."""
    least, most = range_of(question)
    match question.kind:
        case "single" | "multiple":
            return [f"option-{question.key}-{option.key}" for option in question.options]
        case "scale" | "nps":
            return [f"point-{question.key}-{point}" for point in range(least, most + 1)]
        case "matrix":
            return [f"cell-{question.key}-{row.key}-{option.key}" for row in question.rows for option in question.options]
        case _:
            return []


def _chosen(question: Question, answer: Answer) -> list[str]:
    """The tallies that one answer counts."""
    match question.kind:
        case "single" | "multiple":
            return [f"option-{question.key}-{key}" for key in chosen_keys(answer)]
        case "scale" | "nps":
            return [] if answer is None else [f"point-{question.key}-{answer}"]
        case "matrix":
            return [f"cell-{question.key}-{row}-{column}" for row, column in answer.items()] if isinstance(answer, dict) else []
        case _:
            return []


def _quota(quota: Quota) -> str:
    return f"quota-{quota.key}"
