"""Questions that plays ask: single and multiple choice, scale, NPS, text and matrix, asked one after another with branching.

Branches lead forward only, so a walk through the questions always ends. What answers look like and how they are read is in `sdk.answers`.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal, NamedTuple, Protocol

import msgspec

from antiphon.sdk.answers import Answer, chosen_keys, range_of
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.words import Text, field

END: Final = "end"  # a branch that leads here leaves the questions
MOST_QUESTIONS: Final = 50
MOST_OPTIONS: Final = 30
LONGEST_TEXT: Final = 1_000
_KEY: Final = re.compile(r"[a-z0-9_]{1,40}")
KEY_FIELD: Final = field(
    "代号",
    "Key",
    "短代号，用小写字母、数字和下划线；上线后不要改。",
    "A short word of small letters, digits and _; keep it once live.",
    max_length=40,
)


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One thing to choose."""

    key: Annotated[str, KEY_FIELD]
    text: Annotated[Text, field("文字", "Text", "顾客看到的选项。", "What shoppers read.")]
    alone: Annotated[
        bool,
        field("单独选", "On its own", "多选题里选了它就不能选别的，例如“以上都不是”。", "Excludes the others, such as “none of these”."),
    ] = False


class AnswersMeant(Protocol):
    """Some answers to a question: any of these options, or a number in this range."""

    @property
    def options(self) -> Sequence[str]: ...
    @property
    def at_least(self) -> int | None: ...
    @property
    def at_most(self) -> int | None: ...


class Branch(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where an answer leads: one of these options, or a number in this range."""

    to: Annotated[
        str,
        field(
            "去哪一题",
            "Leads to",
            "后面某一题的代号；end 表示结束。",
            "The key of a later question; end: no more questions.",
            max_length=40,
        ),
    ]
    options: Annotated[
        tuple[str, ...],
        field("选了这些", "Options", "选中其中任何一个就走这条路。", "Choosing any of them goes this way.", max_length=MOST_OPTIONS),
    ] = ()
    at_least: Annotated[int | None, field("不低于", "At least", "打分题：分数不低于。", "For numbers: this much or more.")] = None
    at_most: Annotated[int | None, field("不高于", "At most", "打分题：分数不高于。", "For numbers: this much or less.")] = None


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One question. `least` and `most` bound choices, points or letters, whichever the kind of question counts."""

    key: Annotated[str, KEY_FIELD]
    text: Annotated[Text, field("题目", "Question", "顾客看到的问题。", "What shoppers read.")]
    kind: Annotated[
        Literal["single", "multiple", "scale", "nps", "text", "matrix"],
        field(
            "题型",
            "Kind",
            "怎样回答这道题。",
            "How it is answered.",
            choices={
                "single": ("单选", "Single choice"),
                "multiple": ("多选", "Multiple choice"),
                "scale": ("打分", "Scale"),
                "nps": ("推荐度 0–10", "NPS 0–10"),
                "text": ("文字", "Text"),
                "matrix": ("矩阵", "Matrix"),
            },
        ),
    ] = "single"
    options: Annotated[
        tuple[Option, ...],
        field("选项", "Options", "单选、多选的选项；矩阵题的列。", "Of a choice; the columns of a matrix."),
    ] = ()
    rows: Annotated[tuple[Option, ...], field("行", "Rows", "矩阵题每一行问什么。", "What each row of a matrix asks about.")] = ()
    least: Annotated[
        int | None,
        field(
            "最少",
            "Least",
            "多选：至少几项；打分：最低分；文字：至少几个字。",
            "Fewest choices, lowest point, or fewest letters.",
            at_least=0,
        ),
    ] = None
    most: Annotated[
        int | None,
        field(
            "最多", "Most", "多选：至多几项；打分：最高分；文字：至多几个字。", "Most choices, highest point, or most letters.", at_least=1
        ),
    ] = None
    low: Annotated[Text | None, field("最低分含义", "Low end", "打分题左端的说明。", "What the lowest point means.")] = None
    high: Annotated[Text | None, field("最高分含义", "High end", "打分题右端的说明。", "What the highest point means.")] = None
    help: Annotated[Text | None, field("说明", "Hint", "题目下面的一行小字，可不填。", "A line below the question; may be empty.")] = None
    optional: Annotated[bool, field("可跳过", "May be skipped", "勾选后可以不回答。", "It need not be answered.")] = False
    branches: Annotated[
        tuple[Branch, ...],
        field("按答案跳题", "Branches", "从上到下，第一个符合的生效；只能往后跳。", "The first that fits counts; they lead forward only."),
    ] = ()
    otherwise: Annotated[
        str,
        field(
            "否则去哪一题",
            "Otherwise",
            "没有符合的跳题时去哪；留空是下一题，end 是结束。",
            "Where it goes when no branch fits; empty: the next one, end: no more.",
            max_length=40,
        ),
    ] = ""

    def option(self, key: str) -> Option | None:
        """The option of a key."""
        return next((option for option in self.options if option.key == key), None)


class Walk(NamedTuple):
    """How far somebody is: the questions that were passed, the one to answer now (None: done), and how many more there can be after it."""

    passed: tuple[Question, ...]
    now: Question | None
    ahead: int


def find_question(questions: Sequence[Question], key: str) -> Question | None:
    """The question of a key."""
    return next((question for question in questions if question.key == key), None)


def fits(meant: AnswersMeant, answer: Answer) -> bool:
    """Whether an answer is one of those that were meant."""
    if isinstance(answer, int):
        return (meant.at_least is None or answer >= meant.at_least) and (meant.at_most is None or answer <= meant.at_most)
    return any(key in meant.options for key in chosen_keys(answer))


def lead(questions: Sequence[Question], question: Question, answer: Answer) -> Question | None:
    """The question that follows an answer; None: no more."""
    to = next((branch.to for branch in question.branches if fits(branch, answer)), question.otherwise)
    if to == END:
        return None
    if to:
        return find_question(questions, to)
    index = questions.index(question) + 1
    return questions[index] if index < len(questions) else None


def walk(questions: Sequence[Question], answers: Mapping[str, Answer]) -> Walk:
    """Follow the answers from the first question on. An answer to a question that is not on the way does not matter.

    A question that is skipped is answered with None: the key must be there.
    """
    passed: list[Question] = []
    now = questions[0] if questions else None
    while now is not None and now.key in answers and len(passed) < len(questions):
        passed.append(now)
        now = lead(questions, now, answers[now.key])
    return Walk(tuple(passed), now, 0 if now is None else _longest_after(questions, now))


def answered_on_the_way(questions: Sequence[Question], answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers that count: those of the questions that the other answers lead to, in order."""
    return {question.key: answers[question.key] for question in walk(questions, answers).passed}


def show_question(question: Question) -> dict[str, Any]:
    """A question as its reader may see it, in plain JSON. Where answers lead is not told.

    `{key, kind, text, help, options: [{key, text, alone}], rows: [{key, text}], least, most, low, high, optional}`
    """
    least, most = range_of(question)
    return {
        "key": question.key,
        "kind": question.kind,
        "text": _say(question.text),
        "help": _say(question.help),
        "options": [{"key": option.key, "text": _say(option.text), "alone": option.alone} for option in question.options],
        "rows": [{"key": row.key, "text": _say(row.text)} for row in question.rows],
        "least": least,
        "most": most,
        "low": _say(question.low),
        "high": _say(question.high),
        "optional": question.optional,
    }


def check_questions(flaws: Flaws, path: str, questions: Sequence[Question], most: int = MOST_QUESTIONS) -> bool:
    """Each question makes sense, branches lead forward, and every question can be reached. Whether all of it held."""
    before = len(flaws.found)
    flaws.need(1 <= len(questions) <= most, path, f"请设置 1 到 {most} 道题。", f"Ask 1 to {most} questions.")
    check_keys(flaws, [(f"{path}[{index}].key", question.key) for index, question in enumerate(questions)])
    for index, question in enumerate(questions):
        at = f"{path}[{index}]"
        flaws.need(question.key != END, f"{at}.key", "end 是保留字，请换一个代号。", "end has a meaning of its own; choose another key.")
        _check_form(flaws, at, question)
        _check_branches(flaws, at, questions, index)
    if len(flaws.found) == before:
        reached = _reached(questions)
        for index, question in enumerate(questions):
            flaws.need(question.key in reached, f"{path}[{index}]", "没有答案会走到这道题。", "No answer ever leads to this question.")
    return len(flaws.found) == before


def check_keys(flaws: Flaws, paths_and_keys: Sequence[tuple[str, str]]) -> bool:
    """Keys that may be part of the name of a tally, and that nobody else has."""
    fine = flaws.different(paths_and_keys)
    for path, key in paths_and_keys:
        fine &= flaws.need(
            not key.strip() or bool(_KEY.fullmatch(key)),
            path,
            "代号只能用小写字母、数字和下划线，最多 40 个。",
            "A key has small letters, digits and _ only, 40 at most.",
        )
    return fine


def _check_form(flaws: Flaws, at: str, question: Question) -> None:
    flaws.text(f"{at}.text", question.text)
    for part in ("help", "low", "high"):
        if (text := getattr(question, part)) is not None:
            flaws.text(f"{at}.{part}", text)
    chosen = question.kind in {"single", "multiple", "matrix"}
    count = len(question.options)
    if chosen:
        flaws.need(2 <= count <= MOST_OPTIONS, f"{at}.options", "请给 2 到 30 个选项。", "Give 2 to 30 options.")
    else:
        flaws.need(not count, f"{at}.options", "这种题没有选项。", "This kind of question has no options.")
    if question.kind == "matrix":
        flaws.need(1 <= len(question.rows) <= MOST_OPTIONS, f"{at}.rows", "请给 1 到 30 行。", "Give 1 to 30 rows.")
    else:
        flaws.need(not question.rows, f"{at}.rows", "只有矩阵题有行。", "Only a matrix has rows.")
    for part, options in (("options", question.options), ("rows", question.rows)):
        check_keys(flaws, [(f"{at}.{part}[{index}].key", option.key) for index, option in enumerate(options)])
        for index, option in enumerate(options):
            flaws.text(f"{at}.{part}[{index}].text", option.text)
    least, most = range_of(question)
    if question.kind in {"single", "nps", "matrix"}:
        unset = question.least is None and question.most is None
        flaws.need(unset, f"{at}.least", "这种题不用填最少和最多。", "This kind of question has no least and most.")
        return
    ceiling = {"multiple": count, "scale": 10, "text": LONGEST_TEXT}[question.kind]
    flaws.whole(f"{at}.least", least, 0, ceiling)
    flaws.whole(f"{at}.most", most, 1, max(1, ceiling))
    apart = least < most if question.kind == "scale" else least <= most
    flaws.need(apart, f"{at}.most", "“最多”要比“最少”大。", "The most must be more than the least.")


def _check_branches(flaws: Flaws, at: str, questions: Sequence[Question], index: int) -> None:
    question = questions[index]
    later = {END, *(each.key for each in questions[index + 1 :])}
    for number, branch in enumerate(question.branches):
        path = f"{at}.branches[{number}]"
        flaws.need(branch.to in later, f"{path}.to", f"“{branch.to}”不是后面的题。", f"“{branch.to}” is not a later question.")
        check_answers_meant(flaws, path, question, branch)
    flaws.need(
        question.otherwise in later or not question.otherwise,
        f"{at}.otherwise",
        f"“{question.otherwise}”不是后面的题。",
        f"“{question.otherwise}” is not a later question.",
    )


def check_answers_meant(flaws: Flaws, path: str, question: Question, meant: AnswersMeant) -> bool:
    """Answers that this question has."""
    bounded = meant.at_least is not None or meant.at_most is not None
    if question.kind in {"scale", "nps"}:
        least, most = range_of(question)
        low, high = max(least, meant.at_least or least), min(most, most if meant.at_most is None else meant.at_most)
        fine = bounded and not meant.options and low <= high
        return flaws.need(fine, f"{path}.at_least", "请填写这道题给得出的分数范围。", "Give a range of points that this question has.")
    known = {option.key for option in question.options} if question.kind in {"single", "multiple"} else set[str]()
    fine = flaws.need(not bounded, f"{path}.at_least", "这种题按选项来定。", "This kind of question goes by its options.")
    return fine & flaws.need(
        bool(meant.options) and set(meant.options) <= known,
        f"{path}.options",
        "请选这道题里有的选项。",
        "Choose options that this question has.",
    )


def _reached(questions: Sequence[Question]) -> set[str]:
    """The keys of all questions that some answers lead to. Branches lead forward, so one pass finds them."""
    reached = {questions[0].key}
    for question in questions:
        if question.key in reached:
            reached |= {each.key for each in _ways(questions, question)}
    return reached


def _ways(questions: Sequence[Question], question: Question) -> list[Question]:
    """Every question that can come right after this one."""
    answers: list[Answer] = [None] if question.optional else []
    least, most = range_of(question)
    if question.kind in {"scale", "nps"}:
        answers += range(least, most + 1)
    elif question.kind == "single":
        answers += [option.key for option in question.options]
    elif question.kind == "multiple":
        answers += _choices(question, least, most)
    else:
        answers.append(None)  # texts and matrices have one way on
    ways = (lead(questions, question, answer) for answer in answers)
    return [way for way in ways if way is not None]


def _choices(question: Question, least: int, most: int) -> list[Answer]:
    """Enough choices to take every way: for each branch, the fewest options that avoid all earlier ones where that is possible."""
    found: list[Answer] = [()] if least == 0 else []
    taken: set[str] = set()
    for branch in (*question.branches, None):
        free = [option for option in question.options if option.key not in taken]
        for first in free:
            if branch is not None and first.key not in branch.options:
                continue
            if first.alone:
                found.append((first.key,))  # however few must be chosen: an option on its own is a whole answer
                continue
            others = [option.key for option in free if option is not first and not option.alone]
            if most >= 1 and 1 + len(others) >= least:
                found.append((first.key, *others[: max(0, least - 1)]))
                break
        taken.update(branch.options if branch is not None else ())
    return found


def _longest_after(questions: Sequence[Question], question: Question) -> int:
    """How many questions can follow this one at most."""
    longest: dict[str, int] = {}
    for each in reversed(questions):
        longest[each.key] = max((1 + longest.get(way.key, 0) for way in _ways(questions, each)), default=0)
        if each is question:
            break
    return longest[question.key]


def _say(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}
