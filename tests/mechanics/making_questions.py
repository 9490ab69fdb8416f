"""Made-up questions and answers, sensible and odd, for everything that asks."""

from typing import Any

from hypothesis import strategies as st

from antiphon.sdk.answers import range_of
from antiphon.sdk.questions import END, Branch, Option, Question
from antiphon.sdk.words import Text

KINDS = ("single", "multiple", "scale", "nps", "text", "matrix")


def text(word: str) -> Text:
    return Text(zh=f"题{word}", en=f"Word {word}")


def options(count: int) -> tuple[Option, ...]:
    return tuple(Option(f"o{number}", text(f"o{number}"), alone=number == 3) for number in range(count))


@st.composite
def question_lists(draw: st.DrawFn, most: int = 5, kinds: tuple[str, ...] = KINDS) -> tuple[Question, ...]:
    """Questions whose branches lead forward; some may lie where nobody comes."""
    count = draw(st.integers(1, most))
    keys = [f"q{number}" for number in range(count)]
    return tuple(_question(draw, keys, index, draw(st.sampled_from(kinds))) for index in range(count))


def _question(draw: st.DrawFn, keys: list[str], index: int, kind: str) -> Question:
    later = st.sampled_from([*keys[index + 1 :], END])
    given = options(draw(st.integers(2, 4))) if kind in {"single", "multiple", "matrix"} else ()
    least, most = None, None
    branches: tuple[Branch, ...] = ()
    if kind == "multiple":
        least, most = draw(st.sampled_from(((None, None), (0, 1), (1, 2), (2, 2))))
    if kind in {"single", "multiple"}:
        ways = st.lists(st.sampled_from([option.key for option in given]), min_size=1, max_size=2, unique=True)
        branches = tuple(Branch(draw(later), tuple(draw(ways))) for _ in range(draw(st.integers(0, 2))))
    if kind in {"scale", "nps"}:
        branches = tuple(Branch(draw(later), at_most=draw(st.integers(1, 5))) for _ in range(draw(st.integers(0, 1))))
    return Question(
        keys[index],
        text(keys[index]),
        kind,  # type: ignore[arg-type]
        given,
        rows=options(2) if kind == "matrix" else (),
        least=least,
        most=most,
        optional=draw(st.booleans()),
        branches=branches,
        otherwise=draw(st.one_of(st.just(""), later)),
    )


def answers_to(question: Question) -> st.SearchStrategy[Any]:
    """Answers that fit."""
    least, most = range_of(question)
    free = [option.key for option in question.options if not option.alone]
    match question.kind:
        case "single":
            fitting: st.SearchStrategy[Any] = st.sampled_from([option.key for option in question.options])
        case "multiple":
            fitting = st.lists(st.sampled_from(free), min_size=min(least, len(free)), max_size=min(most, len(free)), unique=True).map(tuple)
        case "scale" | "nps":
            fitting = st.integers(least, most)
        case "text":
            fitting = st.text("abc 好", min_size=1, max_size=9)
        case _:
            fitting = st.fixed_dictionaries(
                {row.key: st.sampled_from([option.key for option in question.options]) for row in question.rows}
            )
    return st.one_of(fitting, st.none()) if question.optional else fitting


def odd_answers() -> st.SearchStrategy[Any]:
    """Anything that has the form of an answer."""
    word = st.sampled_from(("o0", "o1", "o3", "o9", "", " \x00\ud800", "喜欢"))
    return st.one_of(
        word,
        st.integers(-2, 12),
        st.lists(word, max_size=4).map(tuple),
        st.dictionaries(st.sampled_from(("o0", "o1", "o7")), word, max_size=3),
        st.none(),
    )
