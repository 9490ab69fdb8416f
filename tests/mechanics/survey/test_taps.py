"""One tap answers the first question of a survey, where one tap can."""

from msgspec.structs import replace

from antiphon.mechanics.survey.play import Survey
from tests.mechanics.survey.examples import BASE, PARTS


def test_every_point_of_the_first_question_is_a_tap() -> None:
    nps = replace(BASE.questions[0], key="nps", kind="nps", options=(), least=None, most=None, branches=())
    taps = Survey().taps(replace(BASE, questions=(nps,)))
    assert [tap.move["answer"] for tap in taps] == list(range(11))
    assert taps[9].key == "nps-9"


def test_a_matrix_or_an_anonymous_survey_has_none() -> None:
    assert Survey().taps(replace(BASE, questions=(PARTS,))) == ()
    assert Survey().taps(replace(BASE, anonymous=True)) == ()
