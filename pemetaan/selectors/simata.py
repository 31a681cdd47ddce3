"""SIMATA's boxes beside ours: every difference with its cause, found in the database, within what a user may see.

Two sides make it up: SIMATA's rows of the year, each joined with our placement in the run in force, and our placements
that SIMATA has no row for.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge
from typing import Any

from django.db.models import Case, CharField, Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Value, When

from pegawai.models import HasilSimata, Impor, JejakPerubahan, Pengguna
from pegawai.pilihan import JenisImpor, StatusImpor
from pegawai.selectors.daftar import cari
from pegawai.selectors.lingkup import pegawai_terlihat
from pemetaan.models import Pemetaan, Penempatan
from pemetaan.pilihan import SebabBeda
from pemetaan.selectors.grid import SaringGrid, penempatan_terlihat, rentang_jalur, saring

SAMA = ""
PER_HALAMAN = 25
POTONGAN = 1000


@dataclass(frozen=True, slots=True)
class Selisih:
    """A person whose box differs. ``simata`` is SIMATA's row of the year, or its newest of another (TAHUN_LAIN)."""

    nip: str
    sebab: SebabBeda
    simata: HasilSimata | None
    penempatan: Penempatan | None


@dataclass(frozen=True, slots=True)
class HalamanSelisih:
    """One page; ``sesudah`` and ``sebelum`` are the NIPs that the neighbouring pages start from."""

    isi: list[Selisih]
    jumlah: int
    sesudah: str = ""
    sebelum: str = ""


@dataclass(frozen=True, slots=True)
class Sandingan:
    """What is laid side by side: a run, a filter, and who asks; ``sebab`` empty means every cause."""

    pengguna: Pengguna
    pemetaan: Pemetaan
    saringan: SaringGrid = field(default_factory=SaringGrid)
    sebab: str = ""

    @property
    def tahun(self) -> int:
        """The year of the period."""
        return self.pemetaan.periode.tahun


def ada_simata(pemetaan: Pemetaan) -> bool:
    """Tell whether SIMATA's boxes of the run's year have been brought in."""
    return _milik(pemetaan).filter(tahun=pemetaan.periode.tahun).exists()


def impor_simata(pemetaan: Pemetaan) -> list[Impor]:
    """Return the imports that the rows of the run's year come from, newest first."""
    baris = _milik(pemetaan).filter(tahun=pemetaan.periode.tahun).values("pk")
    jejak = JejakPerubahan.objects.filter(impor=OuterRef("pk"), model="pegawai.hasilsimata", objek__in=baris)
    semua = Impor.objects.filter(
        Exists(jejak), instansi=pemetaan.periode.instansi_id, jenis=JenisImpor.SIMATA, status=StatusImpor.SELESAI
    )
    return list(semua.select_related("diterapkan_oleh").order_by("-diterapkan_pada", "-pk"))


def _milik(pemetaan: Pemetaan) -> QuerySet[HasilSimata]:
    return HasilSimata.objects.filter(instansi=pemetaan.periode.instansi_id)


def _bersebab(sandingan: Sandingan) -> QuerySet[Any]:
    """Return SIMATA's rows of the year, each with our placement's key as ``letak`` and the cause as ``beda``."""
    pemetaan, pengguna = sandingan.pemetaan, sandingan.pengguna
    milik = FilteredRelation("orang__penempatan", condition=Q(orang__penempatan__pemetaan=pemetaan))
    semua = _milik(pemetaan).filter(tahun=sandingan.tahun).annotate(kami=milik).order_by("nip")
    if pengguna.unit_id:
        semua = semua.filter(orang__in=pegawai_terlihat(pengguna))
    semua = semua.filter(_saringan(sandingan.saringan, pengguna))
    semua = semua.annotate(letak=F("kami__pk"), beda=_beda(pemetaan))
    return semua if pengguna.instansi_id == pemetaan.periode.instansi_id else semua.none()


def _saringan(isi: SaringGrid, pengguna: Pengguna) -> Q:
    syarat = Q()
    for nama in ("level", "rumpun", "klaster"):
        if nilai := getattr(isi, nama):
            syarat &= Q(**{f"kami__{nama}": nilai})
    if isi.unit:
        syarat &= Q(kami__unit_path__range=rentang_jalur(isi.unit.path))
    if teks := isi.q.strip():
        luar = Q(nama__icontains=teks) | Q(nip__startswith=teks)
        syarat &= Q(orang__in=cari(pegawai_terlihat(pengguna), teks)) | (Q(kami__pk=None) & luar)
    return syarat


def _beda(pemetaan: Pemetaan) -> Case:
    """Return the cause as an expression: the first that holds, what explains most before what explains less."""
    instansi, tahun = pemetaan.periode.instansi_id, pemetaan.periode.tahun
    skor = Q(skor_kinerja=F("kami__skor_kinerja"), skor_potensial=F("kami__skor_potensial"))
    tanpa_skor = Q(skor_kinerja=None) | Q(skor_potensial=None)
    sekotak = Q(kotak=F("kami__kotak_akhir"))
    cabang = (
        (Q(kami__pk=None, orang__instansi=instansi), SebabBeda.TIDAK_IKUT),
        (Q(kami__pk=None), SebabBeda.BUKAN_PEGAWAI),
        (Q(kami__kotak_akhir=None), SebabBeda.MASUKAN_KURANG),
        (sekotak & (tanpa_skor | skor), SAMA),
        (sekotak, SebabBeda.SKOR_LAIN),
        (Q(kotak=F("kami__kotak")), SebabBeda.KALIBRASI),
        (Q(tahun_skp__isnull=False) & ~Q(tahun_skp=tahun), SebabBeda.TAHUN_LAIN),
        (Q(tanggal_asesmen__isnull=False) & ~Q(tanggal_asesmen=F("kami__asesmen_tanggal")), SebabBeda.ASESMEN_LAIN),
        (tanpa_skor, SebabBeda.TANPA_SKOR),
        (skor, SebabBeda.BATAS_LAIN),
    )
    pilihan = [When(syarat, then=Value(str(nilai))) for syarat, nilai in cabang]
    return Case(*pilihan, default=Value(SebabBeda.ATURAN_LAIN.value), output_field=CharField())


def _hanya_kami(sandingan: Sandingan) -> QuerySet[Any]:
    """Return the placements in a box for which SIMATA has no row of the year, each with ``nip`` and ``beda``."""
    semua = saring(
        penempatan_terlihat(sandingan.pengguna, sandingan.pemetaan), sandingan.saringan, sandingan.pengguna
    ).filter(kotak_akhir__isnull=False)
    milik = _milik(sandingan.pemetaan).filter(nip=OuterRef("pegawai__nip"))
    # By the NIP: through the agency's index SQLite reads all its rows for each person. The sum keeps it off that one.
    sendiri = Q(agensi=sandingan.pemetaan.periode.instansi_id, nip=OuterRef("pegawai__nip"))
    tahun_lain = HasilSimata.objects.annotate(agensi=F("instansi_id") + 0).filter(sendiri)
    lain = When(Exists(tahun_lain), then=Value(SebabBeda.TAHUN_LAIN.value))
    return (
        semua.filter(~Exists(milik.filter(tahun=sandingan.tahun)))
        .annotate(nip=F("pegawai__nip"))
        .annotate(beda=Case(lain, default=Value(SebabBeda.TIDAK_DI_SIMATA.value), output_field=CharField()))
        .order_by("nip")
    )


def _dua_sisi(sandingan: Sandingan) -> tuple[QuerySet[Any], QuerySet[Any]]:
    syarat = Q(beda=sandingan.sebab) if sandingan.sebab else ~Q(beda=SAMA)
    return _bersebab(sandingan).filter(syarat), _hanya_kami(sandingan).filter(syarat)


def hitung_sebab(sandingan: Sandingan) -> Counter[str]:
    """Return people per cause, ``SAMA`` for the same box and scores; two queries, whatever the number of people."""
    hasil: Counter[str] = Counter()
    for sisi in (_bersebab(sandingan), _hanya_kami(sandingan)):
        for satu in sisi.order_by().values("beda").annotate(n=Count("pk")):
            hasil[satu["beda"]] += satu["n"]
    return hasil


def halaman_selisih(sandingan: Sandingan, *, jumlah: int, sesudah: str = "", sebelum: str = "") -> HalamanSelisih:
    """Return one page of the differences by NIP, after one or before another; ``jumlah`` is how many there are."""
    mundur = bool(sebelum) and not sesudah
    batas = {f"nip__{'lt' if mundur else 'gt'}": sesudah or sebelum} if sesudah or sebelum else {}
    urut = "-nip" if mundur else "nip"
    semua = [satu for sisi in _dua_sisi(sandingan) for satu in sisi.filter(**batas).order_by(urut)[: PER_HALAMAN + 1]]
    semua.sort(key=lambda satu: str(satu.nip), reverse=mundur)
    ada_lagi, baris = len(semua) > PER_HALAMAN, semua[:PER_HALAMAN]
    if mundur:
        baris.reverse()
    ke_depan, ke_belakang = (True, ada_lagi) if mundur else (ada_lagi, bool(batas))
    return HalamanSelisih(
        list(_lengkapi(sandingan, baris)),
        jumlah,
        sesudah=baris[-1].nip if baris and ke_depan else "",
        sebelum=baris[0].nip if baris and ke_belakang else "",
    )


def semua_selisih(sandingan: Sandingan) -> Iterator[Selisih]:
    """Yield every difference by NIP, reading both sides in step."""
    kiri, kanan = (sisi.iterator(chunk_size=POTONGAN) for sisi in _dua_sisi(sandingan))
    potong: list[Any] = []
    for satu in merge(kiri, kanan, key=lambda satu: str(satu.nip)):
        potong.append(satu)
        if len(potong) == POTONGAN:
            yield from _lengkapi(sandingan, potong)
            potong = []
    yield from _lengkapi(sandingan, potong)


def _lengkapi(sandingan: Sandingan, baris: list[Any]) -> Iterator[Selisih]:
    """Give each row the other half: our placement with person, position and unit, or SIMATA's newest other row."""
    letak: list[int] = [satu.pk if isinstance(satu, Penempatan) else satu.letak for satu in baris]
    kami = Penempatan.objects.select_related("pegawai", "jabatan", "unit").in_bulk([pk for pk in letak if pk])
    tanpa_baris = [satu.nip for satu in baris if satu.beda == SebabBeda.TAHUN_LAIN]
    lain = {satu.nip: satu for satu in _milik(sandingan.pemetaan).filter(nip__in=tanpa_baris).order_by("tahun")}
    for satu, pk in zip(baris, letak, strict=True):
        simata = satu if isinstance(satu, HasilSimata) else lain.get(satu.nip)
        yield Selisih(satu.nip, SebabBeda(satu.beda), simata, kami.get(pk))
