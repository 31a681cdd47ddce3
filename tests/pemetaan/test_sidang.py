"""Sessions: who sits in them, their end, and what a later run takes over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pegawai.models import Pegawai
from pemetaan.models import Pemetaan, Sidang
from pemetaan.perintah.daftar import jalankan_petakan
from pemetaan.selectors.kalibrasi import bawaan
from pemetaan.services.bawa import bawa
from pemetaan.services.kalibrasi import batalkan
from pemetaan.services.petakan import petakan, skema_untuk
from pemetaan.services.sidang import OrangSidang, buka, tutup, ubah
from talenta.umum.galat import GalatAplikasi
from tests.pabrik import buat_asesmen, buat_kinerja, buat_pegawai, buat_pengguna
from tests.pemetaan.pabrik_sidang import ALASAN, buat_pindah, buat_sidang, dunia_sidang, isi_sidang

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    return dunia_sidang()


def test_anggota_dan_ketua(dunia):
    isi = isi_sidang(akun=[dunia["rekan"]], ketua=OrangSidang("  rudi", "Kepala BKPSDM"), lain=[OrangSidang("Dr. Ani")])
    sidang = buka(pemetaan=dunia["pemetaan"], isi=isi, oleh=dunia["tim"])
    anggota = [(a.nama.strip(), a.sebagai, a.pengguna) for a in sidang.anggota.all()]
    assert anggota == [
        ("rudi", "ketua", dunia["rekan"]),
        ("Tuti", "anggota", dunia["tim"]),
        ("Dr. Ani", "anggota", None),
    ]


@pytest.mark.parametrize("nama", ["Dra. Ratna Dewi", " dra.  ratna dewi", "Tuti", "RUDI"])
def test_seorang_tidak_ditulis_dua_kali(dunia, nama):
    """The minutes would count them twice: the leader or an account named again among the other members."""
    isi = isi_sidang(akun=[dunia["rekan"]], lain=[OrangSidang("Dr. Ani"), OrangSidang(nama, "Kepala BKPSDM")])
    for kerja in (
        lambda: buka(pemetaan=dunia["pemetaan"], isi=isi, oleh=dunia["tim"]),
        lambda: ubah(
            sidang=dunia["sidang"],
            isi=isi_sidang(akun=[dunia["tim"], dunia["rekan"]], lain=isi.lain),
            oleh=dunia["tim"],
        ),
    ):
        with pytest.raises(GalatAplikasi, match="sudah menjadi ketua atau anggota") as galat:
            kerja()
        assert galat.value.kode == "lain"
    assert Sidang.objects.count() == 1
    assert dunia["sidang"].anggota.count() == 3


def test_yang_sudah_memindahkan_tetap_anggota(dunia):
    buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["rekan"])
    with pytest.raises(GalatAplikasi, match="Rudi sudah memindahkan"):
        ubah(sidang=dunia["sidang"], isi=isi_sidang(akun=[dunia["tim"]]), oleh=dunia["tim"])
    ubah(sidang=dunia["sidang"], isi=isi_sidang(akun=[dunia["rekan"]], tempat="Aula"), oleh=dunia["tim"])
    assert Sidang.objects.get().tempat == "Aula"
    with pytest.raises(GalatAplikasi, match="bukan anggota"):
        buat_pindah(dunia["sidang"], dunia["orang"], 9, dunia["tim"])


@pytest.mark.parametrize(
    ("geser", "pesan"), [(-1, "mendahului pemetaan"), (0, ""), (31, ""), (32, "paling lama 31 hari")]
)
def test_tanggal_sidang(dunia, geser, pesan):
    isi = isi_sidang(tanggal=timezone.localdate() + timedelta(days=geser))
    if pesan:
        with pytest.raises(GalatAplikasi, match=pesan):
            buka(pemetaan=dunia["pemetaan"], isi=isi, oleh=dunia["tim"])
        return
    sidang = buka(pemetaan=dunia["pemetaan"], isi=isi, oleh=dunia["tim"])
    if geser:
        with pytest.raises(GalatAplikasi, match="belum dapat ditutup"):
            tutup(sidang=sidang, oleh=dunia["tim"])


def test_sidang_tertutup_tidak_berubah_lagi(dunia):
    baris = buat_pindah(dunia["sidang"], dunia["orang"], 8, dunia["tim"])
    tutup(sidang=dunia["sidang"], oleh=dunia["rekan"])
    sidang = Sidang.objects.get()
    assert (sidang.status, sidang.ditutup_oleh) == ("ditutup", dunia["rekan"])
    for coba in (
        lambda: tutup(sidang=sidang, oleh=dunia["tim"]),
        lambda: ubah(sidang=sidang, isi=isi_sidang(akun=[dunia["tim"]]), oleh=dunia["tim"]),
        lambda: batalkan(perubahan=baris, alasan=ALASAN, oleh=dunia["tim"]),
        lambda: bawa(sidang=sidang, oleh=dunia["tim"]),
    ):
        with pytest.raises(GalatAplikasi, match="sudah ditutup"):
            coba()
    lain = buat_sidang(dunia["pemetaan"], dunia["tim"])
    assert buat_pindah(lain, dunia["orang"], 5, dunia["tim"]).ke == 2


def _siap(banyak: int) -> list[Pegawai]:
    orang = [buat_pegawai() for _ in range(banyak)]
    for satu in orang:
        buat_kinerja(satu, 2025)
        buat_asesmen(satu)
    return orang


def test_petakan_ulang_dan_membawa_kalibrasi():
    """Mapping anew waits for open sessions; what was calibrated comes over only where the reckoned box is the same."""
    orang = _siap(5)
    tim = buat_pengguna("tim", pegawai=orang[3], instansi=orang[0].instansi)
    rekan = buat_pengguna("tim")
    argumen = {"instansi": orang[0].instansi, "tahun": 2025, "skema": skema_untuk(instansi=orang[0].instansi)}
    lama = petakan(**argumen).pemetaan
    sidang = buat_sidang(lama, tim, rekan)
    asal = {p.pegawai_id: p for p in lama.penempatan.all()}
    kotak = asal[orang[0].pk].kotak
    for satu in orang[:4]:
        buat_pindah(sidang, asal[satu.pk], 9, rekan)
    batalkan(perubahan=asal[orang[2].pk].perubahan.get(), alasan=ALASAN, oleh=rekan)
    with pytest.raises(GalatAplikasi, match="masih dibuka"):
        petakan(**argumen)
    tutup(sidang=sidang, oleh=tim)
    orang[1].penilaian_kinerja.update(predikat="sangat_kurang")
    baru = petakan(**argumen).pemetaan
    assert set(baru.penempatan.values_list("kotak_akhir", flat=True)) == {kotak, 6}
    assert "3 kalibrasi pemetaan sebelumnya tidak ikut" in jalankan_petakan("2025", "", None).baris[-1]
    baru = Pemetaan.objects.get(berlaku=True)
    milik = {satu.lama.penempatan.pegawai_id: satu.sebab for satu in bawaan(baru)}
    assert set(milik) == {orang[0].pk, orang[1].pk, orang[3].pk}
    assert milik[orang[0].pk] == ""
    assert "kotak hitungannya berubah" in milik[orang[1].pk]
    hasil = bawa(sidang=buat_sidang(baru, tim), oleh=tim)
    assert (hasil.dibawa, hasil.tidak) == (1, 2)  # the actor's own stays as reckoned
    kini = baru.penempatan.get(pegawai=orang[0])
    baris = kini.perubahan.get()
    assert (kini.kotak, kini.kotak_akhir, kini.peringkat) == (kotak, 9, 1)
    assert baris.dibawa_dari.penempatan.pemetaan == lama
    assert baris.alasan.endswith(ALASAN)
    assert {s.lama.penempatan.pegawai_id: s.sebab for s in bawaan(baru)}[orang[0].pk].startswith("sudah dikalibrasi")
    assert lama.penempatan.get(pegawai=orang[0]).kotak_akhir == 9
