"""Technical powers, with not one word of marketing in them."""
