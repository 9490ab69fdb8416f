"""Presales: a right to buy, a deposit that counts for more than it costs, a balance in its own days, a rule for the unpaid."""

from antiphon.mechanics.presale.moves import PresaleMove, Seat
from antiphon.mechanics.presale.play import Presale
from antiphon.mechanics.presale.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, PresaleMove] = Presale()
