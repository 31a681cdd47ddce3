"""Electronic signatures on documents: the reserved box, signing, validation, and the ways to a signature."""
