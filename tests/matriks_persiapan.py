"""Role × address of readiness and of the merit page; see tests/matriks_izin.py."""

from tests.matriks_izin import INSTANSI, SEINSTANSI, Baris, semua

PERSIAPAN: tuple[Baris, ...] = (
    semua("aturan"),
    semua("aturan", data={"pada": "2022-01-01", "dari": "penyelia"}),
    semua("aturan", data={"pada": "kemarin"}),
    Baris("merit", {200: SEINSTANSI}),
    Baris("merit", {200: SEINSTANSI}, data={"bentuk": "xlsx"}),
    Baris("merit", {404: SEINSTANSI}, data={"bentuk": "csv"}),
    Baris("persiapan", {200: INSTANSI}),
    Baris("persiapan", {200: INSTANSI}, data={"bentuk": "csv"}),
    Baris("persiapan", {404: INSTANSI}, data={"bentuk": "pdf"}),
    Baris("persiapan-kurang", {200: INSTANSI}, argumen={"kunci": "butir.ada"}),
    Baris("persiapan-kurang", {404: INSTANSI}, argumen={"kunci": "butir.asing"}),
    Baris("persiapan-pos", {200: INSTANSI}, argumen={"keadaan": "keadaan.ada"}),
    Baris("persiapan-pos", {404: INSTANSI}, argumen={"keadaan": "butir.asing"}),
)
