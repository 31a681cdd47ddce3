"""Version of the rules of this app: it changes whenever a rule could give another placement for the same inputs."""

VERSI_ATURAN = "2026.2"
