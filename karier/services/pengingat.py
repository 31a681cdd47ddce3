"""Reminders of what falls due: steps of the quarter, evaluations, plans whose window ends, things to be followed up.

One notice per account and occasion: the key names the quarter or the year, so that running again tells nobody twice.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from karier.aturan.waktu import triwulan
from karier.models import EvaluasiTahunan, RencanaKarier, TindakLanjut
from karier.pilihan import StatusEvaluasi, StatusRpk
from karier.selectors.capaian import jatuh_tempo, langkah_berlaku, lewat_waktu
from karier.selectors.evaluasi import evaluasi_terlihat
from pegawai.models import Pengguna
from pegawai.pilihan import Peran
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.services.pemberitahuan import beri_tahu
from talenta.umum.angka import angka_id

BULAN_EVALUASI = (1, 2, 3)
BULAN_AKHIR_RENCANA = (10, 11, 12)
_BERJALAN = (StatusRpk.DITETAPKAN, StatusRpk.DISAMPAIKAN, StatusRpk.BERJALAN)
Kabar = tuple[str, str, str, str]


def ingatkan() -> int:
    """Tell every HR officer what falls due in their scope; return how many notices were new."""
    hari_ini = timezone.localdate()
    penyusun = Pengguna.objects.filter(is_active=True, groups__name=Peran.SDM, instansi__isnull=False).distinct()
    jumlah = 0
    for satu in penyusun.select_related("instansi", "unit").order_by("pk"):
        for judul, isi, tautan, kunci in _kabar(satu, hari_ini):
            jumlah += beri_tahu(penerima=[satu], judul=judul, isi=isi, tautan=tautan, kunci=kunci)
    return jumlah


def _kabar(pengguna: Pengguna, hari_ini: date) -> Iterator[Kabar]:
    yield from _langkah(pengguna, hari_ini)
    if hari_ini.month in BULAN_EVALUASI:
        yield from _evaluasi(pengguna, hari_ini.year - 1)
    if hari_ini.month in BULAN_AKHIR_RENCANA:
        yield from _rencana_berakhir(pengguna, hari_ini.year)
    yield from _tindak_lanjut(pengguna, hari_ini)


def _langkah(pengguna: Pengguna, hari_ini: date) -> Iterator[Kabar]:
    semua = langkah_berlaku(pengguna, hari_ini.year)
    tempo = semua.filter(jatuh_tempo(hari_ini)).count()
    lewat = semua.filter(lewat_waktu(hari_ini.year, hari_ini)).count()
    if not tempo and not lewat:
        return
    kapan = triwulan(hari_ini)
    isi = f"{angka_id(tempo)} langkah rencana karier direncanakan pada {kapan}."
    if lewat:
        isi += f" {angka_id(lewat)} langkah tahun ini sudah lewat waktunya dan belum dicatat realisasinya."
    tautan = f"{reverse('monev-langkah')}?tahun={hari_ini.year}&keadaan={'jatuh-tempo' if tempo else 'lewat'}"
    yield f"Langkah rencana karier {kapan}", isi, tautan, f"langkah-{hari_ini.year}-{(hari_ini.month + 2) // 3}"


def _evaluasi(pengguna: Pengguna, tahun: int) -> Iterator[Kabar]:
    selesai = evaluasi_terlihat(pengguna).filter(tahun=tahun, unit=pengguna.unit, status=StatusEvaluasi.SELESAI)
    if selesai.exists() or not langkah_berlaku(pengguna, tahun).exists():
        return
    isi = f"Evaluasi rencana karier {tahun} untuk {pengguna.unit or pengguna.instansi} belum ditutup."
    yield f"Evaluasi rencana karier {tahun}", isi, reverse("evaluasi-daftar"), f"evaluasi-rpk-{tahun}"


def _rencana_berakhir(pengguna: Pengguna, tahun: int) -> Iterator[Kabar]:
    milik = RencanaKarier.objects.filter(
        tahun_awal=tahun - 4, status__in=_BERJALAN, pegawai__in=pegawai_terlihat(pengguna).order_by().values("pk")
    )
    if banyak := milik.count():
        masa = f"{tahun - 4}–{tahun}"
        isi = f"Masa {angka_id(banyak)} rencana {masa} berakhir tahun ini. Tutup dengan evaluasi, lalu susun yang baru."
        tautan = f"{reverse('rpk-daftar')}?tahun={tahun - 4}"
        yield f"Rencana karier {masa} berakhir", isi, tautan, f"rpk-akhir-{tahun}"


def _tindak_lanjut(pengguna: Pengguna, hari_ini: date) -> Iterator[Kabar]:
    milik: list[int] = list(evaluasi_terlihat(pengguna).order_by().values_list("pk", flat=True))
    terbuka = TindakLanjut.objects.filter(Q(evaluasi__in=milik), selesai_pada__isnull=True, tenggat__lte=hari_ini)
    for satu in terbuka.select_related("evaluasi"):
        evaluasi: EvaluasiTahunan = satu.evaluasi
        isi = f"Tindak lanjut evaluasi {evaluasi.tahun} sudah sampai tenggatnya: {satu.uraian}"
        yield "Tindak lanjut evaluasi jatuh tempo", isi, reverse("evaluasi", args=[evaluasi.pk]), f"tindak-{satu.pk}"
