"""Admin of people and their records."""

from typing import Any

from pegawai.admin.dasar import daftarkan
from pegawai.impor.jenis import asesmen, kinerja, orang, rekam_jejak
from pegawai.models import (
    Diklat,
    HasilAsesmen,
    Pegawai,
    Penghargaan,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPendidikan,
    TimKerja,
    UmpanBalik,
)

daftarkan(
    Pegawai,
    "pegawai",
    orang.JENIS.lembaran[0],
    list_display=("nama", "nip", "golongan", "jabatan", "unit", "aktif"),
    list_filter=("aktif", "jenis_asn"),
    list_select_related=("jabatan", "unit"),
    search_fields=("nama", "nip"),
    autocomplete_fields=("jabatan", "unit"),
    readonly_fields=("nip", "golongan_urut"),
)
_SATU_ORANG: dict[str, Any] = {
    "list_select_related": ("pegawai",),
    "search_fields": ("pegawai__nama", "pegawai__nip"),
    "autocomplete_fields": ("pegawai",),
}
daftarkan(
    PenilaianKinerja,
    "kinerja",
    kinerja.JENIS.lembaran[0],
    list_display=("pegawai", "tahun", "hasil_kerja", "perilaku_kerja", "predikat"),
    list_filter=("tahun", "predikat"),
    **_SATU_ORANG,
)
daftarkan(
    HasilAsesmen,
    "asesmen",
    asesmen.JENIS.lembaran[0],
    list_display=("pegawai", "tanggal", "metode", "penyelenggara"),
    date_hierarchy="tanggal",
    **_SATU_ORANG,
)
# Sanctions are not here: who keeps the data need not read them; they come and are corrected by import.
_REKAM: tuple[tuple[Any, Any, tuple[str, ...]], ...] = (
    (RiwayatJabatan, rekam_jejak.JABATAN, ("pegawai", "nama_jabatan", "mulai", "selesai", "jenis")),
    (RiwayatPendidikan, rekam_jejak.PENDIDIKAN, ("pegawai", "tingkat", "jurusan", "tahun_lulus", "sesuai")),
    (Diklat, rekam_jejak.DIKLAT, ("pegawai", "nama", "jp", "tanggal", "relevan")),
    (Penghargaan, rekam_jejak.PENGHARGAAN, ("pegawai", "nama", "tingkat", "tanggal")),
    (TimKerja, rekam_jejak.TIM, ("pegawai", "nama", "peran", "lingkup", "tanggal")),
    (UmpanBalik, rekam_jejak.UMPAN_BALIK, ("pegawai", "tahun", "nilai")),
)
for _model, _lembaran, _tampil in _REKAM:
    _lain = {"autocomplete_fields": ("pegawai", "jabatan", "unit")} if _model is RiwayatJabatan else {}
    daftarkan(_model, "rekam-jejak", _lembaran, list_display=_tampil, **_SATU_ORANG | _lain)
