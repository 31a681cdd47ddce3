"""The way of a period: opened, mapped, calibrated, set, archived; who may move it, and what is refused on the way."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from pegawai.models import Pemberitahuan
from pemetaan.aturan.periode import TABEL_TRANSISI, TRANSISI, URUTAN_STATUS
from pemetaan.models import Pemetaan, Periode, RiwayatPeriode
from pemetaan.pilihan import StatusPeriode
from pemetaan.services import periode as layanan
from pemetaan.services.petakan import petakan, skema_untuk
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.pabrik import buat_asesmen, buat_instansi, buat_kinerja, buat_pegawai, buat_pengguna, buat_unit, kode_faktor
from tests.pabrik_talenta import buat_pemetaan, buat_periode
from tests.pemetaan.pabrik_sidang import buat_sidang
from tests.serentak import serentak

KEPUTUSAN = {"nomor": "800/12/2026", "tanggal": date(2026, 2, 2)}


@pytest.mark.aturan("periode")
def test_tabel_transisi_sambung_menyambung():
    """Every state is left and reached, and nothing leads back behind a decision."""
    assert tuple(StatusPeriode.values) == URUTAN_STATUS
    assert {b.ke for b in TABEL_TRANSISI} == set(URUTAN_STATUS)
    urut = {status: n for n, status in enumerate(URUTAN_STATUS)} | {"": -1}
    for baris in TABEL_TRANSISI:
        for dari in baris.dari:
            assert urut[dari] < urut[baris.ke] or baris.aksi == "petakan"
    assert not {"ditetapkan", "diarsipkan"} & set(TRANSISI["petakan"].dari)


@pytest.mark.django_db
def test_dari_dibuka_sampai_diarsipkan():
    orang = buat_pegawai()
    buat_kinerja(orang)
    buat_asesmen(orang)
    admin, sdm, tim, ppk = (buat_pengguna(p, orang.instansi) for p in ("admin", "sdm", "tim", "ppk"))
    periode = layanan.buka(instansi=orang.instansi, tahun=2025, oleh=admin)
    hasil = petakan(instansi=orang.instansi, tahun=2025, skema=skema_untuk(instansi=orang.instansi), oleh=sdm)
    layanan.nyatakan_dikalibrasi(periode=periode, oleh=tim)
    _tetapkan(periode, ppk, nomor="  800/12 / 2026 ")
    periode.refresh_from_db()
    assert (periode.nomor_keputusan, periode.tanggal_keputusan) == ("800/12 / 2026", date(2026, 2, 2))
    assert periode.ditetapkan_oleh == ppk
    with pytest.raises(GalatAplikasi, match="tidak dapat dipetakan ulang"):
        petakan(instansi=orang.instansi, tahun=2025, skema=skema_untuk(instansi=orang.instansi))
    with pytest.raises(GalatAplikasi, match="ditetapkan"):
        buat_sidang(hasil.pemetaan, tim)
    layanan.arsipkan(periode=periode, oleh=admin)
    riwayat = RiwayatPeriode.objects.order_by("pk").values_list("dari", "ke", "oleh")
    assert list(riwayat) == [
        ("", "dibuka", admin.pk), ("dibuka", "dipetakan", sdm.pk), ("dipetakan", "dikalibrasi", tim.pk),
        ("dikalibrasi", "ditetapkan", ppk.pk), ("ditetapkan", "diarsipkan", admin.pk),
    ]  # fmt: skip
    kabar = {(p.penerima_id, p.judul) for p in Pemberitahuan.objects.all()}
    assert (ppk.pk, "Hasil pemetaan 2025 menunggu penetapan") in kabar
    assert {(sdm.pk, "Hasil pemetaan 2025 ditetapkan"), (tim.pk, "Hasil pemetaan 2025 ditetapkan")} <= kabar


def _tetapkan(periode, oleh, **ubah):
    layanan.tetapkan(periode=periode, oleh=oleh, **KEPUTUSAN | {"kode": kode_faktor(oleh)} | ubah)


AKSI = {
    "tutup": ("dipetakan", "tim", lambda p, o: layanan.nyatakan_dikalibrasi(periode=p, oleh=o)),
    "tetapkan": ("dikalibrasi", "ppk", _tetapkan),
    "arsipkan": ("ditetapkan", "admin", lambda p, o: layanan.arsipkan(periode=p, oleh=o)),
}


@pytest.mark.django_db
@pytest.mark.parametrize("aksi", AKSI)
@pytest.mark.parametrize("status", StatusPeriode.values)
def test_hanya_dari_status_yang_benar(aksi, status):
    boleh, peran, lakukan = AKSI[aksi]
    instansi = buat_instansi()
    periode = buat_periode(instansi, status=status)
    buat_pemetaan(instansi)
    oleh = buat_pengguna(peran, instansi)
    if status == boleh:
        lakukan(periode, oleh)
        assert Periode.objects.get().status != status
    else:
        with pytest.raises(GalatAplikasi, match="kini"):
            lakukan(periode, oleh)
        assert (Periode.objects.get().status, RiwayatPeriode.objects.count()) == (status, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("aksi", AKSI)
def test_hanya_oleh_peran_yang_benar(aksi):
    status, boleh, lakukan = AKSI[aksi]
    instansi = buat_instansi()
    periode = buat_periode(instansi, status=status)
    buat_pemetaan(instansi)
    salah = [buat_pengguna(p, instansi) for p in ("admin", "sdm", "tim", "pyb", "ppk", "auditor") if p != boleh]
    salah += [buat_pengguna(boleh, buat_instansi("lain")), buat_pengguna(boleh, unit=buat_unit(instansi))]
    for oleh in salah:
        with pytest.raises(TidakBerhak):
            lakukan(periode, oleh)
    assert Periode.objects.get(pk=periode.pk).status == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"nomor": "  "}, "Nomor keputusan harus diisi"),
        ({"nomor": "x" * 101}, "paling panjang 100"),
        ({"tanggal": timezone.localdate() + timedelta(days=1)}, "belum tiba"),
        ({"tanggal": date(2024, 12, 31)}, "mendahului periode 2025"),
        ({"kode": "000000"}, "tidak cocok"),
        ({"kode": ""}, "Isi kode 6 angka"),
    ],
)
def test_keputusan_yang_tidak_cocok(ubah, kata):
    periode = buat_periode(buat_instansi(), status=StatusPeriode.DIKALIBRASI)
    buat_pemetaan(periode.instansi)
    with pytest.raises(GalatAplikasi, match=kata):
        _tetapkan(periode, buat_pengguna("ppk"), **ubah)
    assert Periode.objects.get().status == StatusPeriode.DIKALIBRASI


@pytest.mark.django_db
def test_sidang_terbuka_dan_tanpa_pemetaan_menghalangi():
    tim, ppk = buat_pengguna("tim"), buat_pengguna("ppk")
    pemetaan = buat_pemetaan(buat_instansi())
    periode = pemetaan.periode
    sidang = buat_sidang(pemetaan, tim)
    with pytest.raises(GalatAplikasi, match="masih dibuka"):
        layanan.nyatakan_dikalibrasi(periode=periode, oleh=tim)
    assert Periode.objects.get().status == StatusPeriode.DIPETAKAN
    Periode.objects.update(status=StatusPeriode.DIKALIBRASI)
    with pytest.raises(GalatAplikasi, match="masih dibuka"):
        _tetapkan(periode, ppk)
    sidang.delete()
    Pemetaan.objects.all().delete()
    with pytest.raises(GalatAplikasi, match="belum punya pemetaan"):
        _tetapkan(periode, ppk)
    assert Periode.objects.get().status == StatusPeriode.DIKALIBRASI


@pytest.mark.django_db
def test_buka_menolak_yang_sudah_ada_dan_yang_bukan_admin():
    admin = buat_pengguna("admin")
    instansi = admin.instansi
    layanan.buka(instansi=instansi, tahun=2024, oleh=admin)
    for tahun, kata in ((2024, "sudah ada, dibuka"), (1999, "Tahun harus"), (2101, "Tahun harus")):
        with pytest.raises(GalatAplikasi, match=kata):
            layanan.buka(instansi=instansi, tahun=tahun, oleh=admin)
    with pytest.raises(TidakBerhak):
        layanan.buka(instansi=instansi, tahun=2023, oleh=buat_pengguna("sdm"))
    with pytest.raises(TidakBerhak):
        layanan.buka(instansi=buat_instansi("lain"), tahun=2023, oleh=admin)
    assert Periode.objects.count() == 1


@pytest.mark.django_db
def test_basis_data_menolak_penetapan_tanpa_keputusan():
    periode = buat_periode(buat_instansi())
    with pytest.raises(IntegrityError), transaction.atomic():
        Periode.objects.update(status=StatusPeriode.DITETAPKAN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Periode.objects.filter(pk=periode.pk).update(nomor_keputusan="1")


@pytest.mark.django_db(transaction=True)
def test_menetapkan_melawan_memetakan_ulang():
    """Whoever comes second is refused: never a decision over a run that is gone."""
    orang = buat_pegawai()
    skema, ppk = skema_untuk(instansi=orang.instansi), buat_pengguna("ppk")
    petakan(instansi=orang.instansi, tahun=2025, skema=skema)
    Periode.objects.update(status=StatusPeriode.DIKALIBRASI)
    periode = Periode.objects.get()
    kode = kode_faktor(ppk)
    hasil = serentak(
        lambda: layanan.tetapkan(periode=periode, oleh=ppk, kode=kode, **KEPUTUSAN),
        lambda: petakan(instansi=orang.instansi, tahun=2025, skema=skema),
    )
    ditetapkan = Periode.objects.get().status == StatusPeriode.DITETAPKAN
    assert [isinstance(satu, GalatAplikasi) for satu in hasil] == [not ditetapkan, ditetapkan]
    assert Pemetaan.objects.count() == (1 if ditetapkan else 2)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("tahun", "kalimat"),
    [("dua ribu", "Tahun periode: Isi dengan bilangan bulat"), ("1800", "Tahun periode: "), ("", "Tahun periode: ")],
)
def test_membuka_periode_menyebut_isian_yang_salah(masuk_sebagai, tahun, kalimat):
    jawaban = masuk_sebagai("admin").post(reverse("pemetaan-periode-buka"), {"tahun": tahun}, follow=True)
    assert kalimat in jawaban.content.decode()
    assert not Periode.objects.exists()
