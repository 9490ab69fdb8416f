"""Guess: what will it cost? The answer is sealed before the first guess and opened for everybody at the end."""

from antiphon.mechanics.guess.moves import GuessMove, Seat
from antiphon.mechanics.guess.play import Guess
from antiphon.mechanics.guess.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, GuessMove] = Guess()
