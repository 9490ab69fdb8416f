"""What a cart costs: a pure function of the cart, the promotions, the settings and the moment. See docs/guides/en/promotions.md."""
