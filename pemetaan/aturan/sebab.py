"""Why a person is not placed: nobody is placed on a guess."""

from dataclasses import dataclass

from pegawai.aturan.dasar import BKN_26_2019, PERMENPANRB_3_2020, PERMENPANRB_6_2022, Dasar

BELUM_ADA_ASESMEN = "belum ada asesmen yang berlaku"


@dataclass(frozen=True, slots=True)
class BarisSebab:
    """The reason given when a source (``pilihan.Sumber``) that the scheme insists on has no data."""

    kode: str
    sumber: str
    teks: str
    dasar: Dasar


_AKSES = Dasar(PERMENPANRB_3_2020, "pengukuran sumbu kinerja dan potensial")
_ASESMEN = Dasar(BKN_26_2019, "Pasal 29 ayat (4)")

TABEL_SEBAB: tuple[BarisSebab, ...] = (
    BarisSebab("tanpa-skp", "skp", "belum ada SKP", Dasar(PERMENPANRB_6_2022, "predikat kinerja pegawai")),
    BarisSebab("tanpa-penghargaan", "penghargaan", "belum ada data penghargaan", _AKSES),
    BarisSebab("tanpa-tim-kerja", "tim_kerja", "belum ada data tim kerja", _AKSES),
    BarisSebab("tanpa-umpan-balik", "umpan_balik", "belum ada umpan balik 360°", _AKSES),
    BarisSebab("tanpa-jpm", "jpm", BELUM_ADA_ASESMEN, _ASESMEN),
    BarisSebab("tanpa-teknis", "teknis", "belum ada nilai kompetensi teknis", _AKSES),
    BarisSebab("tanpa-bangkom", "bangkom", "belum ada data pengembangan kompetensi", _AKSES),
    BarisSebab("tanpa-pengalaman", "pengalaman", "belum ada data pengalaman jabatan", _AKSES),
    BarisSebab("tanpa-potensi", "potensi", BELUM_ADA_ASESMEN, _ASESMEN),
    BarisSebab("tanpa-pendidikan", "pendidikan", "tingkat pendidikan tidak ada dalam rubrik", _AKSES),
    BarisSebab("tanpa-kesesuaian-ilmu", "kesesuaian_ilmu", "belum ada data kesesuaian ilmu", _AKSES),
    BarisSebab("tanpa-disiplin", "disiplin", "belum ada data hukuman disiplin", _AKSES),
)
SEBAB = {baris.sumber: baris for baris in TABEL_SEBAB}
SEBAB_SUMBU_KOSONG = {
    "Y": BarisSebab("sumbu-y-kosong", "", "belum ada data kinerja yang dapat dinilai", _AKSES),
    "X": BarisSebab("sumbu-x-kosong", "", "belum ada data potensial yang dapat dinilai", _AKSES),
}
