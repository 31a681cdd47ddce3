"""Python's cycle collector, put off while a file is worked on.

An import makes millions of small objects and no cycles; the collector would go through all of them again and again, a
sixth of the whole time. Counting references frees them as always.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def tanpa_pemungut() -> Iterator[None]:
    """Run without the cycle collector; whoever has already turned it off finds it off afterwards."""
    menyala = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if menyala:
            gc.enable()
