"""Personal test: a few questions lead to an outcome and to the products that suit it, and say why."""

from antiphon.mechanics.personal_test.moves import PersonalTestMove, Seat
from antiphon.mechanics.personal_test.play import PersonalTest
from antiphon.mechanics.personal_test.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, PersonalTestMove] = PersonalTest()
