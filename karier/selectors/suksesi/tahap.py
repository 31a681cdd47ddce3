"""The five stages of talent management: who is in each, what is planned for them, and what was done."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from karier.aturan.suksesi import LINGKUP
from karier.models import AnggotaSuksesi, PenempatanSuksesor, Suksesor
from karier.pilihan import StatusKelompok
from karier.selectors.suksesi.kandidat import URUTAN
from karier.selectors.suksesi.kelompok import HIDUP
from karier.selectors.suksesi.pemetaan import pemetaan_suksesi
from pegawai.models import Pegawai, Pengguna
from pegawai.selectors.daftar import cari
from pegawai.selectors.lingkup import pegawai_terlihat
from pemetaan.models import Pemetaan, Penempatan, ProgramTalenta
from pemetaan.pilihan import StatusProgram
from pemetaan.selectors.grid import penempatan_terlihat
from talenta.umum.halaman import AWAL, Kunci, halaman_kunci
from talenta.umum.hitung import hitung
from talenta.umum.tanggal import bulan_tahun, tanggal_pendek

AKUISISI, PENGEMBANGAN, RETENSI, PENEMPATAN = "akuisisi", "pengembangan", "retensi", "penempatan"
_POTONGAN = 500
_TERBUKA = (StatusProgram.RENCANA, StatusProgram.BERJALAN)


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing planned or done, with the page where it is."""

    teks: str
    url: str = ""
    lewat: bool = False


@dataclass(slots=True)
class OrangTahap:
    """A person in a stage with what is planned and what was done."""

    pegawai: Pegawai
    kotak: int | None
    rencana: list[Butir] = field(default_factory=list)
    hasil: list[Butir] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HalamanTahap:
    """A page of a stage; ``tanpa_rencana``: how many of all have neither plan nor result."""

    isi: list[OrangTahap] = field(default_factory=list)
    jumlah: int = 0
    tanpa_rencana: int = 0
    sesudah: str = ""
    sebelum: str = ""
    pemetaan: Pemetaan | None = None


def _anggota(**syarat: Any) -> Exists:
    return Exists(AnggotaSuksesi.objects.filter(pegawai=OuterRef("pegawai"), dikeluarkan="", **syarat))


def _program(tahap: str) -> Exists:
    hidup = ProgramTalenta.objects.exclude(status=StatusProgram.BATAL)
    return Exists(hidup.filter(pegawai=OuterRef("pegawai"), tahap=tahap))


def _suksesor() -> Exists:
    return Exists(
        Suksesor.objects.filter(
            anggota__pegawai=OuterRef("pegawai"),
            anggota__dikeluarkan="",
            anggota__kelompok__status=StatusKelompok.DITETAPKAN,
        )
    )


def _ditempatkan() -> Exists:
    return Exists(PenempatanSuksesor.objects.filter(pegawai=OuterRef("pegawai")))


def _isi_tahap(tahap: str) -> tuple[Q, Q]:
    """Return who is in a stage, and who of them has a plan or a result."""
    berlaku = _anggota(kelompok__status=StatusKelompok.DITETAPKAN)
    if tahap == AKUISISI:
        return Q(kotak_akhir__in=LINGKUP["instansi"].kotak), Q(_anggota(kelompok__status__in=HIDUP))
    if tahap == PENEMPATAN:
        semua = Q(_suksesor()) | Q(_ditempatkan())
        return semua, semua
    program = _program(tahap)
    return Q(berlaku) | Q(program), Q(program)


def orang_tahap(pengguna: Pengguna, pemetaan: Pemetaan, tahap: str, q: str = "") -> QuerySet[Penempatan]:
    """Return who is in a stage within scope, in the lawful order."""
    orang = penempatan_terlihat(pengguna, pemetaan).filter(
        _isi_tahap(tahap)[0], kotak_akhir__isnull=False, pegawai__aktif=True
    )
    if q.strip():
        orang = orang.filter(pegawai__in=cari(pegawai_terlihat(pengguna), q).order_by().values("pk"))
    return orang.order_by(*URUTAN)


def halaman_tahap(pengguna: Pengguna, tahap: str, *, q: str = "", kunci: Kunci = AWAL) -> HalamanTahap:
    """Return a page of a stage (all but pemantauan); the number of queries is fixed."""
    pemetaan = pemetaan_suksesi(pengguna.instansi_id)
    if pemetaan is None:
        return HalamanTahap()
    orang, mencari = orang_tahap(pengguna, pemetaan, tahap, q), bool(q.strip())
    lengkap = orang.select_related("pegawai__unit", "pegawai__jabatan")
    lembar = halaman_kunci(lengkap, urutan=URUTAN, terbatas=mencari, **kunci)
    return HalamanTahap(
        list(lengkapi(lembar.isi, tahap)),
        lembar.jumlah,
        hitung(orang.exclude(_isi_tahap(tahap)[1]), terbatas=mencari),
        lembar.sesudah,
        lembar.sebelum,
        pemetaan,
    )


def ekspor_tahap(pengguna: Pengguna, tahap: str, q: str = "") -> Iterator[OrangTahap]:
    """Yield everybody in a stage, in pieces so that memory stays flat."""
    pemetaan = pemetaan_suksesi(pengguna.instansi_id)
    if pemetaan is None:
        return
    potongan: list[Penempatan] = []
    semua = orang_tahap(pengguna, pemetaan, tahap, q).select_related("pegawai__unit", "pegawai__jabatan")
    for satu in semua.iterator(chunk_size=_POTONGAN):
        potongan.append(satu)
        if len(potongan) == _POTONGAN:
            yield from lengkapi(potongan, tahap)
            potongan = []
    yield from lengkapi(potongan, tahap)


def lengkapi(orang: Iterable[Penempatan], tahap: str) -> Iterator[OrangTahap]:
    """Yield these people with what is planned for them in a stage and what was done."""
    baris = {satu.pegawai_id: OrangTahap(satu.pegawai, satu.kotak_akhir) for satu in orang}
    if tahap == AKUISISI:
        _isi_akuisisi(baris)
    elif tahap == PENEMPATAN:
        _isi_penempatan(baris)
    else:
        _isi_program(baris, tahap)
    yield from baris.values()


def _isi_akuisisi(baris: dict[int, OrangTahap]) -> None:
    anggota = AnggotaSuksesi.objects.filter(pegawai__in=baris, kelompok__status__in=HIDUP).select_related("kelompok")
    for satu in anggota.order_by("kelompok__lingkup", "pk"):
        kelompok, milik = satu.kelompok, baris[satu.pegawai_id]
        url, nama = reverse("suksesi-kelompok", args=[kelompok.pk]), f"KRS {kelompok.get_lingkup_display().lower()}"
        if satu.dikeluarkan:
            milik.hasil.append(Butir(f"Tidak dimasukkan ke {nama}: {satu.dikeluarkan}", url))
        elif kelompok.status == StatusKelompok.KONSEP:
            milik.rencana.append(Butir(f"Dalam konsep {nama}", url))
        else:
            milik.hasil.append(Butir(f"Anggota {nama}, keputusan {kelompok.nomor}", url))


def _isi_program(baris: dict[int, OrangTahap], tahap: str) -> None:
    program = ProgramTalenta.objects.filter(pegawai__in=baris, tahap=tahap).exclude(status=StatusProgram.BATAL)
    for satu in program.order_by("tahun", "pk"):
        milik, url = baris[satu.pegawai_id], reverse("program", args=[satu.pk])
        if satu.status in _TERBUKA:
            milik.rencana.append(Butir(f"{satu} ({satu.get_status_display().lower()})", url))
        else:
            selesai = f", selesai {tanggal_pendek(satu.selesai)}" if satu.selesai else ""
            milik.hasil.append(Butir(f"{satu}{selesai}", url))


def _isi_penempatan(baris: dict[int, OrangTahap]) -> None:
    suksesor = Suksesor.objects.filter(
        anggota__pegawai__in=baris,
        anggota__dikeluarkan="",
        anggota__kelompok__status=StatusKelompok.DITETAPKAN,
        penempatan__isnull=True,
    ).select_related("jabatan", "unit", "anggota")
    for satu in suksesor.order_by("siap", "pk"):
        teks = f"{satu.jabatan} · {satu.unit}: {satu.get_kesiapan_display().lower()}, lowong {bulan_tahun(satu.lowong)}"
        url = f"{reverse('suksesi-tempatkan')}?suksesor={satu.pk}"
        baris[satu.anggota.pegawai_id].rencana.append(Butir(teks, url))
    for p in PenempatanSuksesor.objects.filter(pegawai__in=baris).select_related("jabatan", "unit").order_by("tmt"):
        teks = f"{p.jabatan} · {p.unit}, TMT {tanggal_pendek(p.tmt)} ({p.get_cara_display().lower()})"
        baris[p.pegawai_id].hasil.append(Butir(teks, reverse("suksesi-penempatan", args=[p.pk])))


URUTAN_TERPANTAU = ("-tmt", "pk")


def penempatan_terpantau(pengguna: Pengguna, *, status: str = "", q: str = "") -> QuerySet[PenempatanSuksesor]:
    """Return the recorded placements of people in scope, the newest first, with their evaluations."""
    orang = pegawai_terlihat(pengguna)
    semua = PenempatanSuksesor.objects.filter(
        instansi=pengguna.instansi_id, pegawai__in=(cari(orang, q) if q.strip() else orang).order_by().values("pk")
    )
    if status:
        semua = semua.filter(status=status)
    lengkap = semua.select_related("pegawai__unit", "pegawai__jabatan", "jabatan", "unit", "hasil_oleh")
    return lengkap.order_by(*URUTAN_TERPANTAU).prefetch_related("evaluasi__penilai")


def sebagai_tahap(penempatan: Iterable[PenempatanSuksesor], *, hari_ini: date) -> Iterator[OrangTahap]:
    """Yield placements as rows of the stage pemantauan: evaluations to come and overdue ones, then those written."""
    hasil: dict[int, list[Butir]] = defaultdict(list)
    for p in penempatan:
        url = reverse("suksesi-penempatan", args=[p.pk])
        baris = OrangTahap(p.pegawai, p.kotak)
        hasil[p.pk].append(Butir(f"{p.jabatan} · {p.unit}, TMT {tanggal_pendek(p.tmt)}", url))
        for e in sorted(p.evaluasi.all(), key=lambda satu: satu.ke):
            if e.diisi_pada:
                hasil[p.pk].append(Butir(f"Evaluasi {e.ke}: {e.get_hasil_display().lower()}", url))
            elif p.hasil_pada is None:
                lewat = e.jatuh_tempo < hari_ini
                teks = f"Evaluasi {e.ke}, {'lewat ' if lewat else ''}jatuh tempo {tanggal_pendek(e.jatuh_tempo)}"
                baris.rencana.append(Butir(f"{teks}, oleh {e.penilai}", url, lewat))
        if p.hasil_pada:
            hasil[p.pk].append(Butir(f"Hasil: {p.get_hasil_display() or p.get_status_display()}", url))
        baris.hasil = hasil[p.pk]
        yield baris
