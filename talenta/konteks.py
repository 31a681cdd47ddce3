"""Context for every template."""

from typing import Any

from django.http import HttpRequest


def menu(request: HttpRequest) -> dict[str, Any]:
    """Return the main menu for the signed-in user."""
    return {}
