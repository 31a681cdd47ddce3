"""Copying, changing, activating and deleting versions: what is refused, who comes second, and the form that does it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.urls import reverse

from pemetaan.aturan.keabsahan import keberatan, komponen_dari
from pemetaan.models import Pemetaan, Periode, RiwayatSkema, Skema
from pemetaan.selectors.skema import baris_skema, lazim
from pemetaan.services import skema_ubah as layanan
from pemetaan.services.petakan import petakan, skema_untuk
from pemetaan.services.skema_ubah import Sampul
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.pabrik import buat_asesmen, buat_instansi, buat_jabatan, buat_kinerja, buat_pegawai, buat_pengguna
from tests.pemetaan.skema_lain import POIN_RATING, berpraktik

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin():
    return buat_pengguna("admin")


def _konsep(admin, kode="dasar", **lain):
    return layanan.salin(skema=Skema.objects.get(kode=kode), sampul=Sampul("uji", "Skema uji", **lain), oleh=admin)


def test_salinan_sama_isinya_dan_versi_berurut(admin):
    for kode in ("dasar", "bkn-411"):
        asal = Skema.objects.get(kode=kode)
        salinan = _konsep(admin, kode)
        a, b = baris_skema(asal), baris_skema(salinan)
        assert replace(b, kode=a.kode, versi=a.versi, nama=a.nama) == a
        assert (salinan.status, salinan.instansi, salinan.disalin_dari) == ("konsep", admin.instansi, asal)
    assert list(Skema.objects.filter(kode="uji").order_by("versi").values_list("versi", flat=True)) == [1, 2]
    lain = buat_pengguna("admin", buat_instansi("lain"))
    assert _konsep(lain).versi == 1
    with pytest.raises(GalatAplikasi, match="tidak ada atau tidak aktif"):
        skema_untuk(instansi=admin.instansi, kode="uji")


@pytest.mark.parametrize(
    ("kode", "kata"), [("dasar", "milik skema bawaan"), ("A b", "huruf kecil"), ("", "huruf kecil")]
)
def test_kode_yang_ditolak(admin, kode, kata):
    with pytest.raises(GalatAplikasi, match=kata):
        layanan.salin(skema=Skema.objects.get(kode="dasar"), sampul=Sampul(kode, "X"), oleh=admin)


def test_hanya_admin_pemilik(admin):
    konsep = _konsep(admin)
    baris = baris_skema(konsep)
    for oleh in (buat_pengguna("tim"), buat_pengguna("admin", buat_instansi("lain"))):
        for aksi in (layanan.aktifkan, layanan.hapus):
            with pytest.raises(TidakBerhak):
                aksi(skema=konsep, revisi=1, oleh=oleh)
        with pytest.raises(TidakBerhak):
            layanan.simpan(skema=konsep, revisi=1, nama="X", baris=baris, oleh=oleh)
    with pytest.raises(TidakBerhak):
        layanan.salin(skema=konsep, sampul=Sampul("x", "X"), oleh=buat_pengguna("tim"))
    with pytest.raises(GalatAplikasi, match="Skema bawaan tidak dapat diubah"):
        layanan.arsipkan(skema=Skema.objects.get(kode="dasar"), revisi=1, oleh=admin)


def test_yang_kedua_ditolak_dan_yang_beku_tetap(admin):
    konsep = _konsep(admin)
    baris = replace(baris_skema(konsep), potong_y_atas=Fraction(85))
    layanan.simpan(skema=konsep, revisi=1, nama="Satu", baris=baris, oleh=admin)
    with pytest.raises(GalatAplikasi, match="baru saja diubah oleh"):
        layanan.simpan(skema=konsep, revisi=1, nama="Dua", baris=baris, oleh=admin)
    with pytest.raises(GalatAplikasi, match="harus menurun"):
        layanan.simpan(skema=konsep, revisi=2, nama="X", baris=replace(baris, potong_y_sesuai=Fraction(85)), oleh=admin)
    layanan.aktifkan(skema=konsep, revisi=2, oleh=admin)
    buat_pegawai()
    petakan(instansi=admin.instansi, tahun=2025, skema=konsep)
    konsep.refresh_from_db()
    with pytest.raises(GalatAplikasi, match="sudah dipakai sebuah pemetaan"):
        layanan.simpan(skema=konsep, revisi=konsep.revisi, nama="X", baris=baris, oleh=admin)
    layanan.arsipkan(skema=konsep, revisi=konsep.revisi, oleh=admin)
    with pytest.raises(GalatAplikasi, match="Hanya konsep"):
        layanan.hapus(skema=konsep, revisi=konsep.revisi, oleh=admin)
    konsep.refresh_from_db()
    assert (konsep.nama, konsep.status, konsep.potong_y_atas) == ("Satu", "arsip", 85)
    aksi = RiwayatSkema.objects.filter(skema=konsep).order_by("pk").values_list("aksi", flat=True)
    assert list(aksi) == ["dibuat", "diubah", "diaktifkan", "diarsipkan"]
    lain = _konsep(admin)
    layanan.hapus(skema=lain, revisi=1, oleh=admin)
    assert not Skema.objects.filter(pk=lain.pk).exists()


@pytest.mark.parametrize(
    ("praktik", "ubah", "bidang", "kata"),
    [
        ("predikat", {"bobot_lalu": 40}, None, "hanya membaca satu tahun"),
        ("dua_tahun", {"bobot_lalu": 0}, None, "merata-rata dua tahun"),
        ("hasil_kerja", {"poin_rating": POIN_RATING | {"sesuai": Fraction(90)}}, None, "jatuh di kelasnya sendiri"),
        ("hasil_kerja", {"poin_rating": {}}, None, "ketiga rating"),
        ("entah", {}, None, "Pilih praktik"),
        ("dua_tahun", {}, "tertimbang", "tambahkan indikator penguat"),
        ("tertimbang", {}, "predikat", "keluarkan Penghargaan"),
    ],
)
def test_praktik_yang_tidak_cocok(praktik, ubah, bidang, kata):
    asal = baris_skema(Skema.objects.get(kode="bkn-411"))
    baris = berpraktik(asal, praktik, {"dua_tahun": 40}.get(praktik, 0))
    baris = replace(baris, skp=replace(baris.skp, **ubah | ({"praktik": bidang} if bidang else {})))
    assert kata in " ".join(keberatan(baris, komponen_dari(baris)))


def test_jabatan_target_berdiri_di_samping(admin):
    """Candidates are of the position's tingkat or the one below; the mapping in force stays as it is."""
    target = buat_jabatan(admin.instansi, "administrator", "Kepala Bidang Uji")
    for jenjang, nomor in (("pengawas", 1), ("administrator", 2), ("pelaksana", 3), ("jpt_pratama", 4)):
        orang = buat_pegawai(nama=f"Orang {nomor}", jabatan=buat_jabatan(admin.instansi, jenjang))
        buat_kinerja(orang)
        buat_asesmen(orang, level=2)
    pemegang = buat_pegawai(nama="Pemegang", jabatan=target)
    berlaku = petakan(instansi=admin.instansi, tahun=2025, skema=skema_untuk(instansi=admin.instansi)).pemetaan
    konsep = _konsep(admin, jabatan=target)
    layanan.aktifkan(skema=konsep, revisi=1, oleh=admin)
    hasil = petakan(instansi=admin.instansi, tahun=2025, skema=konsep)
    assert {p.pegawai.nama for p in hasil.pemetaan.penempatan.select_related("pegawai")} == {"Orang 1", "Orang 2"}
    assert set(hasil.pemetaan.penempatan.values_list("level_diminta", flat=True)) == {27}
    assert list(Pemetaan.objects.filter(berlaku=True)) == [berlaku]
    assert Periode.objects.get().status == "dipetakan"
    assert pemegang.penempatan.count() == 1
    with pytest.raises(GalatAplikasi, match="sasaran lain"):
        _konsep(admin)


def _isi_form(client, pk):
    form = client.get(reverse("skema-ubah", args=[pk])).context["form"]
    return {nama: "" if (nilai := form[nama].value()) is None else nilai for nama in form.fields
            if not (nama.startswith("pakai_") and not form[nama].value())}  # fmt: skip


def test_editor_menyimpan_apa_yang_ditunjukkan(masuk_sebagai, admin):
    client = masuk_sebagai(admin)
    konsep = _konsep(admin, "bkn-411")
    semula = baris_skema(konsep)
    isi = _isi_form(client, konsep.pk)
    assert client.post(reverse("skema-ubah", args=[konsep.pk]), isi).status_code == 302
    assert baris_skema(konsep).indikator[0] == semula.indikator[0]
    urut = lambda b: sorted((i.sumber, i.bobot, i.bila_kosong, sorted(map(str, i.rubrik))) for i in b.indikator)  # noqa: E731
    assert urut(baris_skema(konsep)) == urut(semula)
    konsep.refresh_from_db()
    ubah = {
        "revisi": konsep.revisi,
        "bobot_skp": "50",
        "bobot_penghargaan": "25",
        "r_penghargaan_internal_nilai": "40.5",
    }
    assert client.post(reverse("skema-ubah", args=[konsep.pk]), isi | ubah).status_code == 302
    baru = {i.sumber: i for i in baris_skema(konsep).indikator}
    assert (baru["skp"].bobot, baru["penghargaan"].bobot) == (50, 25)
    assert Fraction("40.5") in {r.nilai for r in baru["penghargaan"].rubrik}


@pytest.mark.parametrize(
    ("ubah", "bidang", "kata"),
    [
        ({"bobot_skp": "50"}, "bobot_skp", "berjumlah 90%"),
        ({"potong_y_sesuai": "85"}, "potong_y_atas", "harus menurun"),
        ({"r_bangkom_bangkom_1_bawah": "12"}, "r_bangkom_bangkom_0_nilai", "ada celah di 10 JP"),
        ({"r_disiplin_berat_nilai": ""}, "r_disiplin_tidak_pernah_nilai", "belum ada"),
        ({"praktik_skp": "dua_tahun"}, "praktik_skp", "keluarkan Penghargaan"),
        ({"poin_baik": ""}, "poin_sangat_baik", "kelima predikat"),
        ({"pakai_teknis": "on"}, "bobot_teknis", "Isi bobot"),
        ({"komponen_potensi": "Kinerja utama"}, "bobot_jpm", "kedua sumbu"),
        ({"bobot_y": "101"}, "bobot_y", "100"),
        ({"bobot_y": "enam"}, "bobot_y", "Isi dengan bilangan bulat, tanpa huruf dan tanpa koma."),
        ({"bobot_skp": "enam"}, "bobot_skp", "Isi dengan angka saja."),
        ({"bobot_skp": "-5"}, "bobot_skp", "lebih besar dari atau sama dengan 0"),
        ({"r_disiplin_berat_nilai": "x"}, "r_disiplin_berat_nilai", "Isi dengan angka saja."),
        ({"nama": ""}, "nama", "tidak boleh kosong"),
    ],
)
def test_editor_menolak_di_bidangnya(masuk_sebagai, admin, ubah, bidang, kata):
    client = masuk_sebagai(admin)
    konsep = _konsep(admin, "bkn-411")
    jawaban = client.post(reverse("skema-ubah", args=[konsep.pk]), _isi_form(client, konsep.pk) | ubah)
    assert jawaban.status_code == 400
    assert kata in " ".join(jawaban.context["form"].errors.get(bidang, [])), jawaban.context["form"].errors
    konsep.refresh_from_db()
    assert konsep.revisi == 1


def test_ringkasan_galat_menyebut_sumbernya(masuk_sebagai, admin):
    """Thirteen fields ask for a weight; the summary above them says which one is wrong."""
    client, konsep = masuk_sebagai(admin), _konsep(admin, "bkn-411")
    jawaban = client.post(
        reverse("skema-ubah", args=[konsep.pk]), _isi_form(client, konsep.pk) | {"bobot_penghargaan": "-1"}
    )
    assert "Bobot Penghargaan dalam sumbu (%): Pastikan nilai ini" in jawaban.content.decode()


def test_sumber_yang_belum_dipakai_terisi_rubrik_lazim(masuk_sebagai, admin):
    client = masuk_sebagai(admin)
    konsep = _konsep(admin)
    isi = _isi_form(client, konsep.pk) | {"pakai_pendidikan": "on", "bobot_pendidikan": "20", "bobot_potensi": "20"}
    assert client.post(reverse("skema-ubah", args=[konsep.pk]), isi).status_code == 302
    asal = {i.sumber: i for i in lazim().indikator}["pendidikan"]
    baru = {i.sumber: i for i in baris_skema(konsep).indikator}["pendidikan"]
    assert {(r.kunci, r.nilai) for r in baru.rubrik} == {(r.kunci, r.nilai) for r in asal.rubrik}
