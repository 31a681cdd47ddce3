"""Sheets of karier that the admin brings in with the checks of the import."""
