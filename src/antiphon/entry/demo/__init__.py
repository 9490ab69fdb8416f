"""The demo: a real retailer's year, told to the product as if it had happened up to today."""
