"""Tasks: things people do in the shop anyway, counted as they happen and rewarded; alone, daily, or as a newcomer's ladder."""

from antiphon.mechanics.tasks.play import Tasks

MECHANIC = Tasks()
