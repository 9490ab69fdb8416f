"""Scan to unlock: codes printed on packages, each worth something once, and the place where anybody sees whether a package is genuine."""

from antiphon.mechanics.scan.moves import ScanMove, Seat
from antiphon.mechanics.scan.play import Scan
from antiphon.mechanics.scan.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, ScanMove] = Scan()
