"""kinerja: the yearly SKP as e-Kinerja hands it out."""

from typing import Any

from pegawai.aturan.kinerja import predikat
from pegawai.impor.galat import Sebab
from pegawai.impor.jenis.bersama import baca_desimal, baca_pilihan, baca_tahun, kolom_nip
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.impor.konteks import Konteks
from pegawai.impor.potongan import Potongan
from pegawai.models import PenilaianKinerja
from pegawai.pilihan import Ekspektasi, Predikat

EKSPEKTASI = {label: kode for kode, nama in Ekspektasi.choices for label in (kode, nama)}
PREDIKAT = {label: kode for kode, nama in Predikat.choices for label in (kode, nama)} | {
    "Cukup": Predikat.BUTUH_PERBAIKAN.value,
    "Butuh Perbaikan/Cukup": Predikat.BUTUH_PERBAIKAN.value,
    "Kurang/Misconduct": Predikat.KURANG.value,
    "Misconduct": Predikat.KURANG.value,
}
NILAI_LABEL = {1: "di_bawah", 2: "sesuai", 3: "di_atas"}


def _silang(_: Konteks, potongan: Potongan) -> None:
    for ke, hasil, perilaku, isi in potongan.kolom("hasil_kerja", "perilaku_kerja", "predikat"):
        benar = predikat(hasil, perilaku)
        if isi != benar:
            pesan = (
                f"Predikat {Predikat(isi).label} tidak cocok: hasil kerja "
                f"{Ekspektasi(hasil).label.lower()} dan perilaku "
                f"kerja {Ekspektasi(perilaku).label.lower()} memberi {Predikat(benar).label}. Perbaiki salah satunya."
            )
            potongan.tolak(ke, "predikat", Sebab.BERTENTANGAN, pesan)
    for bidang in ("hasil_kerja", "perilaku_kerja"):
        _nilai_sama_label(potongan, bidang)


def _nilai_sama_label(potongan: Potongan, bidang: str) -> None:
    if not potongan.ada(f"{bidang}_nilai"):
        return
    for ke, label, angka in potongan.kolom(bidang, f"{bidang}_nilai"):
        menurut = NILAI_LABEL.get(angka)
        if menurut and menurut != label:
            pesan = (
                f"Nilai {angka:.0f} berarti {Ekspektasi(menurut).label.lower()}, padahal labelnya "
                f"{Ekspektasi(label).label.lower()}. Samakan nilai dan labelnya."
            )
            potongan.tolak(ke, f"{bidang}_nilai", Sebab.BERTENTANGAN, pesan)


def _rating(nama: str, bidang: str) -> Kolom:
    return Kolom(
        nama,
        bidang,
        baca_pilihan(EKSPEKTASI, Ekspektasi.labels, nama.capitalize()),
        wajib=True,
        sinonim=(f"RATING {nama}",),
        contoh="SESUAI EKSPEKTASI",
        keterangan="Di atas ekspektasi, sesuai ekspektasi, atau di bawah ekspektasi.",
        pilihan=tuple(label.upper() for label in Ekspektasi.labels),
    )


def _angka(nama: str, bidang: str) -> Kolom:
    return Kolom(
        nama,
        bidang,
        baca_desimal(0, 100, nama.capitalize()),
        contoh=2,
        keterangan="Angka dari e-Kinerja; 1, 2, 3 harus sesuai dengan labelnya. Boleh kosong.",
    )


def _saring(konteks: Konteks, baris: list[tuple[Any, ...]], bidang: list[str]) -> dict[str, Any]:
    ke = bidang.index("tahun")
    return {"tahun__in": {satu[ke] for satu in baris}}


JENIS = Jenis(
    "kinerja",
    (
        Lembaran(
            "Kinerja",
            PenilaianKinerja,
            (
                kolom_nip(),
                Kolom(
                    "TAHUN",
                    "tahun",
                    baca_tahun,
                    wajib=True,
                    contoh=2025,
                    keterangan="Tahun SKP, 2000 sampai tahun depan.",
                ),
                _rating("HASIL KERJA", "hasil_kerja"),
                _angka("HASIL KERJA NILAI", "hasil_kerja_nilai"),
                _rating("PERILAKU KERJA", "perilaku_kerja"),
                _angka("PERILAKU KERJA NILAI", "perilaku_kerja_nilai"),
                Kolom(
                    "KUADRAN KINERJA",
                    "predikat",
                    baca_pilihan(PREDIKAT, Predikat.labels, "Kuadran kinerja"),
                    wajib=True,
                    sinonim=("PREDIKAT", "PREDIKAT KINERJA"),
                    contoh="BAIK",
                    keterangan="Predikat yang mengikuti dari kedua rating (Permenpan RB 6/2022).",
                    pilihan=tuple(label.upper() for label in Predikat.labels),
                ),
            ),
            ("pegawai_id", "tahun"),
            "pegawai__instansi",
            silang=_silang,
            tak_disimpan=("NAMA", "PEJABAT PENILAI NIP"),
            saring=_saring,
        ),
    ),
    "Penilaian kinerja (SKP) dari e-Kinerja. Pegawai diimpor lebih dulu.",
)
