"""Role × address of the fairness audit and the printed grid; see tests/matriks_izin.py."""

from tests.matriks_izin import INSTANSI, TAHUN, Baris

PEMERIKSA = frozenset({"tim", "auditor"})
ISI = {"isi": "keadilan.ada", "bentuk": "bentuk.ada"}

KEADILAN: tuple[Baris, ...] = (
    Baris("pemetaan-pdf", {200: INSTANSI}, argumen=TAHUN),
    Baris("keadilan", {200: PEMERIKSA}, argumen=TAHUN),
    Baris("keadilan-unduh", {200: PEMERIKSA}, argumen=TAHUN | ISI),
    Baris("keadilan-unduh", {404: PEMERIKSA}, argumen=TAHUN | ISI | {"isi": "butir.asing"}),
    Baris("keadilan-unduh", {404: PEMERIKSA}, argumen=TAHUN | ISI | {"bentuk": "berkas.asing"}),
)
