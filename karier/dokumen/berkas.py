"""The PDF of a plan to hand out: the issued bytes, or a draft rendered now."""

from dataclasses import dataclass

from karier.dokumen.isi import susun_isi
from karier.dokumen.pdf import cetak_dokumen
from karier.models import Dokumen, RencanaKarier
from karier.models.rpk import STATUS_DITETAPKAN
from karier.selectors.dokumen import dokumen_terbit, isi_berkas
from talenta.umum.galat import GalatAplikasi


@dataclass(frozen=True, slots=True)
class BerkasRpk:
    """A PDF: ``dokumen`` is the issued one, None for a draft; ``nama`` is a file name for it."""

    data: bytes
    nama: str
    dokumen: Dokumen | None


def berkas_rpk(rpk: RencanaKarier) -> BerkasRpk:
    """Return the PDF of a plan; refuse one that has been set but whose document was never issued."""
    inti = f"RPK-{rpk.tahun_awal}-{rpk.tahun_akhir}-{rpk.pegawai.nip}"
    dokumen = dokumen_terbit(rpk)
    if dokumen is not None:
        return BerkasRpk(isi_berkas(dokumen), f"{inti}.pdf", dokumen)
    if rpk.status in STATUS_DITETAPKAN:
        raise GalatAplikasi(f"RPK {rpk.nomor} sudah ditetapkan, tetapi dokumennya belum diterbitkan.")
    return BerkasRpk(cetak_dokumen(susun_isi(rpk)), f"KONSEP-{inti}.pdf", None)
