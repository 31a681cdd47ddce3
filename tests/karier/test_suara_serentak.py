"""Two at once about what employees say: one effect, and the other is told who was first; on either database."""

import pytest

from karier.models import AspirasiKarier, PermintaanKoreksi, Tanggapan
from karier.services import suara
from pegawai.models import MataRantai, Pemberitahuan, Pengguna
from talenta.umum.galat import GalatAplikasi
from tests.pabrik import buat_pengguna
from tests.serentak import serentak

pytestmark = pytest.mark.django_db(transaction=True)
KOREKSI = {"bagian": "jabatan", "rincian": "TMT jabatan", "seharusnya": "4 Januari 2020", "bukti": "SK 800/1/2020"}


@pytest.fixture
def dunia(dunia_rpk):
    """Return the agency with a person in box 8, the person's account, and two officers of each kind who answer."""
    dunia_rpk.saya = buat_pengguna("pegawai", pegawai=dunia_rpk.orang(8))
    dunia_rpk.penjawab = {
        "kotak": [buat_pengguna("tim", dunia_rpk.instansi, username=f"tim-{n}") for n in (1, 2)],
        "koreksi": [dunia_rpk.sdm, buat_pengguna("sdm", dunia_rpk.instansi, username="sdm-2")],
    }
    return dunia_rpk


def _sampaikan(dunia, hal):
    if hal == "koreksi":
        return suara.minta_koreksi(pegawai=dunia.saya.pegawai, oleh=dunia.saya, **KOREKSI)
    penempatan = dunia.saya.pegawai.penempatan.get()
    isi = {"kotak": 8, "jenis": "sanggahan", "alasan": "SKP belum masuk", "oleh": dunia.saya}
    return suara.tanggapi_penempatan(penempatan=penempatan, **isi)


def _menjawab(hal, pk, oleh, *, diterima):
    def kerja():
        siapa = Pengguna.objects.get(pk=oleh.pk)
        isi = {"diterima": diterima, "jawaban": f"Jawaban {siapa.username}", "oleh": siapa}
        if hal == "koreksi":
            suara.jawab_koreksi(permintaan=PermintaanKoreksi.objects.get(pk=pk), **isi)
        else:
            suara.jawab_tanggapan(tanggapan=Tanggapan.objects.get(pk=pk), **isi)

    return kerja


@pytest.mark.parametrize("hal", ["kotak", "koreksi"])
def test_dua_petugas_menjawab_bersamaan(dunia, hal):
    satu = _sampaikan(dunia, hal)
    rantai = MataRantai.objects.count()
    semua = dunia.penjawab[hal]
    hasil = serentak(*(_menjawab(hal, satu.pk, siapa, diterima=n == 0) for n, siapa in enumerate(semua)))
    galat = [g for g in hasil if g is not None]
    assert [type(g) for g in galat] == [GalatAplikasi]
    satu.refresh_from_db()
    menang = semua[hasil.index(None)]
    assert (satu.dijawab_oleh, satu.jawaban) == (menang, f"Jawaban {menang.username}")
    assert satu.status == ("diterima" if menang == semua[0] else "ditolak")
    assert f"oleh {menang}" in galat[0].pesan
    # One effect also in what follows: one notice to the person, one link in the chain.
    assert Pemberitahuan.objects.filter(penerima=dunia.saya).count() == 1
    assert MataRantai.objects.count() == rantai + 1


def test_satu_aspirasi_dari_dua_layar(dunia):
    """The wish before it ends once, one wish holds, and the other screen is told."""
    orang = dunia.saya.pegawai
    suara.sampaikan_aspirasi(pegawai=orang, oleh=dunia.saya, alasan="Minat", uraian="Yang lama")

    def kerja(uraian):
        return lambda: suara.sampaikan_aspirasi(
            pegawai=orang, oleh=Pengguna.objects.get(pk=dunia.saya.pk), alasan="Minat", uraian=uraian
        )

    hasil = serentak(kerja("Data"), kerja("Arsip"))
    berlaku = AspirasiKarier.objects.get(berakhir_pada__isnull=True)
    galat = [g for g in hasil if isinstance(g, Exception)]
    if galat:
        assert "baru saja disimpan dari tempat lain" in galat[0].pesan
        assert AspirasiKarier.objects.count() == 2
    else:  # one was through before the other began: its wish is kept as replaced
        assert AspirasiKarier.objects.count() == 3
    assert berlaku in hasil
    lama = AspirasiKarier.objects.get(uraian="Yang lama")
    assert lama.akhir == "diganti"


def test_dua_tanggapan_atas_kotak_yang_sama(dunia):
    """The same person from two screens: one response, one notice to the team."""
    hasil = serentak(*(lambda: _sampaikan(dunia, "kotak") for _ in range(2)))
    galat = [g for g in hasil if isinstance(g, Exception)]
    assert [type(g) for g in galat] == [GalatAplikasi]
    assert "sudah menanggapi kotak" in galat[0].pesan
    satu = Tanggapan.objects.get()
    for petugas in dunia.penjawab["kotak"]:
        assert Pemberitahuan.objects.filter(penerima=petugas, kunci=f"tanggapan-{satu.pk}").count() == 1
