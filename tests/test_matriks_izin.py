"""The permission matrix: every address by name, in every role, against tests/matriks_izin.py."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from pegawai.models import Impor, Pekerjaan, Pemberitahuan, PengajuanPeran, Pengguna, PetaJabatan
from pegawai.pilihan import Peran
from pemetaan.models import Pemetaan, Skema
from pemetaan.services.skema_ubah import Sampul, salin
from tests.karier.pabrik_dokumen import buat_dokumen_kartu, buat_rpk
from tests.karier.pabrik_pelaksanaan import buat_bukti, buat_evaluasi, buat_katalog, buat_paket, buat_tindakan
from tests.karier.pabrik_suksesi import objek_matriks
from tests.matriks_izin import MATRIKS as INTI
from tests.matriks_izin import PELAKU, Baris
from tests.matriks_keadilan import KEADILAN
from tests.matriks_mutu import MUTU
from tests.matriks_pelaksanaan import PELAKSANAAN
from tests.matriks_persiapan import PERSIAPAN
from tests.matriks_suara import SUARA, objek_suara
from tests.matriks_suksesi import SUKSESI
from tests.pabrik import buat_instansi, buat_pegawai, buat_pelimpahan, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan
from tests.pemetaan.pabrik_sidang import buat_pindah, buat_sidang

pytestmark = pytest.mark.django_db  # pytest-django makes a database only where a test asks for one
METODE = ("GET", "POST")
MATRIKS = (*INTI, *PELAKSANAAN, *SUKSESI, *PERSIAPAN, *MUTU, *KEADILAN, *SUARA)
LETAK = ("dalam", "luar", "asing")


def _orang() -> dict[str, Any]:
    dalam = buat_unit(nama="Dinas Dalam")
    unit = {"dalam": dalam, "luar": buat_unit(dalam.instansi, "Dinas Luar"), "asing": buat_unit(buat_instansi("lain"))}
    return {letak: buat_pegawai(unit=unit[letak]) for letak in LETAK}


def _akun(dalam: Any) -> dict[str, Pengguna]:
    akun = {p: buat_pengguna(p, dalam.instansi) for p in ("admin", "sdm", "tim", "pyb", "ppk", "auditor")}
    akun["sdm_unit"] = buat_pengguna("sdm", unit=dalam.unit)
    akun["pegawai"] = buat_pengguna("pegawai", pegawai=dalam)
    return akun | {"tanpa": buat_pengguna(None, dalam.instansi), "seberang": _seberang()}


def _seberang() -> Pengguna:
    """Return an account of a third agency that holds every role there is."""
    orang = buat_pegawai(unit=buat_unit(buat_instansi("seberang")))
    akun = buat_pengguna("admin", pegawai=orang)
    akun.groups.set([Group.objects.get_or_create(name=peran)[0] for peran in Peran.values])
    return akun


def _impor(instansi: Any) -> int:
    isi = {"nama_berkas": "unor.xlsx", "sha256": "0" * 64, "ukuran": 1, "status": "siap"}
    return Impor.objects.create(instansi=instansi, jenis="unor", **isi).pk


def _rpk_berstatus(pegawai: Any) -> dict[str, int]:
    return {
        "rpk_diajukan.dalam": buat_rpk(pegawai, tahun_awal=2027, status="diajukan").pk,
        "rpk_diperiksa.dalam": buat_rpk(pegawai, tahun_awal=2028, status="diperiksa").pk,
        "rpk_ditetapkan.dalam": buat_rpk(pegawai, tahun_awal=2029, ditetapkan=True).pk,
    }


def _kalibrasi(orang: dict[str, Any], tim: Pengguna) -> dict[str, Any]:
    isi: dict[str, Any] = {"bentuk.ada": "csv", "keadilan.ada": "sebaran"}
    for letak, siapa in (("dalam", tim), ("asing", buat_pengguna("tim", orang["asing"].instansi))):
        pemetaan = buat_pemetaan(orang[letak].instansi)
        sidang = buat_sidang(pemetaan, siapa)
        baris = buat_pindah(sidang, buat_penempatan(pemetaan, orang[letak], 5), 8, siapa)
        isi |= {f"sidang.{letak}": sidang.pk, f"perubahan.{letak}": baris.pk}
    return isi


def _skema_periode(admin: Pengguna, asing: Pengguna) -> dict[str, Any]:
    bawaan = Skema.objects.get(kode="dasar", instansi__isnull=True)
    isi = {"skema.bawaan": bawaan.pk, "tutup.ada": "tutup-kalibrasi", "arsipkan.ada": "arsipkan"}
    for letak, siapa in (("dalam", admin), ("asing", asing)):
        isi[f"skema.{letak}"] = salin(skema=bawaan, sampul=Sampul("uji", "Skema uji"), oleh=siapa).pk
        isi[f"proses.{letak}"] = Pemetaan.objects.get(periode__instansi=siapa.instansi, berlaku=True).pk
    return isi | {"proses.lama": buat_pemetaan(admin.instansi, berlaku=False).pk}


def _dunia() -> tuple[dict[str, Pengguna], dict[str, Any]]:
    orang = _orang()
    akun = _akun(orang["dalam"])
    isi: dict[str, Any] = {"kode.asing": "TIDAKADA", "tahun.ada": 2025, "kotak.ada": 9, "jenis.ada": "unor"}
    isi["mutu.ada"] = "mutu-skp-terakhir"
    isi |= {"butir.ada": "asesmen", "butir.asing": "tidak-ada", "keadaan.ada": "kurang"}
    isi |= _kalibrasi(orang, akun["tim"])
    isi |= _skema_periode(akun["admin"], buat_pengguna("admin", orang["asing"].instansi))
    for letak in LETAK:
        rpk = buat_rpk(orang[letak])
        isi |= {f"nip.{letak}": orang[letak].nip, f"rpk.{letak}": rpk.pk, f"langkah.{letak}": rpk.langkah.first().pk}
        isi[f"impor.{letak}"] = _impor(orang[letak].instansi)
        tempat = {"jabatan": orang[letak].jabatan, "unit": orang[letak].unit}
        isi[f"pos.{letak}"] = PetaJabatan.objects.get_or_create(**tempat, defaults={"kebutuhan": 1})[0].pk
    isi |= _rpk_berstatus(orang["dalam"])
    asing = buat_pengguna("sdm", orang["asing"].instansi)
    for letak, oleh in (("dalam", akun["sdm"]), ("asing", asing)):
        isi[f"pekerjaan.{letak}"] = Pekerjaan.objects.create(jenis="uji", judul="Uji", dibuat_oleh=oleh).pk
    for letak, siapa in (("dalam", akun["sdm"]), ("asing", asing)):
        pengajuan = PengajuanPeran(pengguna=siapa, peran="pyb", sebab="diberikan", diajukan_oleh=siapa)
        pengajuan.save()
        isi[f"pengajuan.{letak}"] = pengajuan.pk
    isi |= {"zip.ada": "zip"} | {f"dokumen.{letak}": buat_dokumen_kartu(orang[letak]).pk for letak in LETAK}
    for letak, siapa in (("dalam", akun["sdm"]), ("asing", asing)):
        isi[f"pelimpahan.{letak}"] = buat_pelimpahan(siapa, disahkan_oleh=None).pk
    isi["pemberitahuan.dalam"] = Pemberitahuan.objects.create(penerima=akun["sdm"], judul="Uji", kunci="uji").pk
    isi |= objek_matriks(orang, akun["sdm"], asing)
    isi |= objek_suara(orang)
    return akun, isi | _pelaksanaan(orang, akun["sdm"], asing)


def _pelaksanaan(orang: dict[str, Any], sdm: Pengguna, asing: Pengguna) -> dict[str, Any]:
    """What follows the setting of plans; ``evaluasi.luar`` is the agency's own, which no unit's officer sees."""
    dalam = orang["dalam"]
    rpk = dalam.rpk.get(tahun_awal=2029)
    lama = buat_rpk(dalam, tahun_awal=2029, versi=2, status="dibatalkan")
    rpk_asing = buat_rpk(orang["asing"], tahun_awal=2029, ditetapkan=True)
    evaluasi = buat_evaluasi(sdm, unit=dalam.unit)
    isi = {"langkah_ditetapkan.dalam": rpk.langkah.first().pk, "rpk_lama.dalam": lama.pk, "bentuk.xlsx": "xlsx"}
    isi |= {"bukti.dalam": buat_bukti(rpk, sdm).pk, "bukti.asing": buat_bukti(rpk_asing, asing).pk}
    isi |= {"evaluasi.dalam": evaluasi.pk, "tindakan.dalam": buat_tindakan(evaluasi, sdm).pk}
    isi |= {"evaluasi.luar": buat_evaluasi(sdm).pk, "evaluasi.asing": buat_evaluasi(asing).pk}
    isi |= {"katalog.dalam": buat_katalog(dalam.instansi).pk, "katalog.asing": buat_katalog(asing.instansi).pk}
    isi |= {"paket.dalam": buat_paket(dalam.instansi).pk, "paket.asing": buat_paket(asing.instansi).pk}
    return isi | {"aksi.kirim": "kirim"}


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    """The actors' accounts and, by name, the value that stands for each object in an address.

    Made once for all lines, in a transaction that is taken back at the end.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield _dunia()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _tanpa_mencetak(dunia, monkeypatch):
    """Who gets the PDF is asked here, not what is in it: rendering one takes a second."""
    monkeypatch.setattr("karier.dokumen.berkas.cetak_dokumen", lambda isi, logo="": b"%PDF-")
    monkeypatch.setattr("karier.views.dokumen_terbit.cetak_dokumen", lambda isi, logo="": b"%PDF-")
    monkeypatch.setattr("karier.services.naskah.cetak_dokumen", lambda isi, logo="": b"%PDF-")
    monkeypatch.setattr("karier.views.dokumen_terbit.isi_berkas", lambda dokumen: b"%PDF-")
    monkeypatch.setattr("karier.views.tanda_tangan.isi_berkas", lambda dokumen: b"%PDF-")
    monkeypatch.setattr("pemetaan.views.sidang.cetak", lambda html, *gaya: b"%PDF-")


def _alamat(baris: Baris, isi: dict[str, Any]) -> str:
    return reverse(baris.nama, kwargs={nama: isi[nilai] for nama, nilai in baris.argumen.items()})


def _status(alamat: str, metode: str, pengguna: Pengguna | None, data: dict[str, Any]) -> int:
    """Ask once, and take back what the request changed, so that the next actor finds the same world."""
    with transaction.atomic():
        client = Client()
        if pengguna:
            client.force_login(Pengguna.objects.get(pk=pengguna.pk))
        jawaban = client.get(alamat, data) if metode == "GET" else client.post(alamat, data)
        transaction.set_rollback(True)
    return jawaban.status_code


@pytest.mark.parametrize("baris", MATRIKS, ids=str)
def test_peran_kali_alamat(baris, dunia):
    akun, isi = dunia
    alamat, data = _alamat(baris, isi), {nama: isi.get(nilai, nilai) for nama, nilai in baris.data.items()}
    hasil = {pelaku: _status(alamat, baris.metode, akun.get(pelaku), data) for pelaku in PELAKU}
    assert hasil == {pelaku: baris.harapan(pelaku) for pelaku in PELAKU}


MILIK = [baris for baris in MATRIKS if any(isi.endswith((".dalam", ".luar")) for isi in baris.argumen.values())]


@pytest.mark.parametrize("baris", MILIK, ids=str)
def test_milik_instansi_lain_tidak_ada_bagi_siapa_pun(baris, dunia):
    """Whatever roles an account holds: what belongs to another agency is not there for it."""
    akun, isi = dunia
    data = {nama: isi.get(nilai, nilai) for nama, nilai in baris.data.items()}
    assert _status(_alamat(baris, isi), baris.metode, akun["seberang"], data) == 404


def _bernama(pola: list[Any], awalan: str = "") -> Iterator[tuple[str, str]]:
    for satu in pola:
        jalan = awalan + str(satu.pattern)
        if isinstance(satu, URLResolver):
            yield from _bernama(satu.url_patterns, jalan)
        elif isinstance(satu, URLPattern) and not jalan.startswith("admin/"):
            yield jalan, satu.name


ALAMAT = sorted(_bernama(get_resolver().url_patterns))


def test_setiap_alamat_bernama_dan_ada_di_matriks():
    assert [jalan for jalan, nama in ALAMAT if not nama] == []
    assert {nama for _, nama in ALAMAT} == {baris.nama for baris in MATRIKS}


TANPA_BARIS = sorted(
    {(nama, metode) for _, nama in ALAMAT for metode in METODE} - {(satu.nama, satu.metode) for satu in MATRIKS}
)


@pytest.mark.parametrize(("nama", "metode"), TANPA_BARIS)
def test_metode_lain_ditolak(nama, metode, dunia):
    akun, isi = dunia
    contoh = next(baris for baris in MATRIKS if baris.nama == nama)
    alamat = _alamat(contoh, isi)
    for pelaku in PELAKU:
        harap = {405, 403} if contoh.tamu != 302 or pelaku != "tamu" else {302}
        assert _status(alamat, metode, akun.get(pelaku), {}) in harap, pelaku
