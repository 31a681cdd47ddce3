"""The data of a document as a file in its PDF (PDF/A-3), and the fingerprint of its content."""

import hashlib
import json
from datetime import datetime
from typing import Any

from weasyprint import Attachment

NAMA = "data-dokumen.json"
SKEMA = "talenta-dokumen/1"
TANPA_TANGGAL = "2000-01-01"  # of drafts: the same content must give the same bytes


def kanonik(data: Any) -> str:
    """Return JSON that is the same text for the same data, in whatever order a database hands out its keys."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sidik_isi(isi: dict[str, Any]) -> str:
    """Return the sha256 of a content without its verification part, which may carry this very fingerprint."""
    tanpa = {nama: nilai for nama, nilai in isi.items() if nama != "verifikasi"}
    return hashlib.sha256(kanonik(tanpa).encode()).hexdigest()


def data_dokumen(isi: dict[str, Any]) -> str:
    """Return the text of the attached file: what is printed, for machines."""
    periksa = isi["verifikasi"] or {}
    data = {"skema": SKEMA, "kode": periksa.get("kode", ""), "sidik_isi": sidik_isi(isi), "isi": isi}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1)


def lampiran_data(isi: dict[str, Any]) -> Attachment:
    """Return the attachment of a document."""
    saat = datetime.fromisoformat(isi["penandatangan"]["tanggal_iso"] or TANPA_TANGGAL)
    return Attachment(
        string=data_dokumen(isi),
        name=NAMA,
        description="Data dokumen ini yang dapat dibaca mesin (JSON)",
        created=saat,
        modified=saat,
        relationship="Data",
    )
