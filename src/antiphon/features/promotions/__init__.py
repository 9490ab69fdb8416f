"""Coupons and promotions: what a cart costs, who may use which promise, and the life of each use."""
