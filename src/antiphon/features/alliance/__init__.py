"""Points of one shop that count in another: agreed by all sides, exchanged by the shopper's consent, cleared by net statements."""
