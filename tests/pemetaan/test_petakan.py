"""Runs of a period: which one is in force, what is kept, what is refused."""

import threading
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, connections, transaction

from pegawai.models import Instansi, Pegawai
from pemetaan.models import Indikator, Pemetaan, Penempatan, Periode, RiwayatPeriode, Skema
from pemetaan.pilihan import StatusPeriode
from pemetaan.selectors.penjelasan import jelaskan_penempatan
from pemetaan.services.petakan import RingkasanPemetaan, petakan, skema_untuk
from talenta.umum.galat import GalatAplikasi
from tests.pabrik import buat_asesmen, buat_instansi, buat_kinerja, buat_pegawai, buat_pengguna
from tests.pabrik_talenta import buat_periode


def _skema(kode: str = "dasar") -> Skema:
    return Skema.objects.get(kode=kode, versi=1)


def _siap() -> Pegawai:
    orang = buat_pegawai()
    buat_kinerja(orang, 2025)
    buat_asesmen(orang)
    return orang


@pytest.mark.django_db
def test_pemetaan_ulang_menyimpan_yang_lama():
    orang = _siap()
    pertama = petakan(instansi=orang.instansi, tahun=2025, skema=_skema())
    buat_kinerja(orang, 2024, "sangat_baik")
    kedua = petakan(instansi=orang.instansi, tahun=2025, skema=_skema("bkn-411"), oleh=buat_pengguna("sdm"))
    assert list(Pemetaan.objects.filter(berlaku=True)) == [kedua.pemetaan]
    lama = Penempatan.objects.get(pemetaan=pertama.pemetaan)
    assert (str(lama.skor_kinerja), lama.predikat_lalu) == ("80.00", "")
    assert Periode.objects.get().status == StatusPeriode.DIPETAKAN


@pytest.mark.django_db
def test_yang_dibekukan_tidak_ikut_berubah():
    orang = _siap()
    pemetaan = petakan(instansi=orang.instansi, tahun=2025, skema=_skema()).pemetaan
    orang.asesmen.update(intelektual=0, integritas=1, teknis=None)
    orang.penilaian_kinerja.update(predikat="kurang")
    satu = Penempatan.objects.select_related("pemetaan__skema", "pemetaan__periode").get(pemetaan=pemetaan)
    assert jelaskan_penempatan(satu).sama
    assert satu.n_potensi == 80


@pytest.mark.django_db
@pytest.mark.parametrize("status", StatusPeriode.values)
def test_periode_yang_ditetapkan_tidak_dipetakan_ulang(status):
    orang = _siap()
    tertutup = status in (StatusPeriode.DITETAPKAN, StatusPeriode.DIARSIPKAN)
    periode = buat_periode(orang.instansi, status=status)
    if not tertutup:
        petakan(instansi=orang.instansi, tahun=2025, skema=_skema())
    else:
        with pytest.raises(GalatAplikasi, match="tidak dapat dipetakan ulang"):
            petakan(instansi=orang.instansi, tahun=2025, skema=_skema())
    periode.refresh_from_db()
    assert (periode.status, Pemetaan.objects.count()) == ((status, 0) if tertutup else (StatusPeriode.DIPETAKAN, 1))


@pytest.mark.django_db
@pytest.mark.parametrize(("tahun", "boleh"), [(1999, False), (2000, True), (2100, True), (2101, False)])
def test_tahun(tahun, boleh):
    orang = _siap()
    if boleh:
        assert petakan(instansi=orang.instansi, tahun=tahun, skema=_skema()).belum == {"belum ada SKP": 1}
    else:
        with pytest.raises(GalatAplikasi, match="Tahun harus"):
            petakan(instansi=orang.instansi, tahun=tahun, skema=_skema())


@pytest.mark.django_db
def test_hanya_pegawai_aktif_instansi_ini():
    orang = _siap()
    buat_pegawai(aktif=False)
    buat_pegawai(buat_instansi("lain"), tanggal_lahir=date(1990, 1, 1))
    hasil = petakan(instansi=orang.instansi, tahun=2025, skema=_skema())
    assert (hasil.dipetakan, hasil.belum) == (1, {})
    assert [p.pegawai_id for p in hasil.pemetaan.penempatan.all()] == [orang.pk]


@pytest.mark.django_db
def test_catatan_periode_berangka_indonesia(monkeypatch):
    hasil = RingkasanPemetaan(Pemetaan(), 1702, {}, {})
    monkeypatch.setattr("pemetaan.services.petakan.ringkas", lambda *, pemetaan: hasil)
    orang = _siap()
    petakan(instansi=orang.instansi, tahun=2025, skema=skema_untuk(instansi=orang.instansi))
    assert RiwayatPeriode.objects.get().catatan == "Skema dasar (v1): 1.702 dipetakan"


@pytest.mark.django_db
def test_tanpa_pegawai_ditolak_tanpa_jejak():
    with pytest.raises(GalatAplikasi, match="Belum ada pegawai aktif"):
        petakan(instansi=buat_instansi(), tahun=2025, skema=_skema())
    assert not Periode.objects.exists()


@pytest.mark.django_db
def test_skema_yang_dipakai_beku():
    orang = _siap()
    petakan(instansi=orang.instansi, tahun=2025, skema=_skema())
    skema = _skema()
    assert skema.dibekukan_pada is not None
    indikator = Indikator.objects.filter(komponen__skema=skema).first()
    skema.potong_y_atas = 95
    indikator.bobot = 1
    for satu in (skema, indikator):
        with pytest.raises(GalatAplikasi, match="tidak dapat diubah"):
            satu.save()
        with pytest.raises(GalatAplikasi, match="tidak dapat diubah"):
            satu.delete()
        with pytest.raises(ValidationError, match="tidak dapat diubah"):
            satu.clean()
    with pytest.raises(GalatAplikasi, match="tidak dapat diubah"):
        Indikator(komponen=indikator.komponen, sumber="teknis", nama="X", bobot=1, bila_kosong="nol").save()
    skema = _skema()
    skema.status = "arsip"
    skema.save()
    with pytest.raises(GalatAplikasi, match="Yang dapat dipakai: bkn-411"):
        skema_untuk(instansi=orang.instansi)


@pytest.mark.django_db
def test_basis_data_menolak_dua_yang_berlaku():
    periode = Periode.objects.create(instansi=buat_instansi(), tahun=2025)
    Pemetaan.objects.create(periode=periode, skema=_skema(), versi_aturan="1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Pemetaan.objects.create(periode=periode, skema=_skema(), versi_aturan="1")


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite menulis satu per satu; diuji di PostgreSQL")
def test_dua_pemetaan_bersamaan():
    orang = _siap()
    galat: list[BaseException] = []
    mulai = threading.Barrier(2)

    def kerja(instansi: Instansi, skema: Skema) -> None:
        try:
            mulai.wait(120)
            petakan(instansi=instansi, tahun=2025, skema=skema)
        except BaseException as satu:  # noqa: BLE001 - reported by the test
            galat.append(satu)
        finally:
            connections.close_all()

    argumen: Any = (orang.instansi, _skema())
    utas = [threading.Thread(target=kerja, args=argumen) for _ in range(2)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(300)
    assert not [g for g in galat if not isinstance(g, GalatAplikasi)]
    assert Pemetaan.objects.filter(berlaku=True).count() == 1
    assert Penempatan.objects.count() == Pemetaan.objects.count() == 2 - len(galat)
    assert connection.vendor != "sqlite"
