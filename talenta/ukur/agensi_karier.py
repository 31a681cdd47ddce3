"""The big agency of ``agensi_besar`` with a map of posts, so that paths and plans have somewhere to lead."""

from django.db import connection

from pegawai.aturan.jenjang import JENJANG
from pegawai.models import Instansi, Jabatan, Pegawai, PetaJabatan, Rumpun, UnitKerja
from pegawai.pilihan import JenisJabatan
from talenta.ukur.agensi_besar import buat_agensi
from talenta.ukur.basis_sementara import segarkan

RUMPUN = 15
SISA_POS = 4
"""Of the posts that nobody holds, every fourth is vacant; the others are held elsewhere and need nobody."""


def buat_agensi_karier(orang: int, pos: int) -> Instansi:
    """Return a new agency of ``orang`` people and ``pos`` posts in 15 rumpun, some vacant, some soon by retirement."""
    instansi = buat_agensi(orang)
    _jabatan(instansi)
    _lahir(instansi)
    _peta(instansi, pos)
    segarkan()
    return instansi


def _jabatan(instansi: Instansi) -> None:
    """Name functional positions by family and rung, and give the structural ones their kind."""
    semua = list(Jabatan.objects.filter(instansi=instansi).order_by("pk"))
    for nomor, jabatan in enumerate(semua):
        baris = JENJANG[jabatan.jenjang]
        keluarga = nomor // len(JENJANG)
        if baris.kelompok in ("jpt", "ja"):
            pelaksana = jabatan.jenjang == "pelaksana"
            jabatan.jenis = JenisJabatan.PELAKSANA if pelaksana else JenisJabatan.STRUKTURAL
            jabatan.nama = f"{baris.nama} {keluarga}"
        else:
            jabatan.nama = f"Analis Bidang {keluarga} {baris.nama.removeprefix('JF ')}"
    Jabatan.objects.bulk_update(semua, ["jenis", "nama"], batch_size=100)


def _lahir(instansi: Instansi) -> None:
    """Spread the birthdays over the 36 years of working life."""
    awal = Pegawai.objects.filter(instansi=instansi).order_by("pk").values_list("pk", flat=True)[0]
    hari = (
        "DATE('1968-12-15', '+' || (((id - %s) * 37) %% 13000) || ' days')"
        if connection.vendor == "sqlite"
        else "DATE '1968-12-15' + CAST(((id - %s) * 37) %% 13000 AS integer)"
    )
    with connection.cursor() as kursor:
        kursor.execute(f"UPDATE {Pegawai._meta.db_table} SET tanggal_lahir = {hari}", [awal])  # noqa: S608 - constants


def _peta(instansi: Instansi, pos: int) -> None:
    rumpun = [Rumpun.objects.create(nama=f"Rumpun ukur {n}") for n in range(RUMPUN)]
    terisi: dict[tuple[int, int], int] = {}
    milik = Pegawai.objects.filter(instansi=instansi).order_by("jabatan_id", "unit_id")
    for kunci in milik.values_list("jabatan_id", "unit_id").iterator(chunk_size=5000):
        terisi[kunci] = terisi.get(kunci, 0) + 1
    jabatan = list(Jabatan.objects.filter(instansi=instansi).order_by("pk").values_list("pk", flat=True))
    unit = list(UnitKerja.objects.filter(instansi=instansi).order_by("pk").values_list("pk", flat=True))
    kosong = [(j, u) for n, j in enumerate(jabatan) for u in unit[n % 3 :: 3] if (j, u) not in terisi]
    isi = [(j, u, banyak) for (j, u), banyak in terisi.items()] + [(j, u, 0) for j, u in kosong]
    PetaJabatan.objects.bulk_create(
        (
            PetaJabatan(
                jabatan_id=j,
                unit_id=u,
                kebutuhan=banyak or (nomor % SISA_POS == 0),
                kelas=1 + (j * 7) % 17,
                rumpun=rumpun[jabatan.index(j) // len(JENJANG) % RUMPUN],
                kritis=nomor % 10 == 0,
            )
            for nomor, (j, u, banyak) in enumerate(isi[:pos])
        ),
        batch_size=500,
    )
