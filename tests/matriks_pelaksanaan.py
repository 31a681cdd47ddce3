"""Role × address of what follows the setting of plans: versions, realisation, monitoring, catalogue, packages."""

from tests.matriks_izin import DITETAPKAN, INSTANSI, KONSEP, SDM, SEINSTANSI, Baris

PELIHAT = INSTANSI - {"admin"}
PAKET = frozenset({"sdm", "pyb", "ppk", "auditor"})
PENGELOLA = frozenset({"admin", "sdm"})
LANGKAH = DITETAPKAN | {"langkah_pk": "langkah_ditetapkan.dalam"}
EVALUASI, EVALUASI_INSTANSI, EVALUASI_ASING = ({"pk": f"evaluasi.{letak}"} for letak in ("dalam", "luar", "asing"))
TINDAKAN = EVALUASI | {"tindakan_pk": "tindakan.dalam"}
ENTRI, ENTRI_ASING = {"pk": "katalog.dalam"}, {"pk": "katalog.asing"}
BKN, BKN_ASING = {"pk": "paket.dalam"}, {"pk": "paket.asing"}
PELAKSANAAN: tuple[Baris, ...] = (
    Baris("rpk-ubah", {200: SDM}, argumen=DITETAPKAN),
    Baris("rpk-ubah", {404: SDM}, argumen=KONSEP),
    Baris("rpk-ubah", {302: SDM}, argumen=DITETAPKAN, metode="POST", data={"alasan": "Jabatan dihapus"}),
    Baris("rpk-banding", {200: INSTANSI}, 404, DITETAPKAN, data={"dengan": "rpk_lama.dalam"}),
    Baris("rpk-banding", {}, 404, KONSEP),
    Baris("rpk-realisasi", {200: SDM}, argumen=LANGKAH),
    Baris("rpk-realisasi", {400: SDM}, argumen=LANGKAH, metode="POST"),
    # The files of the world of this test lie in a folder that the test no longer has.
    Baris("rpk-bukti", {409: PELIHAT | {"pegawai"}, 403: {"admin"}}, 404, {"pk": "bukti.dalam"}),
    Baris("rpk-bukti", {}, 404, {"pk": "bukti.asing"}),
    Baris("monev", {200: PELIHAT}),
    Baris("monev-langkah", {200: PELIHAT}),
    Baris("evaluasi-daftar", {200: PELIHAT}),
    Baris("evaluasi-daftar", {400: SDM}, metode="POST"),
    Baris("evaluasi", {200: PELIHAT, 403: {"admin", "tanpa", "pegawai"}}, argumen=EVALUASI),
    Baris("evaluasi", {200: SEINSTANSI - {"admin"}, 404: {"sdm_unit"}}, argumen=EVALUASI_INSTANSI),
    Baris("evaluasi", {404: PELIHAT}, argumen=EVALUASI_ASING),
    Baris("evaluasi", {302: SDM}, argumen=EVALUASI, metode="POST", data={"revisi": 1, "analisis": "x"}),
    Baris("evaluasi-buka", {302: SDM}, argumen=EVALUASI, metode="POST", data={"revisi": 1, "alasan": "x"}),
    Baris("evaluasi-buka", {404: SDM}, argumen=EVALUASI_ASING, metode="POST"),
    Baris("evaluasi-tindak-lanjut", {400: SDM}, argumen=EVALUASI, metode="POST"),
    Baris("evaluasi-tindak-lanjut", {404: SDM}, argumen=EVALUASI_ASING, metode="POST"),
    Baris("evaluasi-selesaikan", {302: SDM}, argumen=TINDAKAN, metode="POST", data={"hasil": "Selesai"}),
    Baris("evaluasi-laporan", {200: PELIHAT}, argumen=EVALUASI | {"bentuk": "bentuk.xlsx"}),
    Baris("evaluasi-laporan", {404: PELIHAT}, argumen=EVALUASI_ASING | {"bentuk": "bentuk.xlsx"}),
    Baris("katalog", {200: INSTANSI}),
    Baris("katalog-tambah", {200: PENGELOLA}),
    Baris("katalog-tambah", {400: PENGELOLA}, metode="POST"),
    Baris("katalog-ubah", {200: PENGELOLA}, argumen=ENTRI),
    Baris("katalog-ubah", {404: PENGELOLA}, argumen=ENTRI_ASING),
    Baris("katalog-ubah", {400: PENGELOLA}, argumen=ENTRI, metode="POST"),
    Baris("katalog-aktif", {302: PENGELOLA}, argumen=ENTRI, metode="POST"),
    Baris("katalog-aktif", {404: PENGELOLA}, argumen=ENTRI_ASING, metode="POST"),
    Baris("katalog-rekap", {200: INSTANSI}),
    Baris("paket-daftar", {200: PAKET}),
    Baris("paket-daftar", {400: {"sdm"}}, metode="POST"),
    Baris("paket", {200: PAKET}, argumen=BKN),
    Baris("paket", {404: PAKET}, argumen=BKN_ASING),
    Baris("paket-berkas", {302: PAKET}, argumen=BKN),
    Baris("paket-berkas", {404: PAKET}, argumen=BKN_ASING),
    Baris("paket-aksi", {400: {"sdm"}}, argumen=BKN | {"nama": "aksi.kirim"}, metode="POST"),
    Baris("paket-aksi", {404: {"sdm"}}, argumen=BKN_ASING | {"nama": "aksi.kirim"}, metode="POST"),
)
