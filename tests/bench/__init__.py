"""Figures printed by `make bench`: search, scale and speed, ours and others' side by side."""
