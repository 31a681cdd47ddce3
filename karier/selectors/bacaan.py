"""The readings that this installation uses."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from karier.aturan.bacaan import Bacaan, bacaan_dari


def bacaan() -> Bacaan:
    """Return the defaults with the changes in the setting TALENTA_BACAAN.

    Raises:
        ImproperlyConfigured: a name or value there that is none.
    """
    try:
        return bacaan_dari(settings.TALENTA_BACAAN)
    except ValueError as galat:
        raise ImproperlyConfigured(f"TALENTA_BACAAN: {galat}") from None
