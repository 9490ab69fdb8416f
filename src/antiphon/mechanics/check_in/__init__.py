"""Check-in: one tap a day. An unbroken streak is worth more each day, up to a ceiling, and a missed day can be made up."""

from antiphon.mechanics.check_in.play import CheckIn

MECHANIC = CheckIn()
