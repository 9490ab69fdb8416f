"""Visit: check in at a shop or a pop-up store with the code on its screen and, if wanted, by being near; stamps over several shops."""

from antiphon.mechanics.visit.moves import Seat, VisitMove
from antiphon.mechanics.visit.play import Visit
from antiphon.mechanics.visit.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, VisitMove] = Visit()
"""A kind of its own and not a form of check-in: there a day counts, wherever one is, and can be made up; here a place counts."""
