"""Flash sales: limited stock at a price; a right to buy lasts some minutes and then goes to the next in line; never oversold."""

from antiphon.mechanics.flash_sale.moves import BuyMove, Seat
from antiphon.mechanics.flash_sale.play import FlashSale
from antiphon.mechanics.flash_sale.rules import Rules
from antiphon.sdk.mechanic import Mechanic

MECHANIC: Mechanic[Rules, Seat, BuyMove] = FlashSale()
