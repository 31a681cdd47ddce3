"""Errors that a user can act on."""


class GalatAplikasi(Exception):
    """A refusal with a sentence in Indonesian that says what is wrong and what to do.

    Raised by services and selectors; views show the sentence, commands print it and exit 1.
    """

    def __init__(self, pesan: str, *, kode: str = "") -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.kode = kode


class TidakBerhak(GalatAplikasi):
    """The actor may not do this (HTTP 403)."""
