"""simata: the boxes that SIMATA computed, to be compared with ours (pemetaan)."""

from typing import Any

from pegawai.impor.galat import Tolak
from pegawai.impor.jenis.bersama import baca_desimal, baca_pilihan, baca_tahun, baca_tanggal, baca_teks
from pegawai.impor.kolom import Jenis, Kolom, Lembaran
from pegawai.impor.konteks import Konteks
from pegawai.impor.nilai import Baca
from pegawai.impor.nip import baca_nip
from pegawai.models import HasilSimata

_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
KOTAK = {
    f"{awal}{isi}": nomor
    for nomor, romawi in enumerate(_ROMAWI, 1)
    for isi in (str(nomor), romawi)
    for awal in ("", "Kotak ", "Box ")
}


def _baca_nip(_: Konteks) -> Baca:
    """Read a NIP that need not be one of ours."""

    def baca(mentah: Any) -> Any:
        nip = baca_nip(mentah)
        return nip if isinstance(nip, Tolak) else nip.nomor

    return baca


def _skor(nama: str, bidang: str, *sinonim: str) -> Kolom:
    return Kolom(
        nama,
        bidang,
        baca_desimal(0, 100, nama.capitalize()),
        sinonim=sinonim,
        contoh=82.5,
        keterangan="Skor sumbu menurut SIMATA, 0 sampai 100. Boleh kosong; tanpa skor, sebab selisih sulit dikenali.",
    )


def _saring(_: Konteks, baris: list[tuple[Any, ...]], bidang: list[str]) -> dict[str, Any]:
    ke = bidang.index("tahun")
    return {"tahun__in": {satu[ke] for satu in baris}}


JENIS = Jenis(
    "simata",
    (
        Lembaran(
            "SIMATA",
            HasilSimata,
            (
                Kolom(
                    "NIP",
                    "nip",
                    _baca_nip,
                    wajib=True,
                    sinonim=("NIP BARU",),
                    contoh="198501012010011001",
                    keterangan="18 angka, disimpan sebagai teks. Yang belum ada di Data Utama tetap diterima.",
                ),
                Kolom("NAMA", "nama", baca_teks(150, "Nama"), kosong="", sinonim=("NAMA PEGAWAI",), contoh="Ani"),
                Kolom(
                    "TAHUN",
                    "tahun",
                    baca_tahun,
                    wajib=True,
                    sinonim=("TAHUN PERIODE", "PERIODE"),
                    contoh=2025,
                    keterangan="Tahun periode pemetaan yang disandingkan.",
                ),
                Kolom(
                    "KOTAK",
                    "kotak",
                    baca_pilihan(KOTAK, [str(nomor) for nomor in range(1, 10)], "Kotak"),
                    wajib=True,
                    sinonim=("KOTAK 9", "9 KOTAK", "KOTAK TALENTA", "NINE BOX", "9 BOX"),
                    contoh=8,
                    keterangan="Kotak menurut SIMATA, 1 sampai 9 (juga I sampai IX, atau “Kotak 8”).",
                    pilihan=tuple(str(nomor) for nomor in range(1, 10)),
                ),
                _skor("SKOR KINERJA", "skor_kinerja", "NILAI KINERJA", "SUMBU KINERJA"),
                _skor("SKOR POTENSIAL", "skor_potensial", "NILAI POTENSIAL", "SUMBU POTENSIAL"),
                Kolom(
                    "TAHUN SKP",
                    "tahun_skp",
                    baca_tahun,
                    sinonim=("TAHUN KINERJA",),
                    contoh=2025,
                    keterangan="Tahun SKP yang dibaca SIMATA. Boleh kosong.",
                ),
                Kolom(
                    "TANGGAL ASESMEN",
                    "tanggal_asesmen",
                    baca_tanggal("Tanggal asesmen"),
                    contoh="10-06-2025",
                    keterangan="Tanggal asesmen yang dibaca SIMATA. Boleh kosong.",
                ),
            ),
            ("nip", "tahun"),
            "instansi",
            saring=_saring,
        ),
    ),
    "Kotak hasil SIMATA (BKN), untuk disandingkan dengan pemetaan sendiri. Tidak mengubah pemetaan.",
)
