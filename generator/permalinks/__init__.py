"""Addresses that last: where everything is, and the ledger of what was published there."""
