"""Call: the shop asks for ideas, people send and choose them, and whoever had the adopted one is thanked and named."""

from antiphon.mechanics.call.moves import CallMove, Seat
from antiphon.mechanics.call.play import Call
from antiphon.mechanics.call.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, CallMove] = Call()
