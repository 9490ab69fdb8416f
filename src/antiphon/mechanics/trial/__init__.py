"""Trial: people apply to try a product, some are picked, the goods come home, and what they report is read, rated and shown."""

from antiphon.mechanics.trial.moves import Seat, TrialMove
from antiphon.mechanics.trial.play import ProductTrial
from antiphon.mechanics.trial.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, TrialMove] = ProductTrial()
