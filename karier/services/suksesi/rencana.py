"""Drawing up a whole succession plan: successors for every jabatan kritis and target, in the lawful order."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from karier.aturan.fakta import FaktaPegawai, SyaratJabatan
from karier.aturan.kesiapan import Siap, hari_siap, nilai
from karier.models import AnggotaSuksesi, KelompokSuksesi, Suksesor
from karier.selectors.bacaan import bacaan
from karier.selectors.fakta import SumberFakta
from karier.selectors.kelayakan_banyak import jenjang_asal
from karier.selectors.suksesi.jabatan import SaringJabatan, jabatan_suksesi
from karier.selectors.suksesi.lowongan import hari_lowong_pos
from karier.selectors.syarat import PetaRumpun, muat_rumpun, muat_standar, syarat_jabatan
from karier.services.suksesi.kelompok import POTONGAN, catat, kunci_konsep, periksa_penyusun
from karier.services.suksesi.suksesor import isi_suksesor
from pegawai.models import Pegawai, Pekerjaan, Pengguna, PetaJabatan
from pegawai.services.pekerjaan import antrekan
from talenta.umum.galat import GalatAplikasi

JENIS_SUSUN_SUKSESI = "susun-suksesi"
_LAPOR_TIAP = 25
Lapor = Callable[[int, int], None]
Kunci = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HasilSusun:
    """What drawing up gave: posts looked at, successors named anew, and posts left without any."""

    pos: int
    suksesor: int
    kosong: int


def antrekan_susun_suksesi(*, kelompok: KelompokSuksesi, oleh: Pengguna) -> Pekerjaan:
    """Queue the drawing up of a draft's plan and return the job."""
    periksa_penyusun(kelompok, oleh)
    return antrekan(
        jenis=JENIS_SUSUN_SUKSESI,
        argumen={"kelompok": kelompok.pk},
        judul=f"Penyusunan rencana suksesi {kelompok.get_lingkup_display().lower()}",
        oleh=oleh,
        tujuan=reverse("suksesi-kelompok", args=[kelompok.pk]),
    )


def kerjakan_susun_suksesi(*, pekerjaan: Pekerjaan, lapor: Lapor) -> HasilSusun:
    """Do a queued drawing up; a second try adds only what is missing."""
    oleh = pekerjaan.dibuat_oleh
    kelompok = KelompokSuksesi.objects.filter(pk=pekerjaan.argumen["kelompok"]).first()
    if oleh is None or kelompok is None:
        raise GalatAplikasi("Konsep kelompok yang hendak disusun tidak ada lagi.")
    return susun_rencana(kelompok=kelompok, oleh=oleh, lapor=lapor)


def _diam(selesai: int, jumlah: int) -> None:
    """Tell nobody."""


@transaction.atomic
def susun_rencana(*, kelompok: KelompokSuksesi, oleh: Pengguna, lapor: Lapor = _diam) -> HasilSusun:
    """Name the first ready members in the lawful order for every post that has fewer successors than are sought.

    Whom people have named stays; nobody is named for more posts than the setting allows, nor names themselves.

    Raises:
        TidakBerhak: the actor may not prepare groups.
        GalatAplikasi: the group is no draft any more.
    """
    periksa_penyusun(kelompok, oleh)
    hari_ini = timezone.localdate()
    rumpun = muat_rumpun(kelompok.instansi_id)
    pos = list(jabatan_suksesi(oleh, SaringJabatan(tahun=kelompok.cakrawala), hari_ini=hari_ini))
    kapan = hari_lowong_pos(pos, hari_ini=hari_ini)
    standar = muat_standar(kelompok.instansi_id, {p.jabatan_id for p in pos})
    penunjukan = _Penunjukan(kelompok, oleh, hari_ini, rumpun)
    for nomor, p in enumerate(pos, 1):
        lowong = kapan[p.jabatan_id, p.unit_id]
        if lowong is not None:
            syarat = syarat_jabatan(p.jabatan, rumpun.rumpun(p.jabatan_id, p.unit_id), standar)
            penunjukan.isi(p, syarat, lowong)
        if nomor % _LAPOR_TIAP == 0 or nomor == len(pos):
            lapor(nomor, len(pos))
    # The draft is taken only for the writing: who edits it meanwhile need not wait for the search.
    kunci_konsep(kelompok)
    banyak = penunjukan.simpan()
    kosong = sum(1 for p in pos if (p.jabatan_id, p.unit_id) not in penunjukan.milik)
    uraian = f"{banyak} suksesor ditambahkan untuk {len(pos)} jabatan kritis dan target; {kosong} tanpa suksesor."
    catat(kelompok, "Rencana suksesi disusun", uraian, oleh)
    return HasilSusun(len(pos), banyak, kosong)


@dataclass(frozen=True, slots=True)
class _Calon:
    anggota: AnggotaSuksesi
    fakta: FaktaPegawai
    tempat: Kunci


@dataclass(slots=True)
class _Penunjukan:
    """One run: who can be named, what is named already, and what it adds."""

    kelompok: KelompokSuksesi
    oleh: Pengguna
    hari_ini: date
    rumpun: PetaRumpun
    milik: dict[Kunci, set[int]] = field(default_factory=dict)
    banyak: dict[int, int] = field(default_factory=dict)
    baru: list[Suksesor] = field(default_factory=list)
    calon: dict[str, list[_Calon]] = field(default_factory=dict)
    _urut: dict[str, list[_Calon]] = field(default_factory=dict)
    _siap: dict[tuple[int, SyaratJabatan, date], Siap | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the members with their facts, and the posts they are named for."""
        orang = Pegawai.objects.filter(keanggotaan_suksesi__kelompok=self.kelompok, keanggotaan_suksesi__dikeluarkan="")
        fakta = {o.pk: (f, (o.jabatan, o.unit)) for o, f in SumberFakta(orang, self.hari_ini, self.rumpun).semua()}
        anggota = AnggotaSuksesi.objects.filter(kelompok=self.kelompok, dikeluarkan="").order_by("urutan", "pk")
        for satu in anggota.iterator(chunk_size=POTONGAN):
            if satu.pegawai_id in fakta and satu.pegawai_id != self.oleh.pegawai_id:
                milik, tempat = fakta[satu.pegawai_id]
                self.calon.setdefault(milik.posisi.jenjang, []).append(_Calon(satu, milik, tempat))
        ada = Suksesor.objects.filter(anggota__kelompok=self.kelompok)
        for siapa, jabatan, unit in ada.values_list("anggota_id", "jabatan_id", "unit_id"):
            self._sebut(siapa, (jabatan, unit))

    def _sebut(self, anggota: int, kunci: Kunci) -> None:
        self.milik.setdefault(kunci, set()).add(anggota)
        self.banyak[anggota] = self.banyak.get(anggota, 0) + 1

    def _terurut(self, jenjang: str) -> list[_Calon]:
        """Return the members who stand a cell of the tables away from a rung, in the lawful order."""
        if jenjang not in self._urut:
            semua = [c for asal in jenjang_asal(jenjang) for c in self.calon.get(asal, ())]
            self._urut[jenjang] = sorted(semua, key=lambda c: (c.anggota.urutan, c.anggota.pk))
        return self._urut[jenjang]

    def isi(self, pos: PetaJabatan, syarat: SyaratJabatan, lowong: date) -> None:
        """Name members for a post until it has as many successors as are sought."""
        ukuran, kunci = bacaan(), (pos.jabatan_id, pos.unit_id)
        kurang = ukuran.suksesi_cadangan - len(self.milik.get(kunci, ()))
        for calon in self._terurut(pos.jabatan.jenjang):
            if kurang <= 0:
                return
            siapa = calon.anggota.pk
            if (
                calon.tempat == kunci
                or siapa in self.milik.get(kunci, ())
                or self.banyak.get(siapa, 0) >= ukuran.suksesi_jabatan_maksimal
                or self._hari(calon, syarat, lowong) is None
            ):
                continue
            self._sebut(siapa, kunci)
            self.baru.append(self._suksesor(calon, pos, syarat, lowong))
            kurang -= 1

    def _hari(self, calon: _Calon, syarat: SyaratJabatan, lowong: date) -> Siap | None:
        kunci = (calon.anggota.pk, syarat, lowong)
        if kunci not in self._siap:
            self._siap[kunci] = hari_siap(calon.fakta, syarat, hari_ini=self.hari_ini, lowong=lowong, bacaan=bacaan())
        return self._siap[kunci]

    def _suksesor(self, calon: _Calon, pos: PetaJabatan, syarat: SyaratJabatan, lowong: date) -> Suksesor:
        suksesor = Suksesor(anggota=calon.anggota, jabatan=pos.jabatan, unit=pos.unit, kritis=pos.kritis, lowong=lowong)
        isi_suksesor(suksesor, nilai(calon.fakta, syarat, hari_ini=self.hari_ini, lowong=lowong, bacaan=bacaan()))
        return suksesor

    def simpan(self) -> int:
        """Write what was added and number the successors of each post; return how many were added.

        Members left out, and pairs named, since this run began are passed over.
        """
        masih = set(AnggotaSuksesi.objects.filter(kelompok=self.kelompok, dikeluarkan="").values_list("pk", flat=True))
        ada = set(Suksesor.objects.filter(anggota__kelompok=self.kelompok).values_list("anggota", "jabatan", "unit"))
        baru = [s for s in self.baru if s.anggota_id in masih and (s.anggota_id, s.jabatan_id, s.unit_id) not in ada]
        Suksesor.objects.bulk_create(baru, batch_size=POTONGAN)
        urutkan_semua(self.kelompok)
        return len(baru)


def urutkan_semua(kelompok: KelompokSuksesi) -> None:
    """Number the successors of every post of a group in the lawful order."""
    nomor: dict[Kunci, int] = {}
    baris = list(
        Suksesor.objects.filter(anggota__kelompok=kelompok)
        .only("urutan", "jabatan_id", "unit_id")
        .order_by("anggota__urutan", "pk")
    )
    berubah = []
    for satu in baris:
        kunci = (satu.jabatan_id, satu.unit_id)
        nomor[kunci] = nomor.get(kunci, 0) + 1
        if satu.urutan != nomor[kunci]:
            satu.urutan = nomor[kunci]
            berubah.append(satu)
    Suksesor.objects.bulk_update(berubah, ["urutan"], batch_size=POTONGAN)
