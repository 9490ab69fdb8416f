"""Draws: a wheel or a blind box with odds that are told, stock that is counted, limits, a price, and a guarantee."""

from antiphon.mechanics.draw.play import Draw

MECHANIC = Draw()
