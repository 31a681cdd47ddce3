"""Random agencies for the property test, and a second reading of the raw rows that knows nothing of the statement."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

from pegawai.aturan.golongan import GOLONGAN_PNS
from pegawai.aturan.jenjang import JENJANG
from pegawai.models import (
    Diklat,
    HasilAsesmen,
    HukumanDisiplin,
    Instansi,
    Jabatan,
    LevelDiminta,
    Pegawai,
    Penghargaan,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPendidikan,
    StandarKompetensi,
    TimKerja,
    UmpanBalik,
)
from pegawai.pilihan import (
    AspekPotensi,
    JenisPenugasan,
    Jenjang,
    Kompetensi,
    LingkupTim,
    PeranTim,
    Predikat,
    TingkatHukuman,
    TingkatPendidikan,
    TingkatPenghargaan,
)
from pemetaan.aturan.masukan import Masukan
from pemetaan.aturan.rubrik import BarisRubrik
from tests.pabrik import PREDIKAT, buat_instansi, buat_jabatan, buat_unit

TAHUN = 2025
TEPI_ASESMEN = (
    date(2022, 12, 30), date(2022, 12, 31), date(2023, 1, 1), date(2024, 2, 29), date(2025, 12, 31), date(2026, 1, 1),
)  # fmt: skip
TEPI_REKAM = (
    date(2020, 12, 30), date(2020, 12, 31), date(2021, 1, 1), date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31),
    date(2026, 1, 1),
)  # fmt: skip
TEPI_SKOR = ("0", "0.01", "59.99", "60", "79.99", "80", "89.5", "99.99", "100")


@dataclass
class Nomor:
    """Names that do not repeat."""

    ke: int = 0

    def __call__(self) -> str:
        """Return the next one."""
        self.ke += 1
        return f"n{self.ke}"


def _skor(acak: Random) -> Decimal:
    return Decimal(acak.choice(TEPI_SKOR)) if acak.random() < 0.2 else Decimal(acak.randrange(3000, 10001)) / 100


def _tanggal(acak: Random, tepi: Iterable[date], awal: date = date(2015, 1, 1)) -> date:
    return acak.choice(tuple(tepi)) if acak.random() < 0.4 else awal + timedelta(days=acak.randrange(4200))


def buat_agensi(acak: Random, banyak: int) -> Instansi:
    """Build ``banyak`` people with everything that either scheme reads; a few are inactive."""
    instansi = buat_instansi(f"acak-{acak.randrange(10**9)}")
    unit = [buat_unit(instansi) for _ in range(3)]
    jabatan = [buat_jabatan(instansi, jenjang) for jenjang in Jenjang for _ in range(2)]
    for satu in jabatan[::3]:
        pilih = acak.sample(Kompetensi.values, acak.randrange(1, 10))
        StandarKompetensi.objects.bulk_create(
            StandarKompetensi(jabatan=satu, kompetensi=k, level=acak.randrange(1, 6)) for k in pilih
        )
    for jenjang in acak.sample(Jenjang.values, 4):
        LevelDiminta.objects.create(instansi=instansi, jenjang=jenjang, level=acak.randrange(1, 6))
    orang = Pegawai.objects.bulk_create(_orang(acak, instansi, unit, jabatan, nomor) for nomor in range(banyak))
    _isi_penilaian(acak, orang)
    _isi_rekam_jejak(acak, orang, unit, jabatan)
    return instansi


def _orang(acak: Random, instansi: Instansi, unit: list[Any], jabatan: list[Jabatan], nomor: int) -> Pegawai:
    golongan = acak.choice(GOLONGAN_PNS[8:12])
    return Pegawai(
        instansi=instansi,
        nip=f"{instansi.pk:08d}{nomor:010d}",
        nama=f"Orang {nomor}",
        tanggal_lahir=date(1985, 1, 1),
        tmt_cpns=date(2010, 1, 1),
        golongan=golongan.kode,
        golongan_urut=golongan.urut,
        tmt_golongan=acak.choice([None, date(2020, 4, 1), date(2021, 10, 1)]),
        jabatan=acak.choice(jabatan),
        tmt_jabatan=_tanggal(acak, TEPI_REKAM),
        unit=acak.choice(unit),
        pendidikan=acak.choice(TingkatPendidikan.values),
        aktif=acak.random() < 0.97,
    )


def _isi_penilaian(acak: Random, orang: list[Pegawai]) -> None:
    kinerja, asesmen, umpan = [], [], []
    for satu in orang:
        for tahun in (TAHUN, TAHUN - 1, TAHUN - 2):
            if acak.random() < 0.85:
                predikat = acak.choice(Predikat.values)
                hasil, perilaku = PREDIKAT[predikat]
                kinerja.append(
                    PenilaianKinerja(
                        pegawai=satu, tahun=tahun, predikat=predikat, hasil_kerja=hasil, perilaku_kerja=perilaku
                    )
                )
            if acak.random() < 0.5:
                umpan.append(UmpanBalik(pegawai=satu, tahun=tahun, nilai=_skor(acak)))
        for tanggal in {_tanggal(acak, TEPI_ASESMEN) for _ in range(acak.randrange(4))}:
            isi = {aspek: _skor(acak) for aspek in AspekPotensi.values}
            isi |= {kompetensi: acak.randrange(1, 6) for kompetensi in Kompetensi.values}
            teknis = _skor(acak) if acak.random() < 0.7 else None
            asesmen.append(HasilAsesmen(pegawai=satu, tanggal=tanggal, teknis=teknis, **isi))
    PenilaianKinerja.objects.bulk_create(kinerja)
    HasilAsesmen.objects.bulk_create(asesmen)
    UmpanBalik.objects.bulk_create(umpan)


def _isi_rekam_jejak(acak: Random, orang: list[Pegawai], unit: list[Any], jabatan: list[Jabatan]) -> None:
    baru: dict[type, list[Any]] = defaultdict(list)
    nama = Nomor()
    pilih: dict[type, Callable[[], dict[str, Any]]] = {
        Penghargaan: lambda: {"tingkat": acak.choice(TingkatPenghargaan.values), "nama": nama()},
        TimKerja: lambda: {
            "peran": acak.choice(PeranTim.values), "lingkup": acak.choice(LingkupTim.values), "nama": nama(),
        },
        Diklat: lambda: {"jp": acak.choice([None, 0, 1, 4, 5, 9, 10, 19, 20, 40]), "nama": nama()},
    }  # fmt: skip
    for satu in orang:
        for model, isi in pilih.items():
            for _ in range(acak.choice([0, 0, 1, 2])):
                baru[model].append(model(pegawai=satu, tanggal=_tanggal(acak, TEPI_REKAM), **isi()))
        for tingkat in acak.sample(TingkatPendidikan.values, acak.randrange(4)):
            sesuai = acak.choice([True, False, None])
            baru[RiwayatPendidikan].append(
                RiwayatPendidikan(pegawai=satu, tingkat=tingkat, jurusan=nama(), sesuai=sesuai)
            )
        for _ in range(acak.choice([0, 0, 0, 1, 2])):
            mulai = _tanggal(acak, TEPI_REKAM)
            selesai = acak.choice([None, max(mulai, _tanggal(acak, TEPI_REKAM))])
            tingkat = acak.choice(TingkatHukuman.values)
            if not any(h.pegawai is satu and h.mulai == mulai for h in baru[HukumanDisiplin][-2:]):
                baru[HukumanDisiplin].append(
                    HukumanDisiplin(pegawai=satu, tingkat=tingkat, mulai=mulai, selesai=selesai)
                )
        for _ in range(acak.randrange(4)):
            mulai = _tanggal(acak, TEPI_REKAM)
            selesai = acak.choice([None, max(mulai, _tanggal(acak, TEPI_REKAM))])
            baru[RiwayatJabatan].append(
                RiwayatJabatan(
                    pegawai=satu,
                    jabatan=acak.choice([None, *jabatan]),
                    unit=acak.choice([None, *unit, satu.unit]),
                    nama_jabatan=nama(),
                    mulai=mulai,
                    selesai=selesai,
                    jenis=acak.choice([*[JenisPenugasan.DEFINITIF] * 3, *JenisPenugasan.values]),
                )
            )
    for model, baris in baru.items():
        model.objects.bulk_create(baris)


class Pembaca:
    """Reads the raw rows of an agency into ``Masukan``, person by person, in plain Python."""

    def __init__(self, instansi: Instansi, rubrik: dict[str, tuple[BarisRubrik, ...]], *, masa: int, lalu: bool):
        self.rubrik, self.masa, self.lalu = rubrik, masa, lalu
        self.akhir = date(TAHUN, 12, 31)
        self.level = dict(LevelDiminta.objects.filter(instansi=instansi).values_list("jenjang", "level"))
        self.baris: dict[type, dict[int, list[Any]]] = {}
        for model in (
            PenilaianKinerja, HasilAsesmen, UmpanBalik, Penghargaan, TimKerja, Diklat, RiwayatPendidikan,
            HukumanDisiplin, RiwayatJabatan,
        ):  # fmt: skip
            self.baris[model] = defaultdict(list)
            baris = model.objects.filter(pegawai__instansi=instansi)
            for satu in baris.select_related("jabatan") if model is RiwayatJabatan else baris:
                self.baris[model][satu.pegawai_id].append(satu)
        self.standar: dict[int, dict[str, int]] = defaultdict(dict)
        for standar in StandarKompetensi.objects.filter(jabatan__instansi=instansi):
            self.standar[standar.jabatan_id][standar.kompetensi] = standar.level

    def masukan(self, orang: Pegawai) -> Masukan:
        """Return the inputs of one person; sources that the scheme does not read stay empty."""
        asesmen = self._asesmen(orang)
        predikat = {s.tahun: s.predikat for s in self.baris[PenilaianKinerja][orang.pk]}
        umpan = [u.nilai for u in self.baris[UmpanBalik][orang.pk] if u.tahun == TAHUN]
        return Masukan(
            predikat_ini=predikat.get(TAHUN, ""),
            predikat_lalu=predikat.get(TAHUN - 1, "") if self.lalu else "",
            asesmen_tanggal=asesmen.tanggal if asesmen else None,
            potensi_jumlah=sum((Fraction(getattr(asesmen, a)) for a in AspekPotensi.values), Fraction(0))
            if asesmen
            else None,
            level_dicapai=sum(getattr(asesmen, k) for k in Kompetensi.values) if asesmen else None,
            level_diminta=self._level_diminta(orang),
            teknis=Fraction(asesmen.teknis)
            if asesmen and asesmen.teknis is not None and "teknis" in self.rubrik
            else None,
            umpan_balik=Fraction(umpan[0]) if umpan and "umpan_balik" in self.rubrik else None,
            bangkom_jp=self._jp(orang) if "bangkom" in self.rubrik else None,
            lama_bulan=self._lama(orang) if "pengalaman" in self.rubrik else None,
            kunci=self._kunci(orang),
        )

    def _asesmen(self, orang: Pegawai) -> HasilAsesmen | None:
        terlama = self.akhir.replace(year=TAHUN - self.masa)
        berlaku = [a for a in self.baris[HasilAsesmen][orang.pk] if terlama <= a.tanggal <= self.akhir]
        return max(berlaku, key=lambda a: a.tanggal, default=None)

    def _level_diminta(self, orang: Pegawai) -> int:
        jenjang = orang.jabatan.jenjang
        umum = self.level.get(jenjang, JENJANG[jenjang].level_diminta)
        return sum(self.standar[orang.jabatan_id].get(k, umum) for k in Kompetensi.values)

    def _jp(self, orang: Pegawai) -> int | None:
        jp = [d.jp for d in self.baris[Diklat][orang.pk] if d.tanggal.year == TAHUN and d.jp is not None]
        return sum(jp) if jp else None

    def _lama(self, orang: Pegawai) -> int:
        total = max(bulan(orang.tmt_jabatan, self.akhir), 0)
        for r in self.baris[RiwayatJabatan][orang.pk]:
            sejenjang = r.jabatan and r.jabatan.jenjang == orang.jabatan.jenjang
            if r.jenis == "definitif" and sejenjang and r.mulai <= self.akhir and r.mulai < orang.tmt_jabatan:
                tutup = min(r.selesai or self.akhir, orang.tmt_jabatan, self.akhir)
                total += max(bulan(r.mulai, tutup), 0)
        return total

    def _terbaik(self, sumber: str, kunci: Iterable[str], kosong: str = "", *, terburuk: bool = False) -> str:
        nilai = {b.kunci: b.nilai for b in self.rubrik[sumber]}
        urut = sorted(set(kunci), key=lambda k: (nilai[k] if terburuk else -nilai[k], k))
        return urut[0] if urut else kosong

    def _kunci(self, orang: Pegawai) -> dict[str, str]:
        if "penghargaan" not in self.rubrik:
            return {}
        riwayat = [r for r in self.baris[RiwayatJabatan][orang.pk] if r.mulai <= self.akhir]
        batas = self.akhir.replace(year=TAHUN - 5)
        return {
            "penghargaan": self._terbaik(
                "penghargaan",
                (p.tingkat for p in self.baris[Penghargaan][orang.pk] if batas <= p.tanggal <= self.akhir),
            ),
            "tim_kerja": self._terbaik(
                "tim_kerja",
                (f"{t.peran}_{t.lingkup}" for t in self.baris[TimKerja][orang.pk] if t.tanggal.year == TAHUN),
            ),
            "ragam": self._ragam(orang, [r for r in riwayat if r.jenis == "definitif"]),
            "tugas": self._terbaik("pengalaman", self._tugas(orang, riwayat), "tidak_ada"),
            "pendidikan": orang.pendidikan,
            "kesesuaian_ilmu": self._kesesuaian(orang),
            "disiplin": self._terbaik(
                "disiplin",
                (
                    h.tingkat if h.selesai and h.selesai <= self.akhir else "menjalani"
                    for h in self.baris[HukumanDisiplin][orang.pk]
                    if h.mulai <= self.akhir
                ),
                "tidak_pernah",
                terburuk=True,
            ),
        }

    def _ragam(self, orang: Pegawai, definitif: list[RiwayatJabatan]) -> str:
        if any(r.unit_id is None and r.jabatan_id is None for r in definitif):
            return "lintas_instansi"
        return "lintas_unit" if {r.unit_id for r in definitif} - {None, orang.unit_id} else "satu_unit"

    def _tugas(self, orang: Pegawai, riwayat: list[RiwayatJabatan]) -> list[str]:
        kini = JENJANG[orang.jabatan.jenjang].tingkat

        def kunci(r: RiwayatJabatan) -> str:
            if r.jenis != "plt":
                return r.jenis
            return "plt_lebih_tinggi" if r.jabatan and JENJANG[r.jabatan.jenjang].tingkat > kini else "plt_setara"

        return [kunci(r) for r in riwayat if r.jenis != "definitif"]

    def _kesesuaian(self, orang: Pegawai) -> str:
        semua = self.baris[RiwayatPendidikan][orang.pk]
        if not semua:
            return ""
        tertinggi = max(TingkatPendidikan.values.index(p.tingkat) for p in semua)
        nilai = [p.sesuai for p in semua if TingkatPendidikan.values.index(p.tingkat) == tertinggi]
        return "ya" if True in nilai else "tidak" if False in nilai else ""


def bulan(mulai: date, sampai: date) -> int:
    """Return the whole months between two dates."""
    return (sampai.year - mulai.year) * 12 + sampai.month - mulai.month - (sampai.day < mulai.day)
