"""Ladders of tiers: who stands where by what they bought and did, how long it lasts, and what it entitles them to."""
