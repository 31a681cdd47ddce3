"""The same stages as a SELECT: where everybody would be by another scheme, counted in the database, nothing written.

The inputs are those that a run froze, or today's records (what a run today would read).
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection, connections, transaction
from django.db.models import F, QuerySet

from pemetaan.aturan.rubrik import KELOMPOK_RUBRIK
from pemetaan.aturan.skor import BarisSkema
from pemetaan.models import Pemetaan, Penempatan
from pemetaan.services.mesin.masukan import Cakupan, susun_bacaan
from pemetaan.services.mesin.pernyataan import rangkai, tahap
from pemetaan.services.mesin.setelan import setelan
from pemetaan.services.mesin.ungkapan import Sen, Ungkapan

_POKOK = ("pegawai_id", "level", "unit_path")
# Frozen by every run, whatever its scheme reads.
_SELALU: dict[str, tuple[str, ...]] = {
    "skp": ("predikat_ini", "predikat_lalu", "hasil_ini", "hasil_lalu"),
    "potensi": ("potensi_jumlah",),
    "jpm": ("level_dicapai", "level_diminta"),
    "teknis": ("teknis",),
    "umpan_balik": ("umpan_balik",),
    "bangkom": ("bangkom_jp",),
    "pengalaman": ("lama_bulan",),
}
_UNGKAPAN: dict[str, Ungkapan] = {
    "potensi_jumlah": Sen(F("potensi_jumlah")),
    "teknis": Sen(F("n_teknis")),
    "umpan_balik": Sen(F("n_umpan_balik")),
}


@dataclass(frozen=True, slots=True)
class Masukan:
    """The first stage: its statement with parameters, the names of its columns, and how the box of now is found."""

    sql: str
    parameter: tuple[Any, ...]
    kolom: tuple[str, ...]
    kotak_lama: str
    gabung: str = ""


def kolom_dibaca(skema: BarisSkema) -> tuple[str, ...]:
    """Return the input columns that the sources of a scheme read, ``asesmen_tanggal`` among them."""
    kolom: list[str] = ["asesmen_tanggal"]
    for baris in skema.indikator:
        kolom += _SELALU.get(baris.sumber, ())
        kolom += [f"k_{k.kode}" for k in KELOMPOK_RUBRIK.get(baris.sumber, ()) if not k.rentang]
    return tuple(dict.fromkeys(kolom))


def masukan_beku(penempatan: QuerySet[Penempatan], skema: BarisSkema, using: str = "default") -> Masukan:
    """Return the inputs that these placements froze, with their computed box."""
    kolom = (*_POKOK, *kolom_dibaca(skema), "kotak_lama")
    isi = {nama: _UNGKAPAN.get(nama, F("kotak" if nama == "kotak_lama" else nama)) for nama in kolom}
    baris = penempatan.order_by().annotate(**{f"m_{nama}": satu for nama, satu in isi.items()})
    pilih = baris.values_list(*(f"m_{nama}" for nama in kolom))
    sql, parameter = pilih.query.get_compiler(using=using).as_sql()
    return Masukan(sql, tuple(parameter), kolom, "kotak_lama")


def masukan_kini(cakupan: Cakupan, lama: Pemetaan | None, using: str = "default") -> Masukan:
    """Return today's records of everybody in scope, beside their box in an earlier run."""
    bacaan = susun_bacaan(cakupan, using)
    koneksi = connections[using]
    tabel = koneksi.ops.quote_name(Penempatan._meta.db_table)
    gabung = f"LEFT JOIN {tabel} p ON p.pegawai_id = letak.pegawai_id AND p.pemetaan_id = {lama.pk if lama else 0}"
    return Masukan(bacaan.sekaligus(koneksi.vendor), bacaan.parameter, tuple(bacaan.masukan), "p.kotak", gabung)


def susun_hitungan(
    masukan: Masukan, skema: BarisSkema, *, panjang_unit: int, orang: int
) -> tuple[str, tuple[Any, ...]]:
    """Return the statement that counts: rows (what, unit, Level, why not placed then, box now, box then, number).

    What is "kelompok", everybody grouped once (the number: people; unit: the first ``panjang_unit`` characters of its
    path), or "orang", the first ``orang`` movers by new box and person (the number: the person). Box 0: none.
    """
    bawa = [nama for nama in masukan.kolom if nama in {*_POKOK, "kotak_lama", "asesmen_tanggal", "level_diminta"}]
    semua, terakhir = rangkai(masukan.sql, masukan.kolom, tahap(skema, bawa), vendor=connection.vendor)
    semua.append(
        f"hasil AS MATERIALIZED (SELECT letak.pegawai_id, letak.level, letak.unit_path, letak.sebab, "  # noqa: S608
        f"COALESCE({masukan.kotak_lama}, 0) AS lama, COALESCE(letak.kotak, 0) AS baru FROM {terakhir} {masukan.gabung})"
    )
    unit = f"SUBSTR(unit_path, 1, {int(panjang_unit)})"
    bagian = [
        f"SELECT 'kelompok', {unit}, level, sebab, lama, baru, COUNT(*) FROM hasil "  # noqa: S608
        f"GROUP BY {unit}, level, sebab, lama, baru"
    ]
    if orang:
        bagian.append(
            "SELECT 'orang', '', 0, '', lama, baru, pegawai_id FROM (SELECT pegawai_id, lama, baru FROM hasil "  # noqa: S608
            f"WHERE lama <> baru ORDER BY baru DESC, pegawai_id LIMIT {int(orang)}) AS pindah"
        )
    return f"WITH {', '.join(semua)} {' UNION ALL '.join(bagian)}", masukan.parameter


def susun_pindah(masukan: Masukan, skema: BarisSkema) -> tuple[str, tuple[Any, ...]]:
    """Return the statement that lists everybody who would move: person, box now, box then, why not placed then."""
    bawa = [nama for nama in masukan.kolom if nama in {*_POKOK, "kotak_lama", "asesmen_tanggal", "level_diminta"}]
    semua, terakhir = rangkai(masukan.sql, masukan.kolom, tahap(skema, bawa), vendor=connection.vendor)
    lama = f"COALESCE({masukan.kotak_lama}, 0)"
    sql = (
        f"WITH {', '.join(semua)} SELECT letak.pegawai_id, {lama}, COALESCE(letak.kotak, 0), letak.sebab "  # noqa: S608
        f"FROM {terakhir} {masukan.gabung} WHERE {lama} <> COALESCE(letak.kotak, 0) ORDER BY 3 DESC, 1"
    )
    return sql, masukan.parameter


def baca(sql: str, parameter: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Return the rows of a statement of this module."""
    with transaction.atomic(), connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            # Below Django's cursor: no query of the page.
            kursor.cursor.execute(setelan())
        kursor.execute(sql, parameter)
        return kursor.fetchall()
