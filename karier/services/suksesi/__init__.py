"""Succession: groups, successors, placements and their evaluations."""
