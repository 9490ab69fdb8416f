"""Mood vote: one tap, once a day; everybody sees at once how the others feel."""

from antiphon.mechanics.mood.moves import MoodMove, Seat
from antiphon.mechanics.mood.play import MoodVote
from antiphon.mechanics.mood.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, MoodMove] = MoodVote()
