"""A small agency in which plans can be drawn up: people in boxes, one rumpun, a few vacancies."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from karier.models import RencanaKarier
from karier.services import persetujuan
from pegawai.models import Instansi, Jabatan, Pegawai, Pengguna, PetaJabatan, Rumpun, UnitKerja
from pegawai.pilihan import Jenjang
from pemetaan.models import Pemetaan
from tests.pabrik import (
    buat_asesmen,
    buat_instansi,
    buat_jabatan,
    buat_kinerja,
    buat_pegawai,
    buat_pengguna,
    buat_unit,
    bukti_faktor,
)
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan

HARI_INI = date(2026, 11, 24)
TAHUN = 2027


@dataclass
class Dunia:
    """The agency, its units, a mapping of 2025, and the accounts that plans pass through."""

    instansi: Instansi
    dinas: UnitKerja
    bidang: UnitKerja
    rumpun: Rumpun
    pemetaan: Pemetaan
    sdm: Pengguna
    pyb: Pengguna
    ppk: Pengguna
    urutan: dict[int, int] = field(default_factory=dict)

    def jabatan(self, jenjang: str, kebutuhan: int = 1, unit: UnitKerja | None = None, **lain: Any) -> Jabatan:
        """Return a new position with its row in the map of posts."""
        unit = unit or self.dinas
        jabatan = buat_jabatan(self.instansi, jenjang, unit=unit, **lain)
        PetaJabatan.objects.create(jabatan=jabatan, unit=unit, kebutuhan=kebutuhan, kelas=9, rumpun=self.rumpun)
        return jabatan

    def orang(self, kotak: int | None, jenjang: str = Jenjang.PENGAWAS, level: int = 5, **lain: Any) -> Pegawai:
        """Return a person who is ready to move, in a position of the map, placed in a box."""
        jabatan = lain.pop("jabatan", None) or self.jabatan(jenjang, unit=self.bidang)
        isi = {"tmt_jabatan": date(2020, 1, 1), "golongan": "IV/a"} | lain
        orang = buat_pegawai(unit=self.bidang, jabatan=jabatan, riwayat=True, **isi)
        for tahun in (2024, 2025):
            buat_kinerja(orang, tahun)
        buat_asesmen(orang, date(2025, 6, 2), level=level)
        nomor = self.urutan[kotak or 0] = self.urutan.get(kotak or 0, 0) + 1
        buat_penempatan(self.pemetaan, orang, kotak, **({"peringkat": nomor} if kotak else {}))
        return orang


def bertindak(aksi: str, rpk: RencanaKarier, oleh: Pengguna, **lain: Any) -> None:
    """Move a plan on in its present revision; who sets one shows a second factor."""
    bukti = {"bukti": bukti_faktor(oleh)} if aksi == "tetapkan" else {}
    getattr(persetujuan, aksi)(**{"rpk": rpk, "revisi": rpk.revisi, "oleh": oleh} | bukti | lain)


def buat_dunia() -> Dunia:
    """Return the agency without people yet."""
    instansi = buat_instansi()
    dinas = buat_unit(instansi, "Dinas")
    bidang = buat_unit(induk=dinas, nama="Bidang")
    akun = {peran: buat_pengguna(peran, instansi, username=peran) for peran in ("sdm", "pyb", "ppk")}
    rumpun = Rumpun.objects.create(nama="Keuangan")
    return Dunia(instansi, dinas, bidang, rumpun, buat_pemetaan(instansi), **akun)
