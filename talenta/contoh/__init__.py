"""The demo agency: people, posts and histories that this project made up. Nothing here names a real place or person."""
