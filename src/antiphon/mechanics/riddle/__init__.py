"""Riddle: a question whose clues come out one by one. The sooner it is solved, the more it is worth."""

from antiphon.mechanics.riddle.moves import RiddleMove, Seat
from antiphon.mechanics.riddle.play import Riddle
from antiphon.mechanics.riddle.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, RiddleMove] = Riddle()
