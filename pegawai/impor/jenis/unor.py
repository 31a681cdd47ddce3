"""unor: the tree of units as SIASN hands it out (HierarkiUnor)."""

from typing import Any

from pegawai.impor import nilai
from pegawai.impor.galat import Sebab
from pegawai.impor.jenis.bersama import baca_teks
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.impor.konteks import Konteks
from pegawai.impor.potongan import Potongan
from pegawai.models import UnitKerja


def _silang(_: Konteks, potongan: Potongan) -> None:
    for ke, diri, atasan in potongan.kolom("siasn_id", "_atasan"):
        if diri and diri == atasan:
            pesan = (
                "Unit ini menjadi atasan dirinya sendiri. Isi ID_ATASAN dengan ID "
                "unit di atasnya, atau kosongkan untuk unit puncak."
            )
            potongan.tolak(ke, "_atasan", Sebab.POHON, pesan)


def _seberkas(konteks: Konteks, hasil: Any, galat: Any) -> None:
    from pegawai.impor.pohon import periksa_pohon

    periksa_pohon(konteks, hasil, galat)


KOLOM: tuple[Kolom, ...] = (
    Kolom(
        "ID",
        "siasn_id",
        lambda _: nilai.pengenal(nama="ID"),
        wajib=True,
        contoh="78E51061-7311-48A3-82CE-6F447ED4D57B",
        keterangan="ID unit (UNOR) dari SIASN.",
    ),
    Kolom(
        "NAMA_UNOR",
        "nama",
        baca_teks(255, "Nama unit"),
        wajib=True,
        contoh="Sekretariat Daerah",
        keterangan="Nama unit.",
    ),
    Kolom(
        "ID_ATASAN",
        "_atasan",
        lambda _: nilai.pengenal(nama="ID_ATASAN"),
        wajib=True,
        isi=False,
        kosong="",
        contoh="1E2FEB89-414C-443C-9027-C4D1C386BBC4",
        keterangan="ID unit di atasnya; kosong hanya pada unit puncak.",
    ),
)
LEMBAR = Lembaran("HierarkiUnor", UnitKerja, KOLOM, ("siasn_id",), "instansi", silang=_silang, seberkas=_seberkas)
JENIS = Jenis("unor", (LEMBAR,), "Pohon unit organisasi (HierarkiUnor) dari SIASN. Diimpor paling awal.")
