"""A simple limit of requests per address, kept in the cache."""

import time

from django.core.cache import cache
from django.http import HttpRequest

from talenta.umum.alamat import alamat_pengirim


def lewat_batas(request: HttpRequest, nama: str, *, banyak: int, detik: int) -> bool:
    """Count this request and tell whether its address has made more than ``banyak`` in the window of ``detik`` seconds.

    Windows are fixed: one starts at each multiple of ``detik``, so twice ``banyak`` may pass around its edge.
    """
    jendela = int(time.time()) // detik
    kunci = f"batas:{nama}:{alamat_pengirim(request)}:{jendela}"
    cache.add(kunci, 0, detik)
    try:
        return cache.incr(kunci) > banyak
    except ValueError:  # the window ended between the two calls
        return False
