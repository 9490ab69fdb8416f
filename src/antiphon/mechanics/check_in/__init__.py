"""Check-in: one tap a day. An unbroken streak is worth more each day, up to a ceiling, and a missed day can be made up."""

from antiphon.mechanics.check_in.days import Seat
from antiphon.mechanics.check_in.moves import CheckInMove
from antiphon.mechanics.check_in.play import CheckIn
from antiphon.mechanics.check_in.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, CheckInMove] = CheckIn()
