"""Role × address of what employees say and of the answers; see tests/matriks_izin.py."""

from typing import Any

from karier.models import PermintaanKoreksi, Tanggapan
from tests.matriks_izin import Baris

PEMBACA = frozenset({"sdm", "sdm_unit", "tim", "auditor"})
KOREKSI = PEMBACA - {"tim"}
PENGELOLA = frozenset({"sdm", "sdm_unit"})
DIRI = frozenset({"pegawai"})
JAWAB = {"hasil": "ditolak", "jawaban": "Sudah diperiksa."}


def pk(nama: str) -> dict[str, str]:
    """Return the arguments of the address of one object."""
    return {"pk": nama}


SUARA: tuple[Baris, ...] = (
    Baris("saya", {200: DIRI}),
    Baris("saya-kotak", {200: DIRI}),
    Baris("saya-kotak", {302: DIRI}, metode="POST", data={"jenis": "menerima", "kotak": "kotak.dalam"}),
    Baris("saya-rencana", {200: DIRI}, argumen=pk("rpk_ditetapkan.dalam")),
    Baris("saya-rencana", {404: DIRI}, argumen=pk("rpk.luar")),
    Baris("saya-rencana", {400: DIRI}, 403, pk("rpk_ditetapkan.dalam"), "POST", {"jenis": "menerima"}),
    Baris("saya-aspirasi", {200: DIRI}),
    Baris("saya-aspirasi", {302: DIRI}, metode="POST", data={"uraian": "Bidang data", "alasan": "Minat"}),
    Baris("saya-aspirasi-tarik", {302: DIRI}, metode="POST"),
    Baris("saya-koreksi", {200: DIRI}),
    Baris("saya-koreksi", {400: DIRI}, metode="POST", data={"bagian": "x"}),
    Baris("tanggapan-daftar", {200: PEMBACA}),
    Baris("aspirasi-daftar", {200: PEMBACA}),
    Baris("koreksi-daftar", {200: KOREKSI}),
    Baris("tanggapan", {200: PEMBACA}, argumen=pk("sanggah_kotak.dalam")),
    Baris("tanggapan", {200: PEMBACA - {"sdm_unit"}, 404: {"sdm_unit"}}, argumen=pk("sanggah_rpk.luar")),
    Baris("tanggapan", {404: PEMBACA}, argumen=pk("sanggah_rpk.asing")),
    Baris("tanggapan", {302: {"tim"}}, 403, pk("sanggah_kotak.dalam"), "POST", JAWAB),
    Baris("tanggapan", {302: PENGELOLA}, 403, pk("sanggah_rpk.dalam"), "POST", JAWAB),
    Baris("tanggapan", {404: PEMBACA}, 403, pk("sanggah_rpk.asing"), "POST", JAWAB),
    Baris("koreksi", {200: KOREKSI}, argumen=pk("koreksi.dalam")),
    Baris("koreksi", {404: KOREKSI}, argumen=pk("koreksi.asing")),
    Baris("koreksi", {302: PENGELOLA}, 403, pk("koreksi.dalam"), "POST", JAWAB),
    Baris("koreksi", {404: KOREKSI}, 403, pk("koreksi.asing"), "POST", JAWAB),
)


def objek_suara(orang: dict[str, Any]) -> dict[str, int]:
    """Return the objections and requests that the lines name; the box objected to is no longer the present one."""
    isi: dict[str, int] = {}
    umum = {"jenis": "sanggahan", "status": "menunggu", "alasan": "Keliru", "batas": "2027-01-01"}
    for letak, satu in orang.items():
        rpk = satu.rpk.order_by("pk").first()
        isi[f"sanggah_rpk.{letak}"] = Tanggapan.objects.create(pegawai=satu, rpk=rpk, **umum).pk
        koreksi = {"bagian": "jabatan", "rincian": "TMT", "seharusnya": "2020", "bukti": "SK"}
        isi[f"koreksi.{letak}"] = PermintaanKoreksi.objects.create(pegawai=satu, **koreksi).pk
    penempatan = orang["dalam"].penempatan.filter(pemetaan__berlaku=True, kotak_akhir__isnull=False).first()
    lama = Tanggapan.objects.create(pegawai=orang["dalam"], penempatan=penempatan, kotak=1, **umum)
    return isi | {"sanggah_kotak.dalam": lama.pk, "kotak.dalam": penempatan.kotak_akhir}
