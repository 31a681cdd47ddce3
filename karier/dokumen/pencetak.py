"""A process that does nothing but render: contents come in as lines of JSON, files go out.

Started by ``kolam.Kolam`` as ``python -m karier.dokumen.pencetak``. It knows no database. When whoever started it is
gone its input ends, and so does it. A file is whole or not there: it is written under another name and renamed.
"""

import gc
import json
import logging
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO

log = logging.getLogger(__name__)
HALAMAN = os.sysconf("SC_PAGE_SIZE")


def tulis_utuh(keluar: Path, data: bytes) -> None:
    """Write a file so that it is never there in part, whoever is killed when."""
    sementara = keluar.with_name(f".{keluar.name}.{os.getpid()}")
    sementara.write_bytes(data)
    sementara.chmod(0o600)
    sementara.replace(keluar)


def layani(masuk: Iterable[str], keluar: IO[str]) -> None:
    """Answer each line {isi, logo, keluar} with {kb, detik, galat}.

    ``kb`` is the size of this process, ``detik`` its processor time for this document, ``galat`` what went wrong.
    """
    from karier.dokumen.pdf import cetak_dokumen

    gc.collect()
    gc.freeze()  # what is loaded by now stays: the collector need not walk over it for each document
    for baris in masuk:
        perintah = json.loads(baris)
        galat, mulai = "", time.process_time()
        try:
            tulis_utuh(Path(perintah["keluar"]), cetak_dokumen(perintah["isi"], perintah["logo"]))
        except Exception as sebab:
            log.exception("Dokumen tidak dapat dicetak")
            galat = f"{type(sebab).__name__}: {sebab}"[:300]
        jawab = {"kb": _ukuran(), "detik": time.process_time() - mulai, "galat": galat}
        print(json.dumps(jawab), file=keluar, flush=True)


def _ukuran() -> int:
    """Return the resident size of this process in KB (0 where the system does not tell)."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * HALAMAN // 1024
    except OSError:
        return 0


if __name__ == "__main__":
    import django

    django.setup()
    layani(sys.stdin, sys.stdout)
