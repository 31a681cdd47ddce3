"""Many PDFs as one with bookmarks, in a process of its own: what that takes of memory is gone when it is done.

``python -m karier.dokumen.gabung DAFTAR KELUAR``: DAFTAR is JSON, a list of {berkas, judul, kelompok} in their order.
"""

import json
import sys
from pathlib import Path

from pypdf import PdfReader, PdfWriter


def gabung(daftar: list[dict[str, str]], keluar: Path, judul: str) -> int:
    """Write one file with a bookmark a document, below one a group; return its number of pages."""
    penulis, kelompok, induk = PdfWriter(), None, None
    for satu in daftar:
        mulai = len(penulis.pages)
        pembaca = PdfReader(satu["berkas"])
        penulis.append(pembaca, import_outline=False)
        pembaca.close()
        if satu["kelompok"] != kelompok:
            kelompok = satu["kelompok"]
            induk = penulis.add_outline_item(title=kelompok, page_number=mulai)
        penulis.add_outline_item(title=satu["judul"], page_number=mulai, parent=induk)
    penulis.add_metadata({"/Title": judul})
    penulis.page_mode = "/UseOutlines"
    sementara = keluar.with_name(f".{keluar.name}")
    with sementara.open("wb") as berkas:
        penulis.write(berkas)
    sementara.chmod(0o600)
    sementara.replace(keluar)
    return len(penulis.pages)


if __name__ == "__main__":
    isi = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    gabung(isi["daftar"], Path(sys.argv[2]), isi["judul"])
