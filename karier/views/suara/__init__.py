"""What employees say: their own pages, and the pages of those who answer."""
