"""The content as typed, immutable values."""
