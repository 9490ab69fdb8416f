"""Measurements that print ratios, each beside a peer or a limit in the same run. `antiphon bench` runs them."""
