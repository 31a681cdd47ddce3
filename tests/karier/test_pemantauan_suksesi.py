"""Placing a talent by a decision, three yearly evaluations, and the outcome: who may, when, and what is refused."""

from datetime import date

import pytest

from karier.models import PenempatanSuksesor, Suksesor
from karier.services.suksesi import kelompok as layanan
from karier.services.suksesi import pemantauan
from karier.services.suksesi.penempatan import tempatkan
from karier.services.suksesi.penetapan import tetapkan
from karier.services.suksesi.suksesor import tambah
from pegawai.models import Pemberitahuan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_rpk import HARI_INI
from tests.karier.pabrik_suksesi import buat_penempatan_suksesor, siapkan
from tests.pabrik import buat_asesmen, buat_kinerja, kode_faktor


@pytest.fixture
def dunia(dunia_rpk):
    return siapkan(dunia_rpk)


PENGANGKATAN = {"tmt": date(2026, 11, 1), "nomor": "821/5", "tanggal": date(2026, 10, 30)}


def test_penempatan_langsung_hanya_kotak_9_dan_dijadwalkan(dunia):
    with pytest.raises(GalatAplikasi, match="hanya kotak 9"):
        tempatkan(pegawai=dunia.delapan, pos=dunia.pos, penilai=dunia.tim, oleh=dunia.sdm, **PENGANGKATAN)
    with pytest.raises(GalatAplikasi, match="Pilih penilai"):
        tempatkan(pegawai=dunia.sembilan, pos=dunia.pos, penilai=None, oleh=dunia.sdm, **PENGANGKATAN)
    satu = tempatkan(pegawai=dunia.sembilan, pos=dunia.pos, penilai=dunia.tim, oleh=dunia.sdm, **PENGANGKATAN)
    assert (satu.cara, satu.status, satu.kotak) == ("langsung", "dipantau", 9)
    tempo = list(satu.evaluasi.values_list("ke", "jatuh_tempo"))
    assert tempo == [(1, date(2027, 11, 1)), (2, date(2028, 11, 1)), (3, date(2029, 11, 1))]
    assert Pemberitahuan.objects.filter(penerima=dunia.tim).count() == 1
    lain = dunia.orang(9)
    with pytest.raises(GalatAplikasi, match="tidak lowong"):
        tempatkan(pegawai=lain, pos=dunia.pos, penilai=dunia.tim, oleh=dunia.sdm, **PENGANGKATAN)


def test_jabatan_yang_ditinggalkan_suksesornya_lowong_lagi(dunia):
    dulu = dunia.orang(None, "administrator", tmt_jabatan=date(2024, 6, 1))
    penempatan = buat_penempatan_suksesor(dulu, dunia.pos, dunia.tim)  # TMT 1 January 2025
    dengan = {"pegawai": dunia.sembilan, "pos": dunia.pos, "penilai": dunia.tim, "oleh": dunia.sdm} | PENGANGKATAN
    with pytest.raises(GalatAplikasi, match="tidak lowong"):
        tempatkan(**dengan)
    # Data Utama has the person in another position since later: the post was taken and left.
    dulu.tmt_jabatan = date(2026, 6, 1)
    dulu.save()
    assert tempatkan(**dengan).pk != penempatan.pk


def test_penempatan_yang_sudah_lewat_dinilai_dengan_catatan_saat_itu(dunia):
    orang = dunia.sembilan
    orang.tmt_jabatan = date(2015, 1, 1)
    orang.save()
    dengan = {"pegawai": orang, "pos": dunia.pos, "penilai": dunia.tim, "oleh": dunia.sdm}
    dengan |= {"tmt": date(2022, 3, 1), "nomor": "821/5", "tanggal": date(2022, 2, 25)}
    with pytest.raises(GalatAplikasi, match="Belum ada SKP 2021 dan 2020"):
        tempatkan(**dengan)
    for tahun in (2020, 2021):
        buat_kinerja(orang, tahun)
    buat_asesmen(orang, date(2021, 6, 1), level=5)
    assert tempatkan(**dengan).tmt == date(2022, 3, 1)


def test_suksesor_yang_berlaku_ditempatkan_menurut_rencana(dunia):
    konsep = layanan.buka_konsep(lingkup="instansi", cakrawala=5, oleh=dunia.tim)
    tambah(pegawai=dunia.delapan, pos=dunia.pos, lingkup="instansi", oleh=dunia.tim)
    konsep.refresh_from_db()
    keputusan = {"nomor": "800/12/2026", "tanggal": date(2026, 11, 20)}
    tetapkan(kelompok=konsep, revisi=konsep.revisi, oleh=dunia.ppk, kode=kode_faktor(dunia.ppk), **keputusan)
    satu = tempatkan(pegawai=dunia.delapan, pos=dunia.pos, penilai=dunia.tim, oleh=dunia.sdm, **PENGANGKATAN)
    assert (satu.cara, satu.kotak, satu.suksesor) == ("rencana", 8, Suksesor.objects.get())
    assert satu.syarat


def test_tiga_evaluasi_lalu_hasil(dunia):
    satu = buat_penempatan_suksesor(dunia.sembilan, dunia.pos, dunia.tim)
    satu_, dua, tiga = satu.evaluasi.order_by("ke")
    isi = {"hasil": "sesuai", "catatan": "Baik", "oleh": dunia.tim}
    with pytest.raises(GalatAplikasi, match="ke-1 dahulu"):
        pemantauan.isi_evaluasi(evaluasi=dua, tanggal=date(2026, 11, 1), **isi)
    with pytest.raises(GalatAplikasi, match="antara 1 Januari 2027"):
        pemantauan.isi_evaluasi(evaluasi=tiga, tanggal=date(2026, 11, 1), **isi)
    with pytest.raises(TidakBerhak):
        pemantauan.isi_evaluasi(evaluasi=satu_, tanggal=date(2026, 1, 1), **isi | {"oleh": dunia.pyb})
    pemantauan.isi_evaluasi(evaluasi=satu_, tanggal=date(2026, 1, 1), **isi)
    with pytest.raises(GalatAplikasi, match="sudah diisi oleh"):
        pemantauan.isi_evaluasi(evaluasi=satu_, tanggal=date(2026, 1, 1), **isi)
    with pytest.raises(GalatAplikasi, match="Masih 2 evaluasi"):
        pemantauan.tentukan_hasil(penempatan=satu, hasil="promosi", catatan="", oleh=dunia.ppk)
    assert pemantauan.ingatkan_evaluasi() == 0
    dua.jatuh_tempo = HARI_INI
    dua.save()
    assert [pemantauan.ingatkan_evaluasi() for _ in range(2)] == [1, 0], "sekali sebulan"
    satu.evaluasi.filter(diisi_pada=None).update(
        diisi_pada="2026-11-24T00:00Z", diisi_oleh=dunia.tim, hasil="di_atas", tanggal=HARI_INI
    )
    with pytest.raises(TidakBerhak):
        pemantauan.tentukan_hasil(penempatan=satu, hasil="promosi", catatan="", oleh=dunia.tim)
    pemantauan.tentukan_hasil(penempatan=satu, hasil="promosi", catatan="", oleh=dunia.ppk)
    assert (satu.status, satu.hasil, satu.hasil_oleh) == ("selesai", "promosi", dunia.ppk)
    with pytest.raises(GalatAplikasi, match="tidak dapat diubah"):
        pemantauan.hentikan(penempatan=satu, alasan="x", oleh=dunia.ppk)
    PenempatanSuksesor.objects.get().full_clean(exclude=["syarat"])
