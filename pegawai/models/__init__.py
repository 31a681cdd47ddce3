"""Models of the pegawai app."""

from pegawai.models.aktivasi import KodeAktivasi
from pegawai.models.faktor import Autentikator, JejakFaktor, PengajuanPeran
from pegawai.models.impor import Impor, JejakPerubahan
from pegawai.models.jabatan import Jabatan, Klaster, LevelDiminta, PetaJabatan, Rumpun, StandarKompetensi
from pegawai.models.masuk import PercobaanMasuk
from pegawai.models.orang import Pegawai
from pegawai.models.organisasi import Instansi, UnitKerja
from pegawai.models.pekerjaan import Pekerjaan
from pegawai.models.pelimpahan import Pelimpahan
from pegawai.models.pemberitahuan import Pemberitahuan
from pegawai.models.pengguna import Pengguna
from pegawai.models.penilaian import HasilAsesmen, PenilaianKinerja
from pegawai.models.rantai import KepalaRantai, MataRantai
from pegawai.models.riwayat import (
    Diklat,
    HukumanDisiplin,
    Penghargaan,
    RiwayatJabatan,
    RiwayatPendidikan,
    TimKerja,
    UmpanBalik,
)
from pegawai.models.simata import HasilSimata

__all__ = [
    "Autentikator",
    "Diklat",
    "HasilAsesmen",
    "HasilSimata",
    "HukumanDisiplin",
    "Impor",
    "Instansi",
    "Jabatan",
    "JejakFaktor",
    "JejakPerubahan",
    "KepalaRantai",
    "Klaster",
    "KodeAktivasi",
    "LevelDiminta",
    "MataRantai",
    "Pegawai",
    "Pekerjaan",
    "Pelimpahan",
    "Pemberitahuan",
    "PengajuanPeran",
    "Pengguna",
    "Penghargaan",
    "PenilaianKinerja",
    "PercobaanMasuk",
    "PetaJabatan",
    "RiwayatJabatan",
    "RiwayatPendidikan",
    "Rumpun",
    "StandarKompetensi",
    "TimKerja",
    "UmpanBalik",
    "UnitKerja",
]
