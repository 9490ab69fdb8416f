"""Knowledge quiz: questions drawn from a pool, time that the server keeps, and a ranking by right answers, then by time."""

from antiphon.mechanics.quiz.moves import QuizMove, Seat
from antiphon.mechanics.quiz.play import Quiz
from antiphon.mechanics.quiz.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, QuizMove] = Quiz()
