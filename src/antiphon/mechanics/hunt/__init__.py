"""Treasure hunt: things hidden on pages, in shops, in live rooms and behind AR triggers; clues lead from one to the next."""

from antiphon.mechanics.hunt.moves import HuntMove, Seat
from antiphon.mechanics.hunt.play import Hunt
from antiphon.mechanics.hunt.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, HuntMove] = Hunt()
