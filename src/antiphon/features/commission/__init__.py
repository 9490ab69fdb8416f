"""Who brought whom, and what they earn by it: two levels at most, exact to the order line, frozen until goods can no longer go back."""
