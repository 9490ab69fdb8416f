"""Points: how they are earned, kept in wallets, spent and given back, on the ledger."""
