"""Survey: NPS, satisfaction, choices, texts; with branches, quotas, and replies that bear no name where the shop wants that."""

from antiphon.mechanics.survey.moves import Seat, SurveyMove
from antiphon.mechanics.survey.play import Survey
from antiphon.mechanics.survey.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, SurveyMove] = Survey()
