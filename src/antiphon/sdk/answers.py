"""Answers to the questions of `sdk.questions`: what they look like, reading them, and the words for one that does not fit.

`"a"` answers a single choice or a text, `["a", "b"]` a multiple choice, `7` a scale or NPS, `{"row": "column"}` a matrix, and
`null` skips a question that may be skipped.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Protocol

import msgspec

from antiphon.kernel.chance import below
from antiphon.sdk.mechanic import Refused
from antiphon.sdk.words import Text

Answer = (
    Annotated[str, msgspec.Meta(max_length=4_000)]
    | int
    | Annotated[tuple[str, ...], msgspec.Meta(max_length=100)]
    | Annotated[dict[str, str], msgspec.Meta(max_length=100)]
    | None
)

NPS_MOST: Final = 10
DEFAULT_LONGEST: Final = 500


class Choice(Protocol):
    """Something to choose."""

    @property
    def key(self) -> str: ...
    @property
    def text(self) -> Text: ...
    @property
    def alone(self) -> bool: ...


class Asked(Protocol):
    """What reading an answer needs to know about its question."""

    @property
    def kind(self) -> str: ...
    @property
    def options(self) -> Sequence[Choice]: ...
    @property
    def rows(self) -> Sequence[Choice]: ...
    @property
    def least(self) -> int | None: ...
    @property
    def most(self) -> int | None: ...
    @property
    def optional(self) -> bool: ...


ANSWER_WORDS: Final[Mapping[str, Text]] = {
    "answer_missing": Text(zh="这道题要回答。", en="Please answer this question."),
    "answer_odd": Text(zh="没看懂这个答案，请再选一次。", en="That answer cannot be read. Please choose again."),
    "choose_more": Text(zh="请至少选 {least} 项。", en="Choose {least} or more."),
    "choose_fewer": Text(zh="最多选 {most} 项。", en="Choose {most} or fewer."),
    "choose_alone": Text(zh="“{option}”不能和别的选项一起选。", en="“{option}” cannot be combined with another choice."),
    "out_of_range": Text(zh="请选 {least} 到 {most} 之间的分数。", en="Choose a number from {least} to {most}."),
    "write_more": Text(zh="请至少写 {least} 个字。", en="Write {least} or more letters."),
    "write_less": Text(zh="最多写 {most} 个字。", en="Write {most} letters or fewer."),
    "row_missing": Text(zh="“{row}”这一行还没选。", en="“{row}” has no choice yet."),
}  # every reason for which `read_answer` refuses; a mechanic adds them to its words


def range_of(question: Asked) -> tuple[int, int]:
    """(least, most): choices, points or letters, whichever the question counts."""
    low, high = {
        "multiple": (1, len(question.options)),
        "scale": (1, 5),
        "nps": (0, NPS_MOST),
        "text": (1, DEFAULT_LONGEST),
    }.get(question.kind, (1, 1))
    return (low if question.least is None else question.least, high if question.most is None else question.most)


def read_answer(question: Asked, given: Answer) -> Answer | Refused:
    """The answer in its usual form, or why it does not fit. None: the question is skipped."""
    if isinstance(given, str):
        given = tidy(given)
    if given is None or given in ("", (), {}):
        allowed_empty = question.kind in {"multiple", "text"} and range_of(question)[0] == 0
        return None if question.optional or allowed_empty else Refused("answer_missing")
    match question.kind:
        case "single":
            return given if isinstance(given, str) and _find(question.options, given) else Refused("answer_odd")
        case "multiple":
            return _read_choices(question, given) if isinstance(given, tuple) else Refused("answer_odd")
        case "scale" | "nps":
            return _read_number(question, given) if isinstance(given, int) and not isinstance(given, bool) else Refused("answer_odd")
        case "text":
            return _read_text(question, given) if isinstance(given, str) else Refused("answer_odd")
        case _:
            return _read_matrix(question, given) if isinstance(given, dict) else Refused("answer_odd")


def tidy(text: str) -> str:
    """A text without what cannot be stored or seen: control characters other than a new line, lone surrogates, space around it."""
    kept = (letter for letter in text if letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cs"})
    return "".join(kept).strip()


def say_answer(question: Asked, answer: Answer) -> Text:
    """An answer in words, for whoever explains what it led to."""
    match answer:
        case None:
            return Text(zh="（未回答）", en="(no answer)")
        case int():
            return Text(zh=f"{answer} 分", en=str(answer))
        case str():
            option = _find(question.options, answer)
            return option.text if option else Text(zh=answer, en=answer)
        case tuple():
            chosen = [option.text for option in question.options if option.key in answer]
            return Text(zh="、".join(text.zh for text in chosen), en=", ".join(text.en for text in chosen))
        case _:
            pairs = [(row.text, option.text) for row in question.rows if (option := _find(question.options, answer.get(row.key, "")))]
            return Text(zh="；".join(f"{a.zh}：{b.zh}" for a, b in pairs), en="; ".join(f"{a.en}: {b.en}" for a, b in pairs))


def invent_answer(question: Asked, seed: str) -> Answer:
    """What somebody of a made-up crowd might answer."""
    least, most = range_of(question)
    match question.kind:
        case "single":
            return question.options[below(len(question.options), seed, "single")].key
        case "multiple":
            free = [option.key for option in question.options if not option.alone]
            wanted = least + below(max(1, min(most, 3) - least + 1), seed, "count")
            ranked = sorted(free, key=lambda key: below(1_000_000, seed, key))[: max(1, wanted)]
            return tuple(key for key in free if key in ranked)
        case "scale" | "nps":
            return most - min(below(most - least + 1, seed, "a"), below(most - least + 1, seed, "b"))  # kinder than even
        case "text":
            return ("还不错，下次再来。 " * max(1, least))[: max(least, min(most, 9))].strip() or None
        case _:
            count = len(question.options)
            return {row.key: question.options[below(count, seed, row.key)].key for row in question.rows}


def chosen_keys(answer: Answer) -> tuple[str, ...]:
    """The options that an answer to a choice names."""
    return (answer,) if isinstance(answer, str) else answer if isinstance(answer, tuple) else ()


def to_json(answer: Answer) -> Any:
    """An answer in plain JSON: a list for a tuple."""
    return list(answer) if isinstance(answer, tuple) else answer


def _find(options: Sequence[Choice], key: str) -> Choice | None:
    return next((option for option in options if option.key == key), None)


def _read_choices(question: Asked, given: tuple[str, ...]) -> Answer | Refused:
    wanted = set(given)
    chosen = [option for option in question.options if option.key in wanted]
    if len(chosen) < len(wanted):
        return Refused("answer_odd")
    alone = next((option for option in chosen if option.alone), None)
    if alone is not None:
        told = {"zh": alone.text.zh, "en": alone.text.en}
        return (alone.key,) if len(chosen) == 1 else Refused("choose_alone", values={"option": told})
    least, most = range_of(question)
    if len(chosen) < least:
        return Refused("choose_more", values={"least": least})
    if len(chosen) > most:
        return Refused("choose_fewer", values={"most": most})
    return tuple(option.key for option in chosen)


def _read_number(question: Asked, given: int) -> Answer | Refused:
    least, most = range_of(question)
    return given if least <= given <= most else Refused("out_of_range", values={"least": least, "most": most})


def _read_text(question: Asked, given: str) -> Answer | Refused:
    least, most = range_of(question)
    if len(given) < least:
        return Refused("write_more", values={"least": least})
    return given if len(given) <= most else Refused("write_less", values={"most": most})


def _read_matrix(question: Asked, given: dict[str, str]) -> Answer | Refused:
    keys = {row.key for row in question.rows}
    if not given.keys() <= keys or not all(_find(question.options, column) for column in given.values()):
        return Refused("answer_odd")
    for row in question.rows:
        if row.key not in given and not question.optional:
            return Refused("row_missing", values={"row": {"zh": row.text.zh, "en": row.text.en}})
    return {row.key: given[row.key] for row in question.rows if row.key in given}
