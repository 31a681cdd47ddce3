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
        return " ".join((self.metode, self.nama, *self.argumen.values()))


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
)
PEKERJAAN = (
    semua("daftar_pekerjaan"),
    Baris("pekerjaan", {200: {"admin", "sdm"}}, 404, {"pk": "pekerjaan.dalam"}),
    Baris("pekerjaan", {}, 404, {"pk": "pekerjaan.asing"}),
    Baris("batalkan_pekerjaan", {302: {"admin", "sdm"}}, 404, {"pk": "pekerjaan.dalam"}, "POST"),
    Baris("batalkan_pekerjaan", {}, 404, {"pk": "pekerjaan.asing"}, "POST"),
)
PEGAWAI = (
    semua("beranda"),
    Baris("pegawai-daftar", {200: INSTANSI}),
    *_orang("pegawai-profil", "nip", INSTANSI | {"pegawai"}, objek="nip"),
)
VERIFIKASI = (
    publik("verifikasi", 200),
    publik("verifikasi", 404, argumen={"kode": "kode.asing"}),
    publik("verifikasi", 400, metode="POST"),
)
RPK = (
    Baris("rpk-pdf", {200: INSTANSI - {"admin"} | {"pegawai"}, 403: {"admin"}}, 404, {"pk": "rpk.dalam"}),
    Baris("rpk-pdf", {200: SEINSTANSI - {"admin"}, 403: {"admin"}}, 404, {"pk": "rpk.luar"}),
    Baris("rpk-pdf", {}, 404, {"pk": "rpk.asing"}),
)
MATRIKS: tuple[Baris, ...] = (*AKUN, *PEKERJAAN, *PEGAWAI, *VERIFIKASI, *RPK)
