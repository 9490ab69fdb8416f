"""What a campaign may cost: money and pieces, by person, day, reward and channel, with a breaker."""
