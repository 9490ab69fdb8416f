"""Tasks: things people do in the shop anyway, counted as they happen and rewarded; alone, daily, or as a newcomer's ladder."""

from antiphon.mechanics.tasks.moves import Seat, TaskMove
from antiphon.mechanics.tasks.play import Tasks
from antiphon.mechanics.tasks.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, TaskMove] = Tasks()
