"""Role × address of succession and of programmes; see tests/matriks_izin.py."""

from typing import Any

from tests.matriks_izin import INSTANSI, Baris

PELIHAT = INSTANSI - {"admin"}  # eligibility tells of sanctions
LUAR = PELIHAT - {"sdm_unit"}
PENYUSUN = frozenset({"sdm", "tim"})
PENGELOLA = frozenset({"sdm", "sdm_unit", "tim"})
BERKAS = {"bentuk": "bentuk.ada"}
TAHAP = {"nama": "tahap.ada"}
TAHUN = {"tahun": "tahun.ada"}
KEPUTUSAN = {"revisi": 1, "nomor": "800/2", "tanggal": "2026-01-05"}


def pk(nama: str, **lain: str) -> dict[str, str]:
    """Return the arguments of the address of one object."""
    return {"pk": nama} | lain


def aksi(objek: str, boleh: set[str] | frozenset[str], **data: Any) -> Baris:
    """Return the line of an action on a group: 403 for who may not, also for who may not see it."""
    return Baris("suksesi-kelompok-aksi", {302: boleh}, argumen=pk(objek), metode="POST", data={"revisi": 1} | data)


SUKSESI: tuple[Baris, ...] = (
    Baris("suksesi", {200: PELIHAT}),
    Baris("suksesi-jabatan", {200: PELIHAT}),
    Baris("suksesi-jabatan-unduh", {200: PELIHAT}, argumen=BERKAS),
    Baris("suksesi-jabatan-unduh", {404: PELIHAT}, argumen={"bentuk": "berkas.asing"}),
    Baris("suksesi-pos", {200: PELIHAT}, argumen=pk("pos.dalam")),
    Baris("suksesi-pos", {200: LUAR, 404: {"sdm_unit"}}, argumen=pk("pos.luar")),
    Baris("suksesi-pos", {404: PELIHAT}, argumen=pk("pos.asing")),
    Baris("suksesi-strategi", {302: PENYUSUN}, argumen=pk("pos.dalam"), metode="POST"),
    Baris("suksesi-strategi", {404: PENYUSUN}, argumen=pk("pos.asing"), metode="POST"),
    Baris("suksesi-pos-tambah", {302: PENYUSUN}, 403, pk("pos.dalam"), "POST", {"pegawai": "orang.dalam"}),
    Baris("suksesi-pos-tambah", {404: PENYUSUN}, 403, pk("pos.dalam"), "POST", {"pegawai": "orang.asing"}),
    Baris("suksesi-daftar", {200: PELIHAT}),
    Baris("suksesi-daftar", {400: PENYUSUN}, metode="POST", data={"lingkup": "x"}),
    Baris("suksesi-kelompok", {200: PELIHAT}, argumen=pk("krs.dalam")),
    Baris("suksesi-kelompok", {404: PELIHAT}, argumen=pk("krs.asing")),
    aksi("krs.dalam", {"ppk"}, aksi="tetapkan", **KEPUTUSAN),
    aksi("krs.dalam", PENYUSUN, aksi="segarkan"),
    aksi("krs.dalam", PENYUSUN, aksi="hapus"),
    aksi("krs_tetap.dalam", {"ppk"}, aksi="cabut", alasan="keliru"),
    Baris("suksesi-kelompok-aksi", {404: PELIHAT}, argumen=pk("krs.asing"), metode="POST"),
    Baris("suksesi-kelompok-susun", {302: PENYUSUN}, argumen=pk("krs.dalam"), metode="POST"),
    Baris("suksesi-kelompok-susun", {404: PENYUSUN}, argumen=pk("krs.asing"), metode="POST"),
    Baris("suksesi-kelompok-unduh", {200: PELIHAT}, argumen=pk("krs.dalam") | BERKAS),
    Baris("suksesi-kelompok-unduh", {404: PELIHAT}, argumen=pk("krs.asing") | BERKAS),
    Baris("suksesi-anggota", {302: PENYUSUN}, argumen=pk("krs.dalam", anggota_pk="anggota.dalam"), metode="POST"),
    Baris("suksesi-anggota", {404: PENYUSUN}, argumen=pk("krs.dalam", anggota_pk="anggota.asing"), metode="POST"),
    Baris("suksesi-suksesor-hapus", {302: PENYUSUN}, 403, pk("krs.dalam", suksesor_pk="suksesor.dalam"), "POST"),
    Baris("suksesi-suksesor-hapus", {404: PENYUSUN}, 403, pk("krs.dalam", suksesor_pk="suksesor.asing"), "POST"),
    Baris("suksesi-tahap", {200: PELIHAT}, argumen=TAHAP),
    Baris("suksesi-tahap", {404: PELIHAT}, argumen={"nama": "berkas.asing"}),
    Baris("suksesi-tahap-unduh", {200: PELIHAT}, argumen=TAHAP | BERKAS),
    Baris("suksesi-tempatkan", {200: PENYUSUN}, data={"nip": "nip.dalam", "pos": "pos.dalam"}),
    Baris("suksesi-tempatkan", {404: PENYUSUN}, data={"nip": "nip.asing", "pos": "pos.dalam"}),
    Baris("suksesi-tempatkan", {404: PENYUSUN}, metode="POST"),
    Baris("suksesi-penempatan", {200: PELIHAT}, 404, pk("dipantau.dalam")),
    Baris("suksesi-penempatan", {200: LUAR}, 404, pk("dipantau.luar")),
    Baris("suksesi-penempatan", {}, 404, pk("dipantau.asing")),
    Baris(
        "suksesi-penempatan-aksi",
        {302: {"ppk"}, 403: PELIHAT - {"ppk"}},
        404,
        pk("dipantau.dalam"),
        "POST",
        {"aksi": "hentikan", "alasan": "pindah"},
    ),
    Baris("suksesi-penempatan-aksi", {}, 404, pk("dipantau.asing"), "POST"),
    Baris("pemetaan-prioritas", {200: INSTANSI}, argumen=TAHUN),
    Baris("pemetaan-prioritas-unduh", {200: INSTANSI}, argumen=TAHUN | BERKAS),
    Baris("pemetaan-rencanakan", {400: PENGELOLA}, argumen=TAHUN, metode="POST"),
    Baris("pemetaan-rencanakan", {302: PENGELOLA}, argumen=TAHUN),
    Baris("program-daftar", {200: INSTANSI}),
    Baris("program-unduh", {200: INSTANSI}, argumen=BERKAS),
    Baris("program-unduh", {404: INSTANSI}, argumen={"bentuk": "berkas.asing"}),
    Baris("program", {200: INSTANSI}, argumen=pk("program.dalam")),
    Baris("program", {200: INSTANSI - {"sdm_unit"}, 404: {"sdm_unit"}}, argumen=pk("program.luar")),
    Baris("program", {404: INSTANSI}, argumen=pk("program.asing")),
    Baris(
        "program",
        {302: PENGELOLA},
        403,
        pk("program.dalam"),
        "POST",
        {"ke": "berjalan", "revisi": 1, "tanggal": "2026-11-01"},
    ),
)
