"""The statement itself: inputs → values → scores → classes → boxes → ranks → INSERT, all in the database."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connections

from pemetaan.aturan.skor import BarisSkema
from pemetaan.models import Penempatan
from pemetaan.pilihan import Sumber
from pemetaan.services.mesin import rumus
from pemetaan.services.mesin.masukan import Bacaan, Cakupan, susun_bacaan
from pemetaan.services.mesin.ungkapan import BATAS

# Ranked here as in aturan.peringkat; "is null" first, so that an empty TMT golongan comes last on both databases.
URUTAN_PERINGKAT = (
    "nilai DESC, skor_x DESC, skor_y DESC, golongan_urut DESC, "
    "CASE WHEN tmt_golongan IS NULL THEN 1 ELSE 0 END, tmt_golongan, nip"
)
TAHAP_SEKALI = frozenset({"nilai", "mentah"})
_TETAP = (
    "pegawai_id", "unit_id", "unit_path", "jabatan_id", "jenjang", "level", "rumpun_id", "klaster_id", "golongan",
    "golongan_urut", "tmt_golongan", "predikat_ini", "predikat_lalu", "hasil_ini", "hasil_lalu", "asesmen_tanggal",
    "level_dicapai", "level_diminta", "bangkom_jp", "lama_bulan", "k_penghargaan", "k_tim_kerja", "k_ragam", "k_tugas",
    "k_pendidikan", "k_kesesuaian_ilmu", "k_disiplin", "kotak", "sebab",
)  # fmt: skip


def tahap(skema: BarisSkema, bawa: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return the stages after the inputs, each reading the one before it: values, raw scores, class and box.

    ``bawa`` are the inputs that go along to the last stage; without it everything does, the values too.
    """
    nilai = {baris.sumber: rumus.nilai_sumber(baris, skema) for baris in skema.indikator}
    isi = ", ".join(f"CAST({pecahan.pembilang} AS bigint) AS v_{sumber}" for sumber, pecahan in nilai.items())
    y, x = (rumus.bila_layak(skema, rumus.skor_sumbu(skema.sumbu(sumbu), nilai)) for sumbu in ("Y", "X"))
    skor_y, skor_x = (_terbatas(skema, sumbu) for sumbu in ("Y", "X"))
    nilai_talenta = f"(2 * ({skema.bobot_y} * {skor_y} + {skema.bobot_x} * {skor_x}) + 100) / 200"
    ikut = ", ".join(bawa)
    return [
        ("nilai", f"{ikut or 'masukan.*'}, {isi}"),
        ("mentah", f"{ikut or 'nilai.*'}, {rumus.sebab_belum(skema)} AS sebab, {y} AS mentah_y, {x} AS mentah_x"),
        (
            "letak",
            f"{f'{ikut}, sebab' if ikut else 'mentah.*'}, {skor_y} AS skor_y, {skor_x} AS skor_x, "
            f"{nilai_talenta} AS nilai, {rumus.kotak(skor_y, skor_x, skema)} AS kotak",
        ),
    ]


Pernyataan = tuple[str, tuple[Any, ...]]
_URUTAN = f"ROW_NUMBER() OVER (PARTITION BY kotak ORDER BY {URUTAN_PERINGKAT}) AS urutan"


def rangkai(
    masukan: str, kolom: Iterable[str], semua: Iterable[tuple[str, str]], *, vendor: str, pagar: bool = True
) -> tuple[list[str], str]:
    """Return the common table expressions of the inputs and the stages on them, and the name of the last one.

    ``pagar``: each stage is reckoned once, whatever the next one makes of it.
    """
    hasil, sebelum = [f"masukan({', '.join(kolom)}) AS ({masukan})"], "masukan"
    for nama, isi in semua:
        batas = BATAS[vendor] if pagar and nama in TAHAP_SEKALI else ""
        hasil.append(f"{nama} AS (SELECT {isi} FROM {sebelum} {batas})")  # noqa: S608 - closed lists, whole numbers
        sebelum = nama
    return hasil, sebelum


def _terbatas(skema: BarisSkema, sumbu: str) -> str:
    """Return the score of an axis; only predikat points above 100 can lift it over the cap."""
    mentah = f"mentah_{sumbu.lower()}"
    di_atas_100 = max(skema.skp.poin_dipakai.values()) > 100 and any(i.sumber == Sumber.SKP for i in skema.sumbu(sumbu))
    return rumus.batasi(mentah) if di_atas_100 else mentah


def _kolom_hasil(skema: BarisSkema, pemetaan_id: int) -> dict[str, str]:
    """Return every column of a placement with the expression over the last stage that fills it."""
    nilai = {baris.sumber: rumus.nilai_sumber(baris, skema) for baris in skema.indikator}

    def dua_desimal(sumber: str) -> str:
        if sumber not in nilai:
            return "NULL"
        return f"({rumus.dalam_sen(nilai[sumber], f'v_{sumber}')}) / 100.0"

    return {
        **{kolom: kolom for kolom in _TETAP},
        **{f"n_{sumber}": dua_desimal(sumber) for sumber in Sumber.values},
        "pemetaan_id": str(int(pemetaan_id)),
        "potensi_jumlah": "potensi_jumlah / 100.0",
        "kinerja": rumus.kelas("Y", "skor_y", skema),
        "potensial": rumus.kelas("X", "skor_x", skema),
        "skor_kinerja": "skor_y / 100.0",
        "skor_potensial": "skor_x / 100.0",
        "nilai_talenta": "nilai / 100.0",
        "kotak_akhir": "kotak",
        **dict.fromkeys(("peringkat", "peringkat_hitung"), "CASE WHEN kotak IS NOT NULL THEN urutan END"),
    }


def susun(cakupan: Cakupan, *, pemetaan_id: int, using: str = "default") -> list[Pernyataan]:
    """Return what stores the placements of everybody in scope: one statement, on SQLite a few.

    Each of them writes a row per person, or none.
    """
    bacaan = susun_bacaan(cakupan, using)
    kolom, nilai = _tujuan(cakupan.skema, pemetaan_id, connections[using].ops.quote_name)
    vendor = connections[using].vendor
    if vendor == "sqlite":
        return list(_bertahap(cakupan.skema, bacaan, kolom, nilai))
    semua = [*tahap(cakupan.skema), ("urut", f"letak.*, {_URUTAN}")]
    rangkaian, terakhir = rangkai(bacaan.sekaligus(vendor), bacaan.masukan, semua, vendor=vendor)
    sql = f"INSERT INTO {kolom} WITH {', '.join(rangkaian)} SELECT {nilai} FROM {terakhir}"  # noqa: S608 - closed lists
    return [(sql, bacaan.parameter)]


def _tujuan(skema: BarisSkema, pemetaan_id: int, kutip: Callable[[str], str]) -> tuple[str, str]:
    """Return the table of placements with its columns, and what fills them."""
    hasil = _kolom_hasil(skema, pemetaan_id)
    kolom = [f for f in Penempatan._meta.concrete_fields if not f.primary_key]
    nama = ", ".join(kutip(str(f.column)) for f in kolom)
    return f"{kutip(Penempatan._meta.db_table)} ({nama})", ", ".join(hasil[f.attname] for f in kolom)


_DIBACA, _TERURUT = "temp.dibaca_sementara", "temp.urutan_sementara"
_BAWA = ("pegawai_id", "nip", "golongan_urut", "tmt_golongan", "asesmen_tanggal", "level_diminta")
_HASIL = ("pegawai_id", "sebab", "skor_y", "skor_x", "nilai", "kotak")


def _bertahap(skema: BarisSkema, bacaan: Bacaan, kolom: str, isi: str) -> Iterator[Pernyataan]:
    """Yield how everybody is placed on SQLite, where one statement would keep them all in memory, and every stage
    copies each column that goes along.

    What was read is kept in a file; scores and ranks are reckoned from it without the rest of the row; the placements
    go in in the order of the people, their values taken from what was read once more.
    """
    # Names of columns, closed lists and whole numbers only.
    dibaca = f"WITH dibaca({', '.join(bacaan.kolom)}) AS ({bacaan.sql}) SELECT * FROM dibaca"  # noqa: S608
    masukan = bacaan.masukan_dari(_DIBACA)
    letak, terakhir = rangkai(masukan, bacaan.masukan, tahap(skema, _BAWA), vendor="sqlite")
    terurut = f"WITH {', '.join(letak)} SELECT {', '.join(_HASIL)}, {_URUTAN} FROM {terakhir}"  # noqa: S608
    nilai, _ = rangkai(masukan, bacaan.masukan, tahap(skema)[:1], vendor="sqlite", pagar=False)
    lengkap = f"WITH {', '.join(nilai)} SELECT {isi} FROM nilai CROSS JOIN {_TERURUT} USING (pegawai_id)"  # noqa: S608

    yield f"CREATE TABLE {_DIBACA} AS {dibaca}", bacaan.parameter
    yield f"CREATE TABLE {_TERURUT} (pegawai_id integer PRIMARY KEY, {', '.join(_HASIL[1:])}, urutan)", ()
    yield f"INSERT INTO {_TERURUT} {terurut}", ()
    yield f"INSERT INTO {kolom} {lengkap}", ()
    yield f"DROP TABLE {_DIBACA}", ()
    yield f"DROP TABLE {_TERURUT}", ()
