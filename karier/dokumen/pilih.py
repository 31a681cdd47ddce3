"""Which documents can be made: their subjects as choices within a user's scope, and the naskah of a choice."""

from karier.dokumen.berita_acara import naskah_berita_acara
from karier.dokumen.keputusan import naskah_keputusan
from karier.dokumen.krs import naskah_krs
from karier.dokumen.laporan import naskah_laporan
from karier.dokumen.naskah import Naskah
from karier.dokumen.pengantar import naskah_pengantar
from karier.izin import boleh_lihat_dokumen
from karier.models import EvaluasiTahunan, KelompokSuksesi
from karier.pilihan import JenisDokumen
from karier.selectors.evaluasi import evaluasi_terlihat
from karier.selectors.rpk_kolektif import banyak_ditetapkan, tahun_ditetapkan
from karier.selectors.suksesi.kelompok import kelompok_terlihat
from pegawai.models import Pengguna, UnitKerja
from pemetaan.selectors.kalibrasi import sidang_terlihat
from talenta.umum.masukan import bilangan

Pilihan = tuple[str, list[tuple[str, str]]]
BANYAK_BERKAS = 30  # people; above it a document is made in the background


def pilihan_naskah(pengguna: Pengguna) -> list[Pilihan]:
    """Return the documents that can be made, by kind: the choice (``jenis:objek``) and what it is called."""
    if not boleh_lihat_dokumen(pengguna) or pengguna.instansi is None:
        return []
    tahun = tahun_ditetapkan(pengguna.instansi)
    rpk = [(t, f"RPK {t}–{t + 4} ({n} rencana ditetapkan)") for t, n in tahun]
    semua: list[tuple[JenisDokumen, list[tuple[int, str]]]] = [
        (JenisDokumen.KEPUTUSAN_RPK, rpk),
        (JenisDokumen.SURAT_PENGANTAR, [] if pengguna.unit_id else rpk),
        (JenisDokumen.SK_KRS, [(k.pk, f"{k}, periode {k.pemetaan.periode.tahun}") for k in _kelompok(pengguna)]),
        (JenisDokumen.BERITA_ACARA, _sidang(pengguna)),
        (JenisDokumen.LAPORAN, [(e.pk, f"{e.tahun}, {e.unit or e.instansi}") for e in _evaluasi(pengguna)]),
    ]
    return [(str(jenis.label), [(f"{jenis}:{objek}", nama) for objek, nama in isi]) for jenis, isi in semua if isi]


def _kelompok(pengguna: Pengguna) -> list[KelompokSuksesi]:
    return [] if pengguna.unit_id else list(kelompok_terlihat(pengguna).order_by("-pk")[:20])


def _sidang(pengguna: Pengguna) -> list[tuple[int, str]]:
    if pengguna.unit_id:
        return []
    semua = sidang_terlihat(pengguna).select_related("pemetaan__periode").order_by("-tanggal", "-pk")[:20]
    return [(s.pk, f"{s.nama}, periode {s.pemetaan.periode.tahun}") for s in semua]


def _evaluasi(pengguna: Pengguna) -> list[EvaluasiTahunan]:
    return list(evaluasi_terlihat(pengguna).order_by("-tahun", "unit__path")[:20])


def naskah_pilihan(pengguna: Pengguna, pilihan: str, unit: UnitKerja | None = None) -> Naskah | None:
    """Return the naskah of a choice, or None where it is nothing, or nothing in the user's scope.

    ``unit`` comes from the user's own scope and counts for decisions on plans only; whoever is limited to a unit gets
    the decision on that unit at most.
    """
    jenis, _, objek = pilihan.partition(":")
    pk, instansi = bilangan(objek), pengguna.instansi
    if pk is None or instansi is None or not boleh_lihat_dokumen(pengguna):
        return None
    if jenis == JenisDokumen.KEPUTUSAN_RPK:
        return naskah_keputusan(instansi, pk, unit or pengguna.unit) if 2000 <= pk <= 2100 else None
    if jenis == JenisDokumen.LAPORAN:
        evaluasi = evaluasi_terlihat(pengguna).filter(pk=pk).first()
        return naskah_laporan(evaluasi, pengguna) if evaluasi else None
    return None if pengguna.unit_id else _seinstansi(pengguna, jenis, pk)


def _seinstansi(pengguna: Pengguna, jenis: str, pk: int) -> Naskah | None:
    if jenis == JenisDokumen.SURAT_PENGANTAR:
        assert pengguna.instansi is not None
        return naskah_pengantar(pengguna.instansi, pk) if 2000 <= pk <= 2100 else None
    if jenis == JenisDokumen.SK_KRS:
        kelompok = kelompok_terlihat(pengguna).filter(pk=pk).first()
        return naskah_krs(kelompok) if kelompok else None
    if jenis == JenisDokumen.BERITA_ACARA:
        lengkap = sidang_terlihat(pengguna).select_related(
            "pemetaan__periode__instansi", "pemetaan__skema", "dibuka_oleh", "ditutup_oleh"
        )
        sidang = lengkap.filter(pk=pk).first()
        return naskah_berita_acara(sidang) if sidang else None
    return None


def berat(pengguna: Pengguna, pilihan: str, unit: UnitKerja | None) -> bool:
    """Tell whether a document names so many people that it is made in the background."""
    jenis, _, objek = pilihan.partition(":")
    if jenis == JenisDokumen.SK_KRS:
        kelompok = kelompok_terlihat(pengguna).filter(pk=bilangan(objek) or 0).first()
        return kelompok is not None and kelompok.anggota.count() > 5 * BANYAK_BERKAS
    if jenis != JenisDokumen.KEPUTUSAN_RPK or pengguna.instansi is None:
        return False
    return banyak_ditetapkan(pengguna.instansi, bilangan(objek) or 0, unit or pengguna.unit) > BANYAK_BERKAS
