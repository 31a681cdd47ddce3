"""An agency of any size for benchmarks, made inside the database by counting, so that it costs no time in Python."""

from django.db import connection
from django.db.models import Field, Model

from pegawai.models import (
    Diklat,
    HasilAsesmen,
    HukumanDisiplin,
    Instansi,
    Jabatan,
    Pegawai,
    Penghargaan,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPendidikan,
    TimKerja,
    UmpanBalik,
    UnitKerja,
)
from pegawai.pilihan import AspekPotensi, Jenjang, Kompetensi
from talenta.ukur.basis_sementara import segarkan
from talenta.ukur.muatan import tanpa_indeks
from talenta.ukur.nama_orang import nama_sql

ISI = (
    Pegawai,
    PenilaianKinerja,
    HasilAsesmen,
    UmpanBalik,
    Penghargaan,
    TimKerja,
    Diklat,
    RiwayatPendidikan,
    RiwayatJabatan,
    HukumanDisiplin,
)
"""The tables that hold rows per person."""
UNIT = 200
JABATAN = 14 * 20


def buat_agensi(banyak: int) -> Instansi:
    """Return a new agency of ``banyak`` people with two SKP, up to two assessments and a record each."""
    instansi = Instansi.objects.create(kode="agensi-ukur", nama="Agensi Ukur")
    akar = UnitKerja.objects.add_root(create_kwargs={"instansi": instansi, "nama": "Akar", "siasn_id": "0"})
    for nomor in range(1, UNIT):
        induk = UnitKerja.objects.get(pk=akar.pk)
        isi = {"instansi": instansi, "nama": f"Unit {nomor}", "siasn_id": str(nomor)}
        UnitKerja.objects.add_child(induk, create_kwargs=isi)
    Jabatan.objects.bulk_create(
        Jabatan(instansi=instansi, siasn_id=str(n), nama=f"Jabatan {n}", jenis="2", jenjang=Jenjang.values[n % 14])
        for n in range(JABATAN)
    )
    with tanpa_indeks(ISI):
        _orang(instansi, banyak)
        _penilaian(banyak)
        _rekam_jejak(banyak)
    segarkan()
    return instansi


def _pilih(urut: str, *isi: str) -> str:
    cabang = " ".join(f"WHEN {nomor} THEN {satu}" for nomor, satu in enumerate(isi))
    return f"CASE ({urut}) % {len(isi)} {cabang} END"


def _teks(*isi: str) -> tuple[str, ...]:
    return tuple(f"'{satu}'" for satu in isi)


def _tanggal(*isi: str) -> tuple[str, ...]:
    return tuple(f"DATE('{satu}')" for satu in isi)


def _bawaan(bidang: Field) -> str | None:
    if bidang.null or bidang.primary_key:
        return None
    return "''" if bidang.get_internal_type() in ("CharField", "TextField") else str(int(bidang.get_default() or 0))


# A bigint, since a number of five digits times some millions is none of four bytes.
_URUT = {
    "postgresql": "n AS (SELECT generate_series(1, CAST({0} AS bigint)) AS i)",
    "sqlite": "n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {0})",
}


def _isi(model: type[Model], banyak: int, syarat: str = "1 = 1", **ungkapan: str) -> None:
    """Insert a row of ``model`` for each i of 1 … ``banyak`` for which ``syarat`` holds."""
    semua = {str(f.column): ungkapan.get(f.attname, _bawaan(f)) for f in model._meta.concrete_fields}
    nilai = {kolom: isi for kolom, isi in semua.items() if isi is not None}
    # Only names of columns and the constants of this module stand in the statement.
    sql = (
        f"INSERT INTO {model._meta.db_table} ({', '.join(nilai)}) "  # noqa: S608
        f"WITH RECURSIVE {_URUT[connection.vendor].format(banyak)} "
        f"SELECT {', '.join(nilai.values())} FROM n WHERE {syarat}"
    )
    with connection.cursor() as kursor:
        kursor.execute(sql)


def _awal(model: type[Model]) -> int:
    return model._default_manager.order_by("pk").values_list("pk", flat=True)[0]


def _orang(instansi: Instansi, banyak: int) -> None:
    _isi(
        Pegawai,
        banyak,
        instansi_id=str(instansi.pk),
        nip="CAST(198501010000000000 + i AS varchar(18))",
        nama=nama_sql("i"),
        tanggal_lahir="DATE('1985-01-01')",
        tmt_cpns="DATE('2010-03-01')",
        aktif="TRUE",
        jenis_asn="'pns'",
        golongan="'III/c'",
        golongan_urut="8 + i % 6",
        tmt_golongan=_pilih("i", *_tanggal("2019-04-01", "2020-10-01", "2021-04-01", "2022-10-01", "2024-04-01")),
        jabatan_id=f"{_awal(Jabatan)} + (i * 31) % {JABATAN}",
        tmt_jabatan=_pilih("i * 7", *_tanggal("2016-01-04", "2020-02-03", "2023-05-02", "2025-08-01")),
        unit_id=f"{_awal(UnitKerja)} + (i * 17) % {UNIT}",
        pendidikan=_pilih("i * 3", *_teks("slta", "d3", "s1", "s1", "s2")),
    )


def _pegawai() -> str:
    return f"{_awal(Pegawai)} + i - 1"


def _penilaian(banyak: int) -> None:
    pegawai = _pegawai()
    for tahun in (2024, 2025):
        predikat = _pilih(f"i * {tahun}", *_teks("baik", "sangat_baik", "baik", "baik", "butuh_perbaikan", "kurang"))
        _isi(
            PenilaianKinerja, banyak, f"(i + {tahun}) % 20 > 0", pegawai_id=pegawai, tahun=str(tahun),
            hasil_kerja="'sesuai'", perilaku_kerja="'sesuai'", predikat=predikat,
        )  # fmt: skip
    for nomor, tanggal in enumerate(_tanggal("2023-06-01", "2025-05-01"), 1):
        skor = {a: f"40 + (i * {3 + n * 2} * {nomor}) % 61" for n, a in enumerate(AspekPotensi.values)}
        level = {k: f"1 + (i * {3 + n} + {nomor}) % 5" for n, k in enumerate(Kompetensi.values)}
        teknis = "CASE WHEN i % 5 > 0 THEN 50 + (i * 11) % 51 END"
        _isi(
            HasilAsesmen, banyak, f"(i + {nomor}) % 6 > 0", pegawai_id=pegawai, tanggal=tanggal, teknis=teknis,
            **skor, **level,
        )  # fmt: skip


def _rekam_jejak(banyak: int) -> None:
    pegawai, jabatan = _pegawai(), f"{_awal(Jabatan)} + (i * 31) % {JABATAN}"
    hari = _pilih("i", *_tanggal("2019-08-17", "2022-08-17", "2025-02-10", "2025-08-17"))
    _isi(UmpanBalik, banyak, "i % 4 > 0", pegawai_id=pegawai, tahun="2025", nilai="60 + i % 41")
    _isi(
        Penghargaan, banyak, "i % 3 = 0", pegawai_id=pegawai, nama="'Penghargaan'", tanggal=hari,
        tingkat=_pilih("i", *_teks("internal", "satyalancana", "nasional")),
    )  # fmt: skip
    _isi(
        TimKerja, banyak, "i % 3 = 1", pegawai_id=pegawai, nama="'Tim'", tanggal=hari,
        peran=_pilih("i", *_teks("ketua", "anggota")), lingkup=_pilih("i", *_teks("lintas", "internal")),
    )  # fmt: skip
    _isi(Diklat, banyak, "i % 2 = 0", pegawai_id=pegawai, nama="'Diklat'", tanggal=hari, jp="4 + i % 40")
    _isi(
        RiwayatPendidikan, banyak, pegawai_id=pegawai, tingkat=_pilih("i * 3", *_teks("slta", "d3", "s1", "s1", "s2")),
        sesuai=_pilih("i", "TRUE", "FALSE", "TRUE"),
    )  # fmt: skip
    for mulai, selesai in (("2012-01-02", "DATE('2016-01-04')"), ("2016-01-04", "NULL")):
        _isi(
            RiwayatJabatan, banyak, pegawai_id=pegawai, jabatan_id=jabatan, nama_jabatan=f"'Jabatan {mulai}'",
            unit_id=f"{_awal(UnitKerja)} + (i * 13) % {UNIT}", mulai=f"DATE('{mulai}')", jenis="'definitif'",
            **({} if selesai == "NULL" else {"selesai": selesai}),
        )  # fmt: skip
    _isi(
        HukumanDisiplin, banyak, "i % 50 = 0", pegawai_id=pegawai, tingkat="'ringan'", mulai="DATE('2021-05-01')",
        selesai="DATE('2022-05-01')",
    )  # fmt: skip
