"""The first steps of an empty installation, in the order in which the data need each other."""

from collections.abc import Callable
from dataclasses import dataclass

from pegawai.models import HasilAsesmen, Instansi, Jabatan, Pegawai, PenilaianKinerja, PetaJabatan, UnitKerja
from pegawai.pilihan import JenisImpor, JenisJabatan
from pemetaan.models import Pemetaan


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: what to bring in (``jenis`` of the import, empty for the mapping) and whether it is there."""

    judul: str
    keterangan: str
    jenis: str
    sudah: bool


def _jabatan(jenis: JenisJabatan) -> Callable[[Instansi], bool]:
    return lambda instansi: Jabatan.objects.filter(instansi=instansi, jenis=jenis).exists()


_TABEL: tuple[tuple[str, str, JenisImpor | None, Callable[[Instansi], bool]], ...] = (
    (
        "Unit organisasi",
        "HierarkiUnor dari SIASN",
        JenisImpor.UNOR,
        lambda instansi: UnitKerja.objects.filter(instansi=instansi).exists(),
    ),
    (
        "Jabatan struktural",
        "Referensi jabatan struktural dari SIASN",
        JenisImpor.JABATAN_STRUKTURAL,
        _jabatan(JenisJabatan.STRUKTURAL),
    ),
    (
        "Jabatan fungsional",
        "Referensi jabatan fungsional dari SIASN",
        JenisImpor.JABATAN_FUNGSIONAL,
        _jabatan(JenisJabatan.FUNGSIONAL),
    ),
    (
        "Jabatan pelaksana",
        "Referensi jabatan pelaksana dari SIASN",
        JenisImpor.JABATAN_PELAKSANA,
        _jabatan(JenisJabatan.PELAKSANA),
    ),
    (
        "Peta jabatan",
        "Kebutuhan (ABK), kelas jabatan, rumpun, klaster, dan jabatan kritis",
        JenisImpor.PETA_JABATAN,
        lambda instansi: PetaJabatan.objects.filter(unit__instansi=instansi).exists(),
    ),
    (
        "Pegawai",
        "Data Utama dari SIASN",
        JenisImpor.PEGAWAI,
        lambda instansi: Pegawai.objects.filter(instansi=instansi).exists(),
    ),
    (
        "Penilaian kinerja",
        "SKP dua tahun terakhir dari e-Kinerja",
        JenisImpor.KINERJA,
        lambda instansi: PenilaianKinerja.objects.filter(pegawai__instansi=instansi).exists(),
    ),
    (
        "Hasil asesmen",
        "Delapan aspek potensi dan sembilan kompetensi",
        JenisImpor.ASESMEN,
        lambda instansi: HasilAsesmen.objects.filter(pegawai__instansi=instansi).exists(),
    ),
    (
        "Pemetaan talenta",
        "Menghitung kotak setiap pegawai untuk satu tahun",
        None,
        lambda instansi: Pemetaan.objects.filter(periode__instansi=instansi).exists(),
    ),
)


def langkah_awal(instansi: Instansi | None) -> list[Langkah]:
    """Return the steps of an agency; without one, none is done."""
    return [
        Langkah(judul, keterangan, jenis.value if jenis else "", instansi is not None and ada(instansi))
        for judul, keterangan, jenis, ada in _TABEL
    ]
