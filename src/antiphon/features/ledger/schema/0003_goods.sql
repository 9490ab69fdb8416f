-- Goods that came into somebody's purse, oldest first: for those who send them home. Transfers of other assets are not in it.
CREATE INDEX ledger_transfer_goods ON ledger_transfer (workspace, seq)
    WHERE asset >= 'prize:' AND asset < 'prize;' AND target >= 'person:' AND target < 'person;';
