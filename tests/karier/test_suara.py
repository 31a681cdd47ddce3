"""What employees say: wishes, responses within their time, requests for correction; who answers, and once only."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from karier.models import AspirasiKarier, PermintaanKoreksi, RencanaKarier, Tanggapan
from karier.selectors import suara as baca
from karier.services import suara
from pegawai.models import MataRantai, Pemberitahuan
from pegawai.selectors.periksa_rantai import periksa_rantai
from pemetaan.models import Pemetaan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_dokumen import buat_rpk
from tests.pabrik import buat_instansi, buat_jabatan, buat_pengguna, buat_unit

pytestmark = pytest.mark.django_db
KOREKSI = {"bagian": "jabatan", "rincian": "TMT jabatan", "seharusnya": "4 Januari 2020", "bukti": "SK 800/1/2020"}


@pytest.fixture
def dunia(dunia_rpk):
    """Return the agency with a person in box 8, the person's account, and the team's."""
    orang = dunia_rpk.orang(8)
    dunia_rpk.saya = buat_pengguna("pegawai", pegawai=orang)
    dunia_rpk.tim = buat_pengguna("tim", dunia_rpk.instansi)
    dunia_rpk.luar = buat_pengguna("sdm", unit=buat_unit(dunia_rpk.instansi, "Dinas Luar"))
    return dunia_rpk


def _mundurkan(dunia, hari):
    """Let the run be so many days old."""
    Pemetaan.objects.update(dibuat_pada=timezone.now() - timedelta(days=hari))


def sanggah(dunia, **lain):
    """Object to the own box as it is now."""
    penempatan = dunia.saya.pegawai.penempatan.get()
    isi = {"kotak": penempatan.kotak_akhir, "jenis": "sanggahan", "alasan": "SKP belum masuk", "oleh": dunia.saya}
    return suara.tanggapi_penempatan(penempatan=penempatan, **isi | lain)


@pytest.mark.parametrize(("lewat", "diterima"), [(0, True), (30, True), (31, False)])
def test_tanggapan_sampai_hari_terakhir(dunia, settings, lewat, diterima):
    settings.HARI_TANGGAPAN = 30
    _mundurkan(dunia, lewat)
    if diterima:
        assert sanggah(dunia).status == "menunggu"
        return
    with pytest.raises(GalatAplikasi, match="Hari terakhir menanggapi kotak ini adalah 23 November 2026"):
        sanggah(dunia)
    assert not Tanggapan.objects.exists()


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        ({"alasan": "  "}, "Tulis alasan"),
        ({"kotak": 5}, "Kotak Anda baru saja berubah"),
    ],
)
def test_sanggahan_ditolak(dunia, ubah, sebab):
    with pytest.raises(GalatAplikasi, match=sebab):
        sanggah(dunia, **ubah)


def test_satu_tanggapan_untuk_satu_kotak_dan_lagi_bila_kotaknya_pindah(dunia):
    sanggah(dunia, jenis="menerima", alasan="")
    with pytest.raises(GalatAplikasi, match="sudah menanggapi kotak"):
        sanggah(dunia)
    penempatan = dunia.saya.pegawai.penempatan.get()
    penempatan.kotak_akhir = 7
    penempatan.save()
    assert sanggah(dunia).kotak == 7
    assert sorted(Tanggapan.objects.values_list("status", flat=True)) == ["menunggu", "tercatat"]


def test_bukan_orang_lain(dunia):
    with pytest.raises(TidakBerhak):
        sanggah(dunia, oleh=dunia.sdm)
    lain = buat_pengguna("pegawai", pegawai=dunia.orang(5))
    with pytest.raises(TidakBerhak):
        suara.minta_koreksi(pegawai=dunia.saya.pegawai, oleh=lain, **KOREKSI)


@pytest.mark.parametrize(
    ("hal", "siapa", "boleh"),
    [
        ("kotak", "tim", True),
        ("kotak", "sdm", False),
        ("kotak", "ppk", False),
        ("rpk", "sdm", True),
        ("rpk", "tim", False),
        ("rpk", "luar", False),
        ("rpk", "saya", False),
    ],
)
def test_penjawab(dunia, hal, siapa, boleh):
    if hal == "kotak":
        satu = sanggah(dunia)
    else:
        rpk = buat_rpk(dunia.saya.pegawai, tahun_awal=2027, ditetapkan=True)
        RencanaKarier.objects.update(ditetapkan_pada=timezone.now())
        satu = suara.tanggapi_rpk(rpk=rpk, jenis="sanggahan", alasan="Keliru", oleh=dunia.saya)
    isi = {"tanggapan": satu, "diterima": True, "jawaban": "Benar", "oleh": getattr(dunia, siapa)}
    if not boleh:
        with pytest.raises(TidakBerhak):
            suara.jawab_tanggapan(**isi)
        return
    suara.jawab_tanggapan(**isi)
    satu.refresh_from_db()
    assert (satu.status, satu.jawaban, satu.dijawab_oleh) == ("diterima", "Benar", isi["oleh"])
    assert Pemberitahuan.objects.filter(penerima=dunia.saya, kunci=f"tanggapan-{satu.pk}-jawab").count() == 1
    assert Pemberitahuan.objects.filter(penerima=isi["oleh"], kunci=f"tanggapan-{satu.pk}").count() == 1


def test_dijawab_sekali_walau_dari_layar_lama(dunia):
    pertama = sanggah(dunia)
    kedua = Tanggapan.objects.get(pk=pertama.pk)
    suara.jawab_tanggapan(tanggapan=pertama, diterima=False, jawaban="Data sudah benar", oleh=dunia.tim)
    with pytest.raises(GalatAplikasi, match="Tidak menunggu jawaban: ditolak oleh"), transaction.atomic():
        suara.jawab_tanggapan(tanggapan=kedua, diterima=True, jawaban="Benar", oleh=dunia.tim)
    assert Tanggapan.objects.get().jawaban == "Data sudah benar"


def test_rencana_yang_belum_ditetapkan_tidak_ditanggapi(dunia):
    rpk = buat_rpk(dunia.saya.pegawai, tahun_awal=2027)
    with pytest.raises(GalatAplikasi, match="tidak berlaku"):
        suara.tanggapi_rpk(rpk=rpk, jenis="menerima", alasan="", oleh=dunia.saya)


def test_aspirasi_satu_berlaku_dan_sejarahnya_tersimpan(dunia):
    orang, jabatan = dunia.saya.pegawai, dunia.jabatan("administrator")
    suara.sampaikan_aspirasi(pegawai=orang, oleh=dunia.saya, alasan="Minat", uraian="Bidang data")
    suara.sampaikan_aspirasi(pegawai=orang, oleh=dunia.saya, alasan="Minat", jabatan=jabatan)
    assert [satu.jabatan for satu in baca.daftar_aspirasi(dunia.sdm)] == [jabatan]
    assert not baca.daftar_aspirasi(dunia.luar).exists()
    assert not baca.daftar_aspirasi(dunia.ppk).exists()
    suara.tarik_aspirasi(pegawai=orang, oleh=dunia.saya)
    assert list(AspirasiKarier.objects.values_list("akhir", flat=True)) == ["ditarik", "diganti"]
    with pytest.raises(GalatAplikasi, match="Tidak ada aspirasi"):
        suara.tarik_aspirasi(pegawai=orang, oleh=dunia.saya)


def test_aspirasi_menyebut_tujuan_dari_instansi_sendiri(dunia):
    isi = {"pegawai": dunia.saya.pegawai, "oleh": dunia.saya, "alasan": "Minat"}
    with pytest.raises(GalatAplikasi, match="Pilih jabatan atau unit tujuan"):
        suara.sampaikan_aspirasi(**isi)
    with pytest.raises(GalatAplikasi, match="bukan milik instansi Anda"):
        suara.sampaikan_aspirasi(**isi, jabatan=buat_jabatan(buat_instansi("lain")))


def test_koreksi_dijawab_sdm_dalam_lingkup(dunia):
    satu = suara.minta_koreksi(pegawai=dunia.saya.pegawai, oleh=dunia.saya, **KOREKSI)
    assert Pemberitahuan.objects.filter(kunci=f"koreksi-{satu.pk}").get().penerima == dunia.sdm
    for siapa in (dunia.luar, dunia.tim):
        with pytest.raises(TidakBerhak):
            suara.jawab_koreksi(permintaan=satu, diterima=True, jawaban="Sudah", oleh=siapa)
    suara.jawab_koreksi(permintaan=satu, diterima=True, jawaban="Sudah diperbaiki", oleh=dunia.sdm)
    assert PermintaanKoreksi.objects.get().status == "diterima"


def test_yang_disampaikan_tersegel(dunia):
    satu = sanggah(dunia)
    suara.jawab_tanggapan(tanggapan=satu, diterima=False, jawaban="Data sudah benar", oleh=dunia.tim)
    suara.minta_koreksi(pegawai=dunia.saya.pegawai, oleh=dunia.saya, **KOREKSI)
    suara.sampaikan_aspirasi(pegawai=dunia.saya.pegawai, oleh=dunia.saya, alasan="Minat", uraian="Data")
    mata = MataRantai.objects.filter(jenis__in=("tanggapan", "koreksi", "aspirasi")).order_by("nomor")
    assert list(mata.values_list("peristiwa", flat=True)) == ["menunggu", "ditolak", "menunggu", "disampaikan"]
    Tanggapan.objects.update(jawaban="Diubah diam-diam")
    putus = [str(temuan) for temuan in periksa_rantai(dunia.instansi).temuan]
    assert any("anggapan" in teks for teks in putus)


def test_halaman_pegawai_sampai_jawaban(dunia, client):
    client.force_login(dunia.saya)
    assert "kotak 8" in client.get(reverse("saya")).content.decode()
    kirim = {"kotak": 8, "jenis": "sanggahan", "alasan": ""}
    jawaban = client.post(reverse("saya-kotak"), kirim)
    assert jawaban.status_code == 400
    assert "Tulis alasan sanggahan Anda" in jawaban.content.decode()
    assert client.post(reverse("saya-kotak"), kirim | {"alasan": "SKP belum masuk"}).status_code == 302
    satu = Tanggapan.objects.get()
    client.force_login(dunia.tim)
    alamat = reverse("tanggapan", args=[satu.pk])
    assert client.post(alamat, {"hasil": "ditolak", "jawaban": "SKP sudah masuk"}).status_code == 302
    berkas = client.get(reverse("tanggapan-daftar"), {"bentuk": "csv", "status": "ditolak"})
    assert "SKP sudah masuk" in b"".join(berkas.streaming_content).decode()
    client.force_login(dunia.saya)
    assert "SKP sudah masuk" in client.get(reverse("saya")).content.decode()


def test_aspirasi_ke_sebuah_unit_tanpa_jabatan(dunia, client):
    """Found by the name of the unit; others' units are no choice; the reader finds the wish by that name."""
    dinas = buat_unit(dunia.instansi, "Dinas Kearsipan")
    asing = buat_unit(buat_instansi("lain"), "Dinas Kearsipan Lain")
    client.force_login(dunia.saya)
    alamat = reverse("saya-aspirasi") + "?q=kearsipan"
    assert "Jabatan apa pun di Dinas Kearsipan" in client.get(alamat).content.decode()
    assert client.post(alamat, {"pos": f"unit-{asing.pk}", "alasan": "Minat"}).status_code == 400
    assert client.post(alamat, {"pos": f"unit-{dinas.pk}", "alasan": "Minat"}).status_code == 302
    satu = AspirasiKarier.objects.get()
    assert (satu.jabatan, satu.unit, satu.uraian) == (None, dinas, "")
    client.force_login(dunia.sdm)
    daftar = client.get(reverse("aspirasi-daftar"), {"q": "kearsipan"}).content.decode()
    assert "Dinas Kearsipan" in daftar
    assert "Dinas Kearsipan" in client.get(reverse("pegawai-profil", args=[dunia.saya.pegawai.nip])).content.decode()


def test_halaman_aspirasi_mencari_lalu_memilih(dunia, client):
    dunia.jabatan("administrator", nama="Kepala Bidang Data")
    client.force_login(dunia.saya)
    alamat = reverse("saya-aspirasi") + "?q=bidang data"
    pos = baca.pos_aspirasi(dunia.saya.pegawai, "bidang data").get()
    assert "Kepala Bidang Data" in client.get(alamat).content.decode()
    assert client.post(alamat, {"pos": pos.pk, "alasan": "Minat"}).status_code == 302
    client.force_login(dunia.sdm)
    for halaman in (reverse("aspirasi-daftar"), reverse("pegawai-profil", args=[dunia.saya.pegawai.nip])):
        assert "Kepala Bidang Data" in client.get(halaman).content.decode()
