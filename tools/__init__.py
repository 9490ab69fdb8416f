"""What the repository needs to look after itself: set-up, builds, and the rules of the house."""
