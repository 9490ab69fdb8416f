"""Draws: a wheel or a blind box with odds that are told, stock that is counted, limits, a price, and a guarantee."""

from antiphon.mechanics.draw.moves import DrawMove, Seat
from antiphon.mechanics.draw.play import Draw
from antiphon.mechanics.draw.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, DrawMove] = Draw()
