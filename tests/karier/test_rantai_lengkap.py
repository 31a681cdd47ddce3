"""The chain seals the whole history, realisation and packages; what an earlier version sealed still verifies."""

from dataclasses import replace
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from karier.models import RiwayatPersetujuan
from karier.selectors.rantai import _RIWAYAT_1, isi_rpk, isi_rpk_1
from karier.services import paket as layanan
from karier.services import persetujuan
from karier.services.perubahan import ubah
from karier.services.realisasi import IsiRealisasi, catat
from karier.services.rpk import susun
from pegawai.models import JejakFaktor
from pegawai.selectors.periksa_rantai import periksa_rantai
from pegawai.selectors.rantai import daftarkan, isi_baris, jenis_rantai
from pemetaan.models import Periode
from pemetaan.pilihan import StatusPeriode
from tests.karier.pabrik_dokumen import buat_rpk, tambah_langkah
from tests.karier.pabrik_pelaksanaan import buat_dokumen
from tests.karier.pabrik_rpk import HARI_INI, TAHUN, bertindak
from tests.pabrik import buat_pelimpahan, buat_pengguna

pytestmark = pytest.mark.django_db
KIRIM = {"tanggal": HARI_INI, "cara": "srikandi", "nomor": "800/1/BKPSDM"}
RIWAYAT = "Riwayat persetujuan {riwayat} tidak sama dengan yang tercatat pada mata 7."
RPK = "RPK {rpk} tidak sama dengan yang tercatat pada mata 6."


def _sql(perintah, *nilai):
    with connection.cursor() as kursor:
        kursor.execute(perintah, nilai)
        assert kursor.rowcount > 0, "the statement must hit something"


def _temuan(instansi):
    return periksa_rantai(instansi).temuan


@pytest.fixture
def rpk(dunia_rpk):
    """A plan that a Plh. has set with a second factor."""
    dunia_rpk.jabatan("administrator")
    satu = susun(pegawai=dunia_rpk.orang(9), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    plh = buat_pengguna(None, dunia_rpk.instansi)
    buat_pelimpahan(plh, dibuat_oleh=dunia_rpk.ppk)
    persetujuan.ajukan(rpk=satu, revisi=satu.revisi, oleh=dunia_rpk.sdm)
    bertindak("periksa", satu, dunia_rpk.pyb, catatan="Baik")
    bertindak("tetapkan", satu, plh)
    Periode.objects.update(status=StatusPeriode.DIBUKA)  # the builder's mapping went past the services that seal
    assert _temuan(dunia_rpk.instansi) == []
    return satu


@pytest.mark.parametrize(
    ("perintah", "temuan"),
    [
        ("UPDATE karier_riwayatpersetujuan SET sidik = 'lain' WHERE id = {riwayat}", RIWAYAT),
        ("UPDATE karier_riwayatpersetujuan SET ringkasan = '[]' WHERE id = {riwayat}", RIWAYAT),
        ("UPDATE karier_riwayatpersetujuan SET bukti_id = NULL WHERE id = {riwayat}", RIWAYAT),
        ("UPDATE karier_riwayatpersetujuan SET pelimpahan_id = NULL WHERE id = {riwayat}", RIWAYAT),
        ("UPDATE pegawai_jejakfaktor SET pengguna_id = {ppk} WHERE peristiwa = 'dipakai'", RIWAYAT),
        ("UPDATE pegawai_jejakfaktor SET keterangan = 'lain' WHERE peristiwa = 'dipakai'", RIWAYAT),
        ("UPDATE pegawai_pelimpahan SET nomor_surat = 'lain'", RIWAYAT),
        ("UPDATE pegawai_pelimpahan SET selesai = '2030-01-01'", RIWAYAT),
        ("UPDATE karier_rencanakarier SET pelimpahan_id = NULL", RPK),
        ("UPDATE karier_rencanakarier SET dibuat_oleh_id = {ppk}", RPK),
        ("UPDATE karier_langkahrpk SET katalog_id = {katalog}, jp = 9, biaya = 1 WHERE jabatan_id IS NULL", RPK),
    ],
)
def test_riwayat_dan_rencana_tersegel_lengkap(dunia_rpk, rpk, perintah, temuan):
    from tests.karier.pabrik_pelaksanaan import buat_katalog

    nilai = {"rpk": rpk.pk, "riwayat": rpk.riwayat.get(ke="ditetapkan").pk, "ppk": dunia_rpk.ppk.pk}
    nilai["katalog"] = buat_katalog(dunia_rpk.instansi).pk
    _sql(perintah.format(**nilai))
    assert _temuan(dunia_rpk.instansi) == [temuan.format(**nilai)]


def test_yang_disegel_versi_1(rpk):
    assert (
        _RIWAYAT_1
        == tuple(isi_baris(RiwayatPersetujuan, _RIWAYAT_1)([rpk.riwayat.last().pk])[rpk.riwayat.last().pk])
        == ("rpk_id", "dari", "ke", "revisi", "oleh_id", "pada", "catatan")
    )
    satu = isi_rpk_1([rpk.pk])[rpk.pk]
    assert sorted(satu) == [
        *("alasan_perubahan", "catatan", "ditetapkan_oleh_id", "ditetapkan_pada", "langkah", "menggantikan_id"),
        *("nomor", "pegawai_id", "penyelarasan", "profil", "rekomendasi", "revisi", "status", "tahun_awal", "versi"),
    ]
    assert {len(langkah) for langkah in satu["langkah"]} == {12}  # the id and eleven fields


@pytest.fixture
def versi_1(dunia_rpk, monkeypatch):
    """The kinds as they were before; what is sealed under them is sealed the old way."""
    kini = {kode: jenis_rantai(kode) for kode in ("rpk", "riwayat-rpk")}
    for jenis in kini.values():
        daftarkan(replace(jenis, isi=jenis.isi_lama[0], isi_lama=()))
    yield lambda: [daftarkan(jenis) for jenis in kini.values()]
    for jenis in kini.values():
        daftarkan(jenis)


def test_rantai_lama_tetap_utuh_lalu_disegel_lengkap(versi_1, dunia_rpk, rpk, capsys):
    versi_1()
    hasil = periksa_rantai(dunia_rpk.instansi)
    assert (hasil.temuan, hasil.lama, hasil.mata) == ([], 4, 7)
    call_command("periksa_rantai")
    assert "4 objek masih tersegel seperti pada versi lama" in capsys.readouterr().out
    _sql("UPDATE karier_riwayatpersetujuan SET catatan = 'x' WHERE catatan = 'Baik'")
    diubah = f"Riwayat persetujuan {rpk.riwayat.get(ke='diperiksa').pk} tidak sama dengan yang tercatat pada mata 4."
    assert _temuan(dunia_rpk.instansi) == [diubah]
    with pytest.raises(SystemExit):
        call_command("periksa_rantai", "--segel")
    assert "3 objek lama dicatat." in capsys.readouterr().out
    hasil = periksa_rantai(dunia_rpk.instansi)
    assert (hasil.temuan, hasil.lama, hasil.mata) == ([diubah], 0, 10)  # what was changed is not sealed over
    _sql("UPDATE karier_riwayatpersetujuan SET bukti_id = NULL WHERE ke = 'ditetapkan'")
    assert len(_temuan(dunia_rpk.instansi)) == 2


def test_segel_baru_tidak_dapat_diturunkan(dunia_rpk, rpk):
    """What is left out of version 1 cannot be changed by calling the link one of version 1."""
    assert set(isi_rpk_1([rpk.pk])[rpk.pk]) < set(isi_rpk([rpk.pk])[rpk.pk])
    _sql("UPDATE karier_rencanakarier SET pelimpahan_id = NULL")
    hasil = periksa_rantai(dunia_rpk.instansi)
    assert (len(hasil.temuan), hasil.lama) == (1, 0)


@pytest.fixture
def paket(dunia_rpk):
    Periode.objects.update(status=StatusPeriode.DIBUKA)
    rpk = buat_rpk(dunia_rpk.orang(9), ditetapkan=True)
    buat_dokumen(rpk)
    call_command("periksa_rantai", "--segel")  # the builder's plan went past the services that seal
    paket = layanan.bangun(paket=layanan.buat(instansi=dunia_rpk.instansi, tahun_awal=2026, oleh=dunia_rpk.sdm))
    layanan.kirim(paket=paket, oleh=dunia_rpk.sdm, **KIRIM)
    assert _temuan(dunia_rpk.instansi) == []
    return paket


def test_setiap_keadaan_paket_tercatat(dunia_rpk, paket, django_capture_on_commit_callbacks):
    layanan.terima(paket=paket, oleh=dunia_rpk.sdm, tanggal=HARI_INI, nomor="7")
    layanan.kembalikan(paket=paket, oleh=dunia_rpk.sdm, tanggal=HARI_INI, alasan="Tabel 2 kurang")
    ulang = layanan.buat(instansi=dunia_rpk.instansi, tahun_awal=2026, oleh=dunia_rpk.sdm, menggantikan=paket)
    layanan.batalkan(paket=ulang, oleh=dunia_rpk.sdm, catatan="Keliru")
    mata = dunia_rpk.instansi.rantai.filter(jenis__in=("paket", "riwayat-paket"))
    urut = [("disusun", paket), ("disiapkan", paket), ("dikirim", paket), ("diterima", paket), ("dikembalikan", paket)]
    urut += [("disusun", ulang), ("dibatalkan", ulang)]
    assert list(mata.values_list("jenis", "peristiwa", "oleh_id")) == [
        (jenis, keadaan, dunia_rpk.sdm.pk) for keadaan, _ in urut for jenis in ("paket", "riwayat-paket")
    ]
    assert list(mata.filter(jenis="paket").values_list("objek", flat=True)) == [satu.pk for _, satu in urut]
    assert _temuan(dunia_rpk.instansi) == []


@pytest.mark.parametrize(
    ("perintah", "temuan"),
    [
        ("UPDATE karier_paketbkn SET nomor_kirim = 'lain'", "Paket BKN {paket} tidak sama dengan yang tercatat"),
        ("UPDATE karier_paketbkn SET status = 'dibatalkan'", "Paket BKN {paket} tidak sama dengan yang tercatat"),
        ("UPDATE karier_butirpaket SET aktif = false", "Paket BKN {paket} tidak sama dengan yang tercatat"),
        ("DELETE FROM karier_butirpaket", "Paket BKN {paket} tidak sama dengan yang tercatat"),
        (
            "UPDATE karier_riwayatpaket SET oleh_id = NULL WHERE ke = 'dikirim'",
            "Riwayat paket {riwayat} tidak sama dengan yang tercatat",
        ),
        ("DELETE FROM karier_riwayatpaket WHERE ke = 'dikirim'", "Riwayat paket {riwayat} sudah dihapus"),
        (
            "INSERT INTO karier_riwayatpaket (paket_id, dari, ke, pada, catatan)"
            " SELECT paket_id, ke, 'diterima', pada, '' FROM karier_riwayatpaket WHERE ke = 'dikirim'",
            "Riwayat paket {baru} ada di basis data, tetapi tidak tercatat",
        ),
    ],
)
def test_paket_yang_diubah_ditemukan(dunia_rpk, paket, perintah, temuan):
    riwayat = paket.riwayat.get(ke="dikirim").pk
    _sql(perintah)
    temuan = temuan.format(paket=paket.pk, riwayat=riwayat, baru=riwayat + 1)
    assert [satu[: len(temuan)] for satu in _temuan(dunia_rpk.instansi)] == [temuan]


def test_berkas_paket_yang_ditukar_ditemukan(dunia_rpk, paket):
    default_storage.delete(paket.berkas.name)
    assert _temuan(dunia_rpk.instansi) == [
        f"Paket BKN {paket.pk}: Berkas paket {paket.pk} tidak ada di penyimpanan. Pulihkan dari cadangan."
    ]
    default_storage.save(paket.berkas.name, ContentFile(b"PK lain"))
    assert "tidak sama dengan yang disimpan dahulu" in _temuan(dunia_rpk.instansi)[0]


@pytest.fixture
def realisasi(dunia_rpk):
    rpk = buat_rpk(dunia_rpk.orang(9), ditetapkan=True)
    langkah = tambah_langkah(rpk, 2026, waktu="Triwulan III 2026")
    Periode.objects.update(status=StatusPeriode.DIBUKA)
    call_command("periksa_rantai", "--segel")
    berkas = SimpleUploadedFile("bukti.pdf", b"%PDF-1.7 bukti")
    isi = IsiRealisasi("terlaksana", tanggal=date(2026, 8, 3), bukti="SK 1", berkas=berkas)
    satu = catat(langkah=langkah, ke=0, oleh=dunia_rpk.sdm, isi=isi)
    assert _temuan(dunia_rpk.instansi) == []
    return satu


def test_realisasi_tersegel_juga_pada_versi_berikut(dunia_rpk, realisasi):
    baru = ubah(rpk=realisasi.langkah.rpk, alasan="Jabatan dihapus", oleh=dunia_rpk.sdm)
    salinan = baru.langkah.get(asal=realisasi.langkah).realisasi.get()
    assert _temuan(dunia_rpk.instansi) == []
    _sql("UPDATE karier_realisasilangkah SET bukti = 'SK 2'")
    assert [satu.split(" tidak")[0] for satu in _temuan(dunia_rpk.instansi)] == [
        f"Realisasi langkah {realisasi.pk}",
        f"Realisasi langkah {salinan.pk}",
    ]


def test_bukti_yang_ditukar_ditemukan_dan_tidak_diserahkan(dunia_rpk, realisasi, masuk_sebagai):
    client, alamat = masuk_sebagai(dunia_rpk.sdm), reverse("rpk-bukti", args=[realisasi.pk])
    assert b"".join(client.get(alamat).streaming_content) == b"%PDF-1.7 bukti"
    default_storage.delete(realisasi.berkas.name)
    default_storage.save(realisasi.berkas.name, ContentFile(b"%PDF-1.7 lain"))
    assert _temuan(dunia_rpk.instansi) == [
        f"Realisasi langkah {realisasi.pk}: Berkas bukti ini tidak sama dengan yang disimpan dahulu. "
        "Pulihkan dari cadangan."
    ]
    assert client.get(alamat).status_code == 409
    default_storage.delete(realisasi.berkas.name)
    assert client.get(alamat).status_code == 409


def test_jejak_faktor_yang_tidak_dipakai_bebas(dunia_rpk, rpk):
    """Only what a history row points to is sealed with it."""
    JejakFaktor.objects.create(pengguna=dunia_rpk.ppk, oleh=dunia_rpk.ppk, peristiwa="dipasang")
    assert _temuan(dunia_rpk.instansi) == []
