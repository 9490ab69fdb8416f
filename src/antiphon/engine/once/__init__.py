"""Each request acts once, however often it is sent."""
