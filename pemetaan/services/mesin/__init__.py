"""The placement engine: one statement that reckons and stores the placement of everybody in an agency."""
