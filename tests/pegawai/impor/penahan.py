"""For the worker of a test (--include): stop an import in the middle of a stage until somebody kills the worker.

The stage to stop in stands in the file ``tahan`` under TALENTA_VAR; ``tertahan-<stage>`` says that it is reached. The
file ``lepas`` lets it go one step on.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings

from pegawai.impor import periksa, terapkan


def _aba() -> str:
    try:
        return (settings.VAR / "tahan").read_text(encoding="ascii")
    except FileNotFoundError:  # also when it goes away at this very moment
        return ""


def _tahan(tahap: str, asli: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(asli)
    def ganti(*args: Any, **kwargs: Any) -> Any:
        hasil = asli(*args, **kwargs)
        lepas = settings.VAR / "lepas"
        while _aba() == tahap:
            (settings.VAR / f"tertahan-{tahap}").touch()
            if lepas.exists():
                lepas.unlink()
                break
            time.sleep(0.05)
        return hasil

    return ganti


periksa.Pemeriksa.tambah = _tahan("periksa", periksa.Pemeriksa.tambah)  # type: ignore[method-assign]
terapkan.masukkan = _tahan("terapkan", terapkan.masukkan)  # the rows are in, their trace is not
