"""Documents: their content as data, and its rendering to PDF."""
