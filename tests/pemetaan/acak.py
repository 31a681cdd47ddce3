"""Random agencies for the property test."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from pegawai.aturan.golongan import GOLONGAN_PNS
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
