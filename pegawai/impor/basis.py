"""Writing many rows at once: COPY on PostgreSQL, statements of a hundred rows on SQLite.

Table and column names come from the models and are quoted; the number of statements grows with chunks, never with rows.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain, islice
from typing import Any

from django.db import connection
from django.db.models import Field, JSONField, Model

from pegawai.impor.nilai import Ingatan
from pegawai.impor.rujukan import NamaBaru

# Small enough for the server to work on one chunk while the next is being made ready.
UKURAN = 1000
# SQLite's index of letters is written out after every statement that adds to it: a row each took it six times as long.
SEKALI = 100
TUNGGU_KUNCI = "30s"
_LOLOS = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def _postgres() -> bool:
    return connection.vendor == "postgresql"


def kunci_tabel(*model: type[Model]) -> None:
    """Let nobody else write to these tables until the transaction ends; reading goes on.

    SQLite needs nothing: its transaction holds the one writing lock from the start.
    """
    if _postgres():
        tabel = ", ".join(sorted(connection.ops.quote_name(satu._meta.db_table) for satu in model))
        with connection.cursor() as kursor:
            kursor.execute(f"SET LOCAL lock_timeout = '{TUNGGU_KUNCI}'")
            kursor.execute(f"LOCK TABLE {tabel} IN SHARE ROW EXCLUSIVE MODE")


def ambil_id(model: type[Model], jumlah: int) -> list[int]:
    """Return as many fresh primary keys; the table must be locked."""
    if not jumlah:
        return []
    tabel = model._meta.db_table
    with connection.cursor() as kursor:
        if _postgres():
            kursor.execute(
                # The sequence is looked up once, in a subquery; named in the call it would be for every row.
                "SELECT nextval((SELECT pg_get_serial_sequence(%s, 'id')::regclass)) FROM generate_series(1, %s)",
                [connection.ops.quote_name(tabel), jumlah],
            )
            return [satu for (satu,) in kursor.fetchall()]
        kursor.execute(f"SELECT COALESCE(MAX(id), 0) FROM {connection.ops.quote_name(tabel)}")  # noqa: S608
        terbesar = kursor.fetchone()[0]
        kursor.execute("SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = %s", [tabel])
        awal = max(terbesar, kursor.fetchone()[0])
        return list(range(awal + 1, awal + 1 + jumlah))


def masukkan(model: type[Model], bidang: list[str], baris: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows given as tuples of ``bidang`` (attnames)."""
    kolom = [_kolom(model, satu) for satu in bidang]
    nama = ", ".join(connection.ops.quote_name(str(satu.column)) for satu in kolom)
    tabel = connection.ops.quote_name(model._meta.db_table)
    if _postgres():
        _salin(f"COPY {tabel} ({nama}) FROM STDIN", kolom, baris)
        return
    _masukkan_sqlite(f"INSERT INTO {tabel} ({nama}) VALUES ", kolom, baris)  # noqa: S608


def perbarui(model: type[Model], bidang: list[str], baris: Iterable[tuple[Any, ...]]) -> None:
    """Update rows given as tuples of ``bidang`` (attnames) followed by the primary key."""
    kolom = [_kolom(model, satu) for satu in bidang]
    nama = [connection.ops.quote_name(str(satu.column)) for satu in kolom]
    tabel = connection.ops.quote_name(model._meta.db_table)
    pk = model._meta.pk
    assert pk is not None
    if not _postgres():
        isi = ", ".join(f"{n} = %s" for n in nama)
        _banyak(f"UPDATE {tabel} SET {isi} WHERE id = %s", [*kolom, pk], baris)  # noqa: S608
        return
    with connection.cursor() as kursor:
        daftar = ", ".join(nama)
        kursor.execute(f"CREATE TEMP TABLE impor_ubah ON COMMIT DROP AS SELECT {daftar}, id FROM {tabel} LIMIT 0")  # noqa: S608
    _salin(f"COPY impor_ubah ({', '.join(nama)}, id) FROM STDIN", [*kolom, pk], baris)
    with connection.cursor() as kursor:
        isi = ", ".join(f"{n} = b.{n}" for n in nama)
        kursor.execute(f"UPDATE {tabel} AS t SET {isi} FROM impor_ubah AS b WHERE t.id = b.id")  # noqa: S608
        kursor.execute("DROP TABLE impor_ubah")


def _kolom(model: type[Model], bidang: str) -> "Field[Any, Any]":
    return next(satu for satu in model._meta.concrete_fields if satu.attname == bidang)


def _potong(
    kolom: list["Field[Any, Any]"], baris: Iterable[tuple[Any, ...]], ubah: Callable[..., Any]
) -> Iterator[Any]:
    """Yield chunks of rows as tuples of what the database takes; every distinct value is converted once."""
    ingatan = [Ingatan(ubah(satu)) for satu in kolom]
    isi = iter(baris)
    while potong := list(islice(isi, UKURAN)):
        lajur = zip(*potong, strict=True)
        siap = [_ubah_lajur(ingat, satu) for ingat, satu in zip(ingatan, lajur, strict=True)]
        yield list(zip(*siap, strict=True))


def _ubah_lajur(ingat: Ingatan, lajur: tuple[Any, ...]) -> Iterable[Any]:
    # Keys are all different, so remembering them would only cost; plain numbers need no more than str().
    if set(map(type, lajur)) == {int}:
        return map(str, lajur) if _postgres() else lajur
    return map(ingat.__getitem__, lajur)


def _banyak(sql: str, kolom: list["Field[Any, Any]"], baris: Iterable[tuple[Any, ...]]) -> None:
    with connection.cursor() as kursor:
        for potong in _potong(kolom, baris, _untuk_sqlite):
            kursor.executemany(sql, potong)


def _masukkan_sqlite(sql: str, kolom: list["Field[Any, Any]"], baris: Iterable[tuple[Any, ...]]) -> None:
    satu = f"({', '.join(['%s'] * len(kolom))})"
    seratus = ", ".join([satu] * SEKALI)
    with connection.cursor() as kursor:
        for potong in _potong(kolom, baris, _untuk_sqlite):
            penuh = len(potong) // SEKALI * SEKALI
            kelompok = (potong[awal : awal + SEKALI] for awal in range(0, penuh, SEKALI))
            kursor.executemany(sql + seratus, [tuple(chain.from_iterable(isi)) for isi in kelompok])
            kursor.executemany(sql + satu, potong[penuh:])


def _salin(sql: str, kolom: list["Field[Any, Any]"], baris: Iterable[tuple[Any, ...]]) -> None:
    with connection.cursor() as kursor, kursor.copy(sql) as salin:
        for potong in _potong(kolom, baris, _untuk_copy):
            salin.write("\n".join(map("\t".join, potong)) + "\n")


def _untuk_sqlite(bidang: "Field[Any, Any]") -> Callable[[Any], Any]:
    if isinstance(bidang, JSONField):
        return lambda nilai: nilai

    def ubah(nilai: Any) -> Any:
        return bidang.get_db_prep_save(nilai.pk if isinstance(nilai, NamaBaru) else nilai, connection)

    return ubah


def _untuk_copy(_: "Field[Any, Any]") -> Callable[[Any], str]:
    def ubah(nilai: Any) -> str:
        if isinstance(nilai, NamaBaru):
            nilai = nilai.pk
        if nilai is None:
            return "\\N"
        if isinstance(nilai, bool):
            return "t" if nilai else "f"
        if isinstance(nilai, str):
            return str(nilai).translate(_LOLOS)
        return nilai.isoformat() if isinstance(nilai, datetime) else str(nilai)

    return ubah


def catat_baru(model: type[Model], nomor: list[int], *, impor: int, pada: datetime, oleh: int | None) -> None:
    """Write the trace of fresh rows in one statement; ``nomor`` are their keys, from ``ambil_id`` under the lock."""
    tabel = connection.ops.quote_name(model._meta.db_table)
    kunci, gabung = _asal_kunci(model)
    waktu = connection.ops.adapt_datetimefield_value(pada) if not _postgres() else pada
    with connection.cursor() as kursor:
        kursor.execute(
            "INSERT INTO pegawai_jejakperubahan (impor_id, model, objek, kunci, baru, bidang, pada, oleh_id) "  # noqa: S608
            f"SELECT %s, %s, t.id, {kunci}, %s, '{{}}', %s, %s FROM {tabel} t {gabung} WHERE t.id BETWEEN %s AND %s "
            "ORDER BY t.id",
            [impor, model._meta.label_lower, True, waktu, oleh, nomor[0], nomor[-1]],
        )


def _asal_kunci(model: type[Model]) -> tuple[str, str]:
    """Return the column by which the trace names a row, and the join that leads to it."""
    ada = {satu.attname for satu in model._meta.concrete_fields}
    if "nip" in ada or "siasn_id" in ada:
        return ("t.nip" if "nip" in ada else "t.siasn_id"), ""
    if "pegawai_id" in ada:
        return "p.nip", "JOIN pegawai_pegawai p ON p.id = t.pegawai_id"
    return "j.siasn_id", "JOIN pegawai_jabatan j ON j.id = t.jabatan_id"


def teks_json(nilai: Any) -> str:
    """Return JSON text for a JSON column given to ``masukkan``."""
    return json.dumps(nilai, ensure_ascii=False, default=str, separators=(",", ":"))
