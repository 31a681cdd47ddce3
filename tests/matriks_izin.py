"""Role × address × method → status, as data. A new address: add its lines below; the test says which one is missing.

Actors: tamu (not signed in), tanpa (no role), admin, sdm (whole agency), sdm_unit (limited to the unit ``dalam``),
tim, pyb, ppk, auditor, pegawai (the person ``dalam``). Objects lie ``dalam`` (in that unit, of that person), ``luar``
(another unit of the agency) or ``asing`` (another agency); they are made in tests/test_matriks_izin.py, and an argument
of an address names one, for example ``nip.dalam`` or ``rpk.luar``.

``status`` maps a status to the actors who get it; everybody else who is signed in gets ``lain``, and tamu gets ``tamu``
(302: to the sign-in page). A method without a line must give 405.
"""

from dataclasses import dataclass, field
from typing import Any

INSTANSI = frozenset({"admin", "sdm", "sdm_unit", "tim", "pyb", "ppk", "auditor"})
MASUK = INSTANSI | {"tanpa", "pegawai"}
SEINSTANSI = INSTANSI - {"sdm_unit"}
PELAKU = ("tamu", *sorted(MASUK))


@dataclass(frozen=True)
class Baris:
    """One address with one method."""

    nama: str
    status: dict[int, frozenset[str] | set[str]]
    lain: int = 403
    argumen: dict[str, str] = field(default_factory=dict)
    metode: str = "GET"
    data: dict[str, Any] = field(default_factory=dict)
    tamu: int = 302

    def harapan(self, pelaku: str) -> int:
        """Return the status that this actor must get."""
        if pelaku == "tamu":
            return self.tamu
        return next((status for status, siapa in self.status.items() if pelaku in siapa), self.lain)

    def __str__(self) -> str:
        return " ".join((self.metode, self.nama, *self.argumen.values(), *map(str, self.data.values())))


def semua(nama: str, status: int = 200, **lain: Any) -> Baris:
    """Return a line for an address that every signed-in user may open."""
    return Baris(nama, {status: MASUK}, **lain)


def publik(nama: str, status: int, **lain: Any) -> Baris:
    """Return a line for an address that needs no signing in."""
    return Baris(nama, {status: MASUK}, tamu=status, **lain)


def _orang(nama: str, parameter: str, boleh: frozenset[str], **lain: Any) -> tuple[Baris, ...]:
    """Return the lines of an address of one object: seen in scope, not there (404) for anybody else."""
    diri = {"pegawai"} & boleh
    return (
        Baris(nama, {200: boleh}, 404, {parameter: lain["objek"] + ".dalam"}),
        Baris(nama, {200: boleh - {"sdm_unit"} - diri}, 404, {parameter: lain["objek"] + ".luar"}),
        Baris(nama, {}, 404, {parameter: lain["objek"] + ".asing"}),
    )


AKUN = (
    Baris("masuk", {302: MASUK}, tamu=200),
    Baris("masuk", {302: MASUK}, metode="POST", data={"username": "x", "password": "x"}, tamu=200),
    semua("keluar", 302, metode="POST"),
    semua("sandi"),
    semua("sandi", metode="POST"),
    publik("sehat", 503),
    semua("pemberitahuan"),
    semua("pemberitahuan-baca", 302, metode="POST"),
    semua("pemberitahuan-surel", 302, metode="POST"),
    semua("faktor", 302),
    semua("faktor-pasang"),
    semua("faktor-pasang", 400, metode="POST", data={"kode": "000000"}),
    semua("faktor-pemulihan", 302, metode="POST"),
    semua("faktor-lepas", 302, metode="POST"),
    Baris("pengesahan", {200: {"admin"}}),
    Baris("pengesahan-setel", {302: {"admin"}}, metode="POST"),
    Baris("pengesahan-putuskan", {302: {"admin"}}, 403, {"pk": "pengajuan.dalam"}, "POST"),
    Baris("pengesahan-putuskan", {404: {"admin"}}, 403, {"pk": "pengajuan.asing"}, "POST"),
    Baris("akun-pegawai", {200: {"admin"}}),
    Baris("akun-pegawai-kode", {400: {"admin"}}, metode="POST", data={"unit": "x"}),
    Baris("akun-pegawai-ulang", {400: {"admin"}}, metode="POST", data={"nip": "nip.asing"}),
    publik("aktivasi", 200),
    publik("aktivasi", 400, metode="POST"),
    Baris("pelimpahan", {200: {"admin", "ppk"}}),
    Baris("pelimpahan", {400: {"admin", "ppk"}}, metode="POST", data={"jenis": "x"}),
    Baris("pelimpahan-putuskan", {302: {"admin", "ppk"}}, 403, {"pk": "pelimpahan.dalam"}, "POST"),
    Baris("pelimpahan-putuskan", {404: {"admin", "ppk"}}, 403, {"pk": "pelimpahan.asing"}, "POST"),
    Baris("pemberitahuan-buka", {302: {"sdm"}}, 404, {"pk": "pemberitahuan.dalam"}, "POST"),
)
PEKERJAAN = (
    semua("daftar_pekerjaan"),
    Baris("pekerjaan", {200: {"admin", "sdm"}}, 404, {"pk": "pekerjaan.dalam"}),
    Baris("pekerjaan", {}, 404, {"pk": "pekerjaan.asing"}),
    Baris("batalkan_pekerjaan", {302: {"admin", "sdm"}}, 404, {"pk": "pekerjaan.dalam"}, "POST"),
    Baris("batalkan_pekerjaan", {}, 404, {"pk": "pekerjaan.asing"}, "POST"),
)
PEMBACA_LAYAK = INSTANSI - {"admin"}
PEGAWAI = (
    semua("beranda"),
    Baris("pegawai-daftar", {200: INSTANSI}),
    *_orang("pegawai-profil", "nip", INSTANSI | {"pegawai"}, objek="nip"),
    Baris("pegawai-jabatan", {200: PEMBACA_LAYAK | {"pegawai"}, 403: {"admin"}}, 404, {"nip": "nip.dalam"}),
    Baris("pegawai-jabatan", {200: PEMBACA_LAYAK - {"sdm_unit"}, 403: {"admin"}}, 404, {"nip": "nip.luar"}),
    Baris("pegawai-jabatan", {}, 404, {"nip": "nip.asing"}),
    Baris("pos-daftar", {200: PEMBACA_LAYAK}),
    Baris("pos-kandidat", {200: PEMBACA_LAYAK}, 403, {"pk": "pos.dalam"}),
    Baris("pos-kandidat", {404: PEMBACA_LAYAK}, 403, {"pk": "pos.asing"}),
)
TAHUN = {"tahun": "tahun.ada"}
PEMETAAN = (
    Baris("pemetaan-awal", {302: INSTANSI}),
    Baris("pemetaan-periode", {200: INSTANSI}),
    Baris("pemetaan", {200: INSTANSI}, argumen=TAHUN),
    Baris("pemetaan-kotak", {200: INSTANSI}, argumen=TAHUN | {"nomor": "kotak.ada"}),
    Baris("pemetaan-belum", {200: INSTANSI}, argumen=TAHUN),
    Baris("pemetaan-kinerja", {200: INSTANSI}, argumen=TAHUN),
    Baris("pemetaan-petakan", {302: {"sdm", "tim"}}, metode="POST", data={"tahun": 2025, "skema": "dasar"}),
)
BENTUK, PROSES, PROSES_ASING = {"bentuk": "bentuk.ada"}, {"pk": "proses.dalam"}, {"pk": "proses.asing"}
SKEMA, SKEMA_BAWAAN, SKEMA_ASING = ({"pk": f"skema.{letak}"} for letak in ("dalam", "bawaan", "asing"))
SKEMA_PERIODE = (
    Baris("pemetaan-periode-buka", {302: {"admin"}}, metode="POST", data={"tahun": 2030}),
    Baris("pemetaan-periode-rincian", {200: INSTANSI}, argumen=TAHUN),
    Baris("pemetaan-periode-tetapkan", {302: {"ppk"}}, argumen=TAHUN, metode="POST"),
    Baris("pemetaan-periode-aksi", {302: {"tim"}}, argumen=TAHUN | {"nama": "tutup.ada"}, metode="POST"),
    Baris("pemetaan-proses", {200: INSTANSI}, argumen=PROSES),
    Baris("pemetaan-proses", {404: INSTANSI}, argumen=PROSES_ASING),
    Baris("pemetaan-proses-ekspor", {200: INSTANSI}, argumen=PROSES | BENTUK),
    Baris("pemetaan-banding", {200: INSTANSI}),
    Baris("pemetaan-banding-orang", {200: INSTANSI}, data={"dari": "proses.lama", "ke": "proses.dalam"}),
    Baris("pemetaan-banding-ekspor", {200: INSTANSI}, argumen=BENTUK),
    Baris("skema-daftar", {200: INSTANSI}),
    Baris("skema", {200: INSTANSI}, argumen=SKEMA),
    Baris("skema", {404: INSTANSI}, argumen=SKEMA_ASING),
    Baris("skema-salin", {200: {"admin"}}, argumen=SKEMA_BAWAAN),
    Baris("skema-salin", {400: {"admin"}}, argumen=SKEMA, metode="POST", data={"kode": "X Y"}),
    Baris("skema-ubah", {200: {"admin"}}, argumen=SKEMA),
    Baris("skema-ubah", {302: {"admin"}}, argumen=SKEMA_BAWAAN),
    *(Baris(f"skema-{kata}", {404: {"admin"}}, argumen=SKEMA_ASING) for kata in ("salin", "ubah")),
    Baris("skema-ubah", {400: {"admin"}}, argumen=SKEMA, metode="POST", data={"nama": ""}),
    Baris("skema-aksi", {302: {"admin"}}, argumen=SKEMA, metode="POST", data={"aksi": "aktifkan", "revisi": 1}),
    Baris("skema-aksi", {404: {"admin"}}, argumen=SKEMA_ASING, metode="POST"),
    Baris("skema-pratinjau", {200: SEINSTANSI}, argumen=SKEMA),
    Baris("andaikan", {200: INSTANSI}, argumen=TAHUN),
    Baris("andaikan-ekspor", {200: INSTANSI - {"admin"}}, argumen=TAHUN | BENTUK),
    Baris("andaikan-simpan", {200: {"admin", "sdm", "tim"}}, argumen=TAHUN),
    Baris("andaikan-simpan", {400: {"admin", "sdm", "tim"}}, argumen=TAHUN, metode="POST", data={"kode": "X Y"}),
)
PEMBACA_KALIBRASI = frozenset({"tim", "auditor", "ppk", "sdm"})
SIDANG, SIDANG_ASING = (TAHUN | {"pk": f"sidang.{letak}"} for letak in ("dalam", "asing"))


def _kalibrasi(
    nama: str, boleh: frozenset[str] | set[str], metode: str = "GET", status: int = 200, **argumen: str
) -> tuple[Baris, ...]:
    """Return the lines of an address of a session: of the own agency, and of another (404)."""
    data = {"kotak": "x"} if metode == "POST" else {}
    return (
        Baris(nama, {status: boleh}, argumen=SIDANG | argumen, metode=metode, data=data),
        Baris(nama, {404: boleh}, argumen=SIDANG_ASING | argumen, metode=metode, data=data),
    )


KALIBRASI = (
    Baris("kalibrasi", {200: PEMBACA_KALIBRASI}, argumen=TAHUN),
    Baris("kalibrasi-buka", {200: {"tim"}}, argumen=TAHUN),
    Baris("kalibrasi-buka", {422: {"tim"}}, argumen=TAHUN, metode="POST", data={"nama": "x"}),
    *_kalibrasi("kalibrasi-sidang", PEMBACA_KALIBRASI),
    *_kalibrasi("kalibrasi-catatan", PEMBACA_KALIBRASI),
    *_kalibrasi("kalibrasi-ekspor", PEMBACA_KALIBRASI, bentuk="bentuk.ada"),
    *_kalibrasi("kalibrasi-pdf", PEMBACA_KALIBRASI),
    *_kalibrasi("kalibrasi-ubah", {"tim"}),
    *_kalibrasi("kalibrasi-ubah", {"tim"}, "POST", 422),
    *_kalibrasi("kalibrasi-tutup", {"tim"}, "POST", 302),
    *_kalibrasi("kalibrasi-bawa", {"tim"}),
    *_kalibrasi("kalibrasi-bawa", {"tim"}, "POST", 302),
    *_kalibrasi("kalibrasi-pindah", {"tim"}, nip="nip.dalam"),
    *_kalibrasi("kalibrasi-pindah", {"tim"}, "POST", 422, nip="nip.dalam"),
    *_kalibrasi("kalibrasi-urung", {"tim"}, perubahan="perubahan.dalam"),
    *_kalibrasi("kalibrasi-urung", {"tim"}, "POST", 422, perubahan="perubahan.dalam"),
    Baris("kalibrasi-pindah", {404: {"tim"}}, argumen=SIDANG | {"nip": "nip.asing"}),
)
VERIFIKASI = (
    publik("verifikasi", 200),
    publik("kunci-publik", 200),
    publik("verifikasi", 404, argumen={"kode": "kode.asing"}),
    publik("verifikasi", 400, metode="POST"),
)
SDM = frozenset({"sdm", "sdm_unit"})
KONSEP, KONSEP_LUAR, KONSEP_ASING = ({"pk": f"rpk.{letak}"} for letak in ("dalam", "luar", "asing"))
DITETAPKAN = {"pk": "rpk_ditetapkan.dalam"}
TAK_TERLIHAT = frozenset({"tanpa", "pegawai"})


def aksi(nama: str, objek: str, boleh: set[str]) -> Baris:
    """Return the line of an action on a plan: 403 for who sees the plan but may not, 404 for who does not see it."""
    data = {"aksi": nama, "revisi": 1, "catatan": "alasan"}
    return Baris("rpk-aksi", {302: boleh, 403: INSTANSI - boleh}, 404, {"pk": objek}, metode="POST", data=data)


RPK = (
    semua("rpk-daftar"),
    Baris("rpk-rincian", {200: INSTANSI}, 404, KONSEP),
    Baris("rpk-rincian", {200: SEINSTANSI}, 404, KONSEP_LUAR),
    Baris("rpk-rincian", {}, 404, KONSEP_ASING),
    Baris("rpk-rincian", {200: INSTANSI | {"pegawai"}}, 404, DITETAPKAN),
    Baris("rpk-pdf", {200: INSTANSI - {"admin"}, 403: {"admin"}}, 404, KONSEP),
    Baris("rpk-pdf", {200: SEINSTANSI - {"admin"}, 403: {"admin"}}, 404, KONSEP_LUAR),
    Baris("rpk-pdf", {}, 404, KONSEP_ASING),
    Baris("rpk-pdf", {409: INSTANSI - {"admin"} | {"pegawai"}, 403: {"admin"}}, 404, DITETAPKAN),
    Baris("rpk-susun", {200: SDM}),
    Baris("rpk-susun", {200: SDM}, data={"nip": "nip.dalam"}),
    Baris("rpk-susun", {200: {"sdm"}, 404: {"sdm_unit"}}, data={"nip": "nip.luar"}),
    Baris("rpk-susun", {404: SDM}, data={"nip": "nip.asing"}),
    Baris("rpk-susun", {400: SDM}, metode="POST", data={"tahun_awal": "x"}),
    aksi("ajukan", "rpk.dalam", {"sdm", "sdm_unit"}),
    aksi("batalkan", "rpk.dalam", {"sdm", "sdm_unit"}),
    aksi("periksa", "rpk_diajukan.dalam", {"pyb"}),
    aksi("kembalikan", "rpk_diajukan.dalam", {"pyb"}),
    aksi("tetapkan", "rpk_diperiksa.dalam", {"ppk"}),
    aksi("kembalikan", "rpk_diperiksa.dalam", {"ppk"}),
    Baris("rpk-aksi", {}, 404, KONSEP_ASING, "POST"),
    Baris("rpk-langkah-tambah", {200: SDM}, argumen=KONSEP),
    Baris("rpk-langkah-tambah", {200: {"sdm"}, 404: {"sdm_unit"}}, argumen=KONSEP_LUAR),
    Baris("rpk-langkah-tambah", {404: SDM}, argumen=KONSEP_ASING),
    Baris("rpk-langkah-tambah", {404: SDM}, argumen=DITETAPKAN),
    Baris("rpk-langkah-tambah", {400: SDM}, argumen=KONSEP, metode="POST"),
    Baris("rpk-langkah-ubah", {200: SDM}, argumen=KONSEP | {"langkah_pk": "langkah.dalam"}),
    Baris("rpk-langkah-ubah", {404: SDM}, argumen=KONSEP | {"langkah_pk": "langkah.luar"}),
    Baris("rpk-langkah-ubah", {400: SDM}, argumen=KONSEP | {"langkah_pk": "langkah.dalam"}, metode="POST"),
    Baris("rpk-langkah-hapus", {302: SDM}, argumen=KONSEP | {"langkah_pk": "langkah.dalam"}, metode="POST"),
    Baris("rpk-langkah-hapus", {404: SDM}, argumen=KONSEP | {"langkah_pk": "langkah.luar"}, metode="POST"),
    Baris("persetujuan", {200: {"pyb", "ppk"}}),
    Baris("persetujuan-tetapkan", {302: {"ppk"}}, metode="POST"),
)
ADMIN = frozenset({"admin"})
PEMBACA = INSTANSI - {"admin"}  # who may read documents that name people
DOKUMEN_DIBACA = ("dokumen-rincian", "dokumen-pdf", "dokumen-tanda-tangan", "dokumen-bertanda")
DOKUMEN = (
    Baris("dokumen-daftar", {200: PEMBACA}),
    Baris("dokumen-terbit", {200: PEMBACA}),
    Baris("dokumen-terbit", {400: PEMBACA}, metode="POST"),
    Baris("dokumen-konsep", {400: PEMBACA}),
    Baris("dokumen-konsep", {400: PEMBACA}, data={"pilihan": "berita_acara:999999"}),
    *(baris for nama in DOKUMEN_DIBACA for baris in _orang(nama, "pk", PEMBACA | {"pegawai"}, objek="dokumen")),
    Baris(
        "dokumen-cabut",
        {302: {"sdm", "sdm_unit"}, 404: {"admin", "tanpa"}},
        403,
        {"pk": "dokumen.dalam"},
        "POST",
        {"alasan": "x"},
    ),
    Baris("dokumen-cabut", {}, 404, {"pk": "dokumen.asing"}, "POST", {"alasan": "x"}),
    Baris(
        "dokumen-tanda-tangan",
        {400: {"sdm", "sdm_unit"}, 404: {"admin", "tanpa"}},
        403,
        {"pk": "dokumen.dalam"},
        "POST",
    ),
    Baris("dokumen-tanda-tangan", {}, 404, {"pk": "dokumen.asing"}, "POST"),
    *_orang("kartu-talenta", "nip", INSTANSI | {"pegawai"}, objek="nip"),
    Baris("kartu-talenta", {302: {"sdm", "sdm_unit"}, 404: {"tanpa"}}, 403, {"nip": "nip.dalam"}, "POST"),
    Baris("cetak-massal", {200: PEMBACA}),
    Baris("cetak-massal", {400: PEMBACA}, metode="POST", data={"tahun": "x"}),
    Baris("cetak-massal-unduh", {404: PEMBACA}, argumen={"pk": "pekerjaan.dalam", "bentuk": "zip.ada"}),
    Baris("pengaturan-dokumen", {200: ADMIN}),
    Baris("pengaturan-dokumen", {400: ADMIN}, metode="POST", data={"kop": ""}),
    Baris("pengaturan-dokumen-pratinjau", {400: ADMIN}, metode="POST"),
)
BERKAS, BERKAS_ASING = {"pk": "impor.dalam"}, {"pk": "impor.asing"}
IMPOR = (
    Baris("impor-daftar", {200: ADMIN}),
    Baris("impor-daftar", {422: ADMIN}, metode="POST"),
    Baris("impor", {200: ADMIN}, argumen=BERKAS),
    Baris("impor", {404: ADMIN}, argumen=BERKAS_ASING),
    *(
        Baris(f"impor-{kata}", {status: ADMIN}, argumen=berkas, metode="POST")
        for kata in ("periksa", "terapkan", "batal")
        for status, berkas in ((302, BERKAS), (404, BERKAS_ASING))
    ),
    *(
        Baris("impor-urung", {status: ADMIN}, argumen=berkas, metode=metode)
        for metode in ("GET", "POST")
        for status, berkas in ((302, BERKAS), (404, BERKAS_ASING))
    ),
    Baris("impor-galat", {404: ADMIN}, argumen=BERKAS),
    Baris("impor-templat", {200: ADMIN}, argumen={"jenis": "jenis.ada"}),
)
MATRIKS: tuple[Baris, ...] = (
    *AKUN, *PEKERJAAN, *PEGAWAI, *PEMETAAN, *SKEMA_PERIODE, *KALIBRASI, *VERIFIKASI, *RPK, *DOKUMEN, *IMPOR
)  # fmt: skip
