"""Ranks after moves, and two members at once: nothing lost, nothing overwritten, on either database."""

from datetime import date
from fractions import Fraction

import pytest

from pegawai.models import Pengguna
from pemetaan.aturan.peringkat import kunci_urut
from pemetaan.models import Penempatan, PerubahanKotak, Sidang
from pemetaan.services.kalibrasi import Perpindahan, SudahDiubah, pindahkan
from pemetaan.services.mesin.peringkat import urutkan_ulang
from pemetaan.services.petakan import petakan, skema_untuk
from pemetaan.services.sidang import tutup
from tests.pabrik import buat_asesmen, buat_kinerja, buat_pegawai, buat_pengguna
from tests.pabrik_talenta import buat_penempatan
from tests.pemetaan.pabrik_sidang import ALASAN, buat_pindah, buat_sidang, dunia_sidang
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    return dunia_sidang()


@pytest.mark.aturan("kalibrasi-peringkat")
def test_peringkat_selalu_menurut_urutan_yang_sama(dunia):
    """After any sequence of moves every box is ranked 1…n by the law's own keys; the computed ranks stay."""
    seri = [("80.00", "80", "III/c", date(2019, 4, 1)), ("80.00", "80", "III/c", None), ("80.00", "80", "III/d", None)]
    for nomor in range(18):
        y, x, golongan, tmt = seri[nomor % 3]
        orang = buat_pegawai(golongan=golongan, tmt_golongan=tmt)
        beda = {"skor_kinerja": y, "skor_potensial": x, "nilai_talenta": "80.00" if nomor % 4 else "81.50"}
        buat_penempatan(dunia["pemetaan"], orang, 5 + nomor % 3, tmt_golongan=tmt, **beda)
    urutkan_ulang(pemetaan_id=dunia["pemetaan"].pk, kotak=range(1, 10))
    for nomor, satu in enumerate(Penempatan.objects.exclude(pk=dunia["orang"].pk)[:7]):
        buat_pindah(dunia["sidang"], satu, 9 if nomor % 2 else satu.kotak_akhir % 9 + 1, dunia["tim"])
        _periksa_peringkat()


def _periksa_peringkat():
    for kotak in range(1, 10):
        isi = list(Penempatan.objects.filter(kotak_akhir=kotak).select_related("pegawai"))
        benar = sorted(isi, key=_kunci)
        assert [satu.peringkat for satu in benar] == list(range(1, len(isi) + 1)), kotak


def _kunci(satu):
    return kunci_urut(
        nilai_talenta=Fraction(satu.nilai_talenta),
        skor_potensial=Fraction(satu.skor_potensial),
        skor_kinerja=Fraction(satu.skor_kinerja),
        golongan_urut=satu.golongan_urut,
        tmt_golongan=satu.tmt_golongan,
        nip=satu.pegawai.nip,
    )


def _pindah_di_utas(sidang, penempatan, kotak, oleh):
    def kerja():
        return pindahkan(
            sidang=Sidang.objects.get(pk=sidang),
            penempatan=Penempatan.objects.get(pk=penempatan),
            pindah=Perpindahan(kotak, ALASAN, 0),
            oleh=Pengguna.objects.get(pk=oleh),
        )

    return kerja


@pytest.mark.django_db(transaction=True)
class TestSerentak:
    def test_dua_anggota_satu_orang(self, dunia):
        """Exactly one move is written; the other member is told who was first, and nothing is lost."""
        argumen = dunia["sidang"].pk, dunia["orang"].pk
        hasil = serentak(_pindah_di_utas(*argumen, 8, dunia["tim"].pk), _pindah_di_utas(*argumen, 2, dunia["rekan"].pk))
        galat = [satu for satu in hasil if isinstance(satu, Exception)]
        assert [type(satu) for satu in galat] == [SudahDiubah]
        tercatat = PerubahanKotak.objects.get()
        assert Penempatan.objects.get().kotak_akhir == tercatat.kotak_baru
        assert str(tercatat.oleh) in galat[0].pesan

    def test_dua_anggota_banyak_orang_ke_satu_kotak(self, dunia):
        """Different people at once: no move is lost, no deadlock, and the ranks of the boxes are whole."""
        lain = [buat_penempatan(dunia["pemetaan"], buat_pegawai(), 5, peringkat=n) for n in range(2, 8)]
        orang, siapa = [dunia["orang"], *lain], (dunia["tim"].pk, dunia["rekan"].pk)
        hasil = serentak(
            *(_pindah_di_utas(dunia["sidang"].pk, p.pk, 7 + n % 2, siapa[n % 2]) for n, p in enumerate(orang))
        )
        assert [satu for satu in hasil if isinstance(satu, Exception)] == []
        assert PerubahanKotak.objects.count() == len(orang)
        _periksa_peringkat()

    def test_menutup_melawan_memindahkan(self, dunia):
        """Whatever comes first: a closed session holds exactly the changes that were made before its end."""

        def menutup():
            tutup(sidang=Sidang.objects.get(pk=dunia["sidang"].pk), oleh=Pengguna.objects.get(pk=dunia["rekan"].pk))

        hasil = serentak(_pindah_di_utas(dunia["sidang"].pk, dunia["orang"].pk, 8, dunia["tim"].pk), menutup)
        assert hasil[1] is None
        sidang = Sidang.objects.get()
        if isinstance(hasil[0], Exception):
            assert "sudah ditutup" in hasil[0].pesan
            assert not PerubahanKotak.objects.exists()
        else:
            assert PerubahanKotak.objects.get().pada <= sidang.ditutup_pada

    def test_memetakan_ulang_melawan_memindahkan(self):
        """A session that is open holds the run in force, so no move lands in a run that is gone."""
        orang = buat_pegawai()
        buat_kinerja(orang, 2025)
        buat_asesmen(orang)
        tim = buat_pengguna("tim")
        argumen = {"instansi": orang.instansi, "tahun": 2025, "skema": skema_untuk(instansi=orang.instansi)}
        pemetaan = petakan(**argumen).pemetaan
        sidang = buat_sidang(pemetaan, tim)
        hasil = serentak(
            lambda: petakan(**argumen), _pindah_di_utas(sidang.pk, pemetaan.penempatan.get().pk, 9, tim.pk)
        )
        assert "masih dibuka" in hasil[0].pesan
        assert hasil[1].kotak_baru == 9
