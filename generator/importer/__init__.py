"""Brings the publisher's own files in: spreadsheets of tables, and the official Chinese text."""
