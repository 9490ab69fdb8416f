"""Countdown: to a moment that everybody waits for, with a reminder, and a reward for whoever is there."""

from antiphon.mechanics.countdown.moves import CountdownMove, Seat
from antiphon.mechanics.countdown.play import Countdown
from antiphon.mechanics.countdown.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, CountdownMove] = Countdown()
