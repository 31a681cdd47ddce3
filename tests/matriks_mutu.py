"""Role × address of data quality and of the comparison with SIMATA; see tests/matriks_izin.py."""

from tests.matriks_izin import TAHUN, Baris

PELIHAT = frozenset({"admin", "sdm", "sdm_unit", "tim", "auditor"})

MUTU: tuple[Baris, ...] = (
    Baris("mutu-data", {200: PELIHAT}),
    Baris("mutu-data", {404: PELIHAT}, data={"unit": "0"}),
    Baris("mutu-data-ukuran", {200: PELIHAT}, argumen={"kode": "mutu.ada"}),
    Baris("mutu-data-ukuran", {404: PELIHAT}, argumen={"kode": "berkas.asing"}),
    Baris("mutu-data-unduh", {200: PELIHAT}, argumen={"bentuk": "bentuk.ada"}),
    Baris("mutu-data-unduh", {404: PELIHAT}, argumen={"bentuk": "berkas.asing"}),
    Baris("simata", {200: PELIHAT}, argumen=TAHUN),
)
