"""Donations: of points, by a daily tap that the brand pays for, with every sale; matched up to a cap, on an account anyone can add up."""

from antiphon.mechanics.donation.moves import GiveMove, Seat
from antiphon.mechanics.donation.play import Donation
from antiphon.mechanics.donation.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, GiveMove] = Donation()
