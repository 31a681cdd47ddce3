"""The index of data quality: each measure on both sides of its edge, sums up the tree, pages, scope, exports."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from pegawai.aturan.mutu import TABEL_MUTU, per_seribu
from pegawai.models import Pegawai, PetaJabatan, RiwayatPendidikan, StandarKompetensi
from pegawai.pilihan import JenisImpor, Kompetensi
from pegawai.selectors.indeks_mutu import kurang_mutu, mutu_per_unit, syarat_mutu
from tests.pabrik import buat_asesmen, buat_instansi, buat_kinerja, buat_pegawai, buat_pengguna, buat_unit

HARI = date(2026, 11, 24)
pytestmark = pytest.mark.django_db


def buat_lengkap(**lain):
    """Return a person who meets every measure."""
    orang = buat_pegawai(riwayat=True, **lain)
    RiwayatPendidikan.objects.create(pegawai=orang, tingkat="s1", jurusan="Administrasi Negara", tahun_lulus=2008)
    buat_asesmen(orang, date(2025, 6, 2))
    for tahun in (2024, 2025):
        buat_kinerja(orang, tahun)
    PetaJabatan.objects.create(jabatan=orang.jabatan, unit=orang.unit, kebutuhan=1)
    StandarKompetensi.objects.bulk_create(
        StandarKompetensi(jabatan=orang.jabatan, kompetensi=satu, level=2) for satu in Kompetensi.values
    )
    return orang


def kurang():
    """Return the measures that somebody falls short of, and those asked of nobody."""
    (hasil,) = mutu_per_unit(Pegawai.objects.all(), pada=HARI).values()
    semua = hasil.ukuran.items()
    return {k for k, h in semua if h.kurang}, {k for k, h in semua if not h.berlaku}


def ubah(**isi):
    return lambda orang: Pegawai.objects.filter(pk=orang.pk).update(**isi)


def ubah_acuan(orang):
    type(orang.unit).objects.filter(pk=orang.unit_id).update(aktif=False)


def jabatan_lama(orang):
    orang.riwayat_jabatan.update(selesai=date(2026, 1, 1))


def tanpa(nama, **saring):
    return lambda orang: getattr(orang, nama).filter(**saring).delete()


# What is done to a complete record, which measures it then falls short of, and which are no longer asked of it.
KASUS = {
    "lengkap": (lambda orang: None, set(), set()),
    "tanpa tmt golongan": (ubah(tmt_golongan=None), {"mutu-golongan"}, set()),
    "tanpa jurusan": (ubah(jurusan=""), {"mutu-pendidikan"}, set()),
    "tanpa tahun lulus": (ubah(tahun_lulus=None), {"mutu-pendidikan"}, set()),
    "tanpa riwayat pendidikan": (
        tanpa("riwayat_pendidikan"),
        {"mutu-riwayat-pendidikan"},
        {"mutu-pendidikan-cocok"},
    ),
    "pendidikan lain": (ubah(pendidikan="s2"), {"mutu-pendidikan-cocok"}, set()),
    "tanpa riwayat jabatan": (tanpa("riwayat_jabatan"), {"mutu-riwayat-jabatan"}, {"mutu-jabatan-cocok"}),
    "riwayat jabatan selesai": (jabatan_lama, {"mutu-jabatan-cocok"}, set()),
    "hanya sebagai plt": (lambda o: o.riwayat_jabatan.update(jenis="plt"), {"mutu-jabatan-cocok"}, set()),
    "tanpa asesmen": (tanpa("asesmen"), {"mutu-asesmen"}, {"mutu-asesmen-berlaku"}),
    "asesmen tepat tiga tahun": (lambda o: o.asesmen.update(tanggal=date(2023, 11, 24)), set(), set()),
    "asesmen lewat sehari": (
        lambda o: o.asesmen.update(tanggal=date(2023, 11, 23)),
        {"mutu-asesmen-berlaku"},
        set(),
    ),
    "tanpa peta": (lambda o: PetaJabatan.objects.all().delete(), {"mutu-peta"}, set()),
    "delapan standar": (
        lambda o: StandarKompetensi.objects.filter(kompetensi="integritas").delete(),
        {"mutu-standar"},
        set(),
    ),
    "lahir lain dari NIP": (ubah(tanggal_lahir=date(1985, 1, 2)), {"mutu-nip"}, set()),
    "cpns lain dari NIP": (ubah(tmt_cpns=date(2010, 4, 1)), {"mutu-nip"}, set()),
    "cpns lain hari saja": (ubah(tmt_cpns=date(2010, 3, 31)), set(), set()),
    "pppk tanpa bulan cpns": (ubah(jenis_asn="pppk", tmt_cpns=date(2011, 4, 1)), set(), set()),
    "unit tidak aktif": (ubah_acuan, {"mutu-unit"}, set()),
    "predikat keliru": (
        lambda o: o.penilaian_kinerja.filter(tahun=2024).update(predikat="sangat_baik"),
        {"mutu-predikat"},
        set(),
    ),
    "tanpa skp terakhir": (tanpa("penilaian_kinerja", tahun=2025), {"mutu-skp-terakhir"}, set()),
    "tanpa skp sebelumnya": (tanpa("penilaian_kinerja", tahun=2024), {"mutu-skp-sebelumnya"}, set()),
    "tanpa skp": (tanpa("penilaian_kinerja"), {"mutu-skp-terakhir", "mutu-skp-sebelumnya"}, {"mutu-predikat"}),
}


@pytest.mark.aturan("mutu")
@pytest.mark.parametrize("nama", KASUS)
def test_ukuran_dan_daftar_di_baliknya(nama):
    ubah_data, harap_kurang, harap_tak_diminta = KASUS[nama]
    orang = buat_lengkap()
    ubah_data(orang)
    assert kurang() == (harap_kurang, harap_tak_diminta)
    daftar = {kode for kode in syarat_mutu(HARI) if kurang_mutu(Pegawai.objects.all(), kode, pada=HARI).exists()}
    assert daftar == harap_kurang


@pytest.mark.aturan("mutu-skp-terakhir")
@pytest.mark.parametrize(("cpns", "diminta"), [(date(2025, 12, 31), True), (date(2026, 1, 1), False)])
def test_skp_tidak_diminta_dari_yang_belum_bekerja(cpns, diminta):
    orang = buat_pegawai(tmt_cpns=cpns)
    (hasil,) = mutu_per_unit(Pegawai.objects.filter(pk=orang.pk), pada=HARI).values()
    assert (hasil.ukuran["mutu-skp-terakhir"].berlaku, hasil.ukuran["mutu-skp-sebelumnya"].berlaku) == (diminta, 0)


def test_setiap_ukuran_terdaftar_sekali_dan_impornya_ada():
    assert list(syarat_mutu(HARI)) == [satu.kode for satu in TABEL_MUTU]
    assert {satu.impor for satu in TABEL_MUTU} <= set(JenisImpor.values)


@pytest.mark.parametrize(("memenuhi", "berlaku", "hasil"), [(0, 0, None), (1999, 2000, 999), (3, 3, 1000), (0, 7, 0)])
def test_indeks_dibulatkan_ke_bawah(memenuhi, berlaku, hasil):
    assert per_seribu(memenuhi, berlaku) == hasil


@pytest.fixture
def pohon():
    """Two units under one root; one person complete, one without SKP 2025, one of another agency, one who has left."""
    akar = buat_unit(nama="Kabupaten")
    kiri, kanan = buat_unit(nama="Dinas Kiri", induk=akar), buat_unit(nama="Dinas Kanan", induk=akar)
    buat_lengkap(unit=kiri, nama="UTUH")
    buat_lengkap(unit=kanan, nama="=TANPA SKP").penilaian_kinerja.filter(tahun=2025).delete()
    buat_pegawai(unit=buat_unit(buat_instansi("lain")), nama="ASING")
    buat_pegawai(unit=kanan, nama="PENSIUN", aktif=False)
    return {"akar": akar, "kiri": kiri, "kanan": kanan}


@pytest.fixture
def hari_ini(monkeypatch):
    monkeypatch.setattr("pegawai.views.mutu_data.timezone.localdate", lambda: HARI)


def test_halaman_menurut_unit(pohon, hari_ini, masuk_sebagai):
    client = masuk_sebagai("sdm")
    isi = client.get(reverse("mutu-data")).context
    assert (isi["tempat"].orang, isi["tempat"].indeks) == (2, 96.6)  # 29 of 30 records
    assert [(satu.nama, satu.orang, satu.indeks) for satu in isi["anak"]] == [
        ("Dinas Kiri", 1, 100.0),
        ("Dinas Kanan", 1, 93.3),
    ]
    alamat = reverse("mutu-data-ukuran", args=["mutu-skp-terakhir"])
    assert [satu.nama for satu in client.get(alamat).context["halaman"].isi] == ["=TANPA SKP"]
    assert not client.get(f"{alamat}?unit={pohon['kiri'].pk}").context["halaman"].isi
    assert client.get(f"{alamat}?unit=x").status_code == 404


def test_lingkup_satu_unit(pohon, hari_ini, client):
    client.force_login(buat_pengguna("sdm", unit=pohon["kiri"]))
    assert client.get(reverse("mutu-data")).context["tempat"].orang == 1
    assert client.get(reverse("mutu-data") + f"?unit={pohon['kanan'].pk}").status_code == 404
    assert not client.get(reverse("mutu-data-ukuran", args=["mutu-skp-terakhir"])).context["halaman"].isi


def test_tautan_impor_hanya_bagi_admin(pohon, hari_ini, masuk_sebagai):
    tautan = reverse("impor-daftar") + "?jenis=kinerja"
    assert tautan in masuk_sebagai("admin").get(reverse("mutu-data")).content.decode()
    assert tautan not in masuk_sebagai("auditor").get(reverse("mutu-data")).content.decode()


def test_unduhan(pohon, hari_ini, masuk_sebagai):
    client = masuk_sebagai("auditor")
    buku = openpyxl.load_workbook(BytesIO(client.get(reverse("mutu-data-unduh", args=["xlsx"])).getvalue()))
    baris = list(buku.active.iter_rows(min_row=2, values_only=True))
    assert len(baris) == 4 * len(TABEL_MUTU)  # agency, root, two units
    skp = [satu[0:1] + satu[7:11] for satu in baris if satu[2] == "mutu-skp-terakhir"]
    assert skp[2:] == [("Dinas Kiri", 1, 1, 0, 100), ("Dinas Kanan", 1, 0, 1, 0)]
    pdf = PdfReader(BytesIO(client.get(reverse("mutu-data-unduh", args=["pdf"])).content))
    teks = " ".join(" ".join(lembar.extract_text() for lembar in pdf.pages).split())
    assert [kata in teks for kata in ("Dinas Kanan", "96,6", "TANPA SKP")] == [True, True, False]
    daftar = client.get(reverse("mutu-data-ukuran", args=["mutu-skp-terakhir"]) + "?bentuk=csv").getvalue().decode()
    assert [kata in daftar for kata in ("'=TANPA SKP", "UTUH")] == [True, False]


def test_tanpa_pegawai(masuk_sebagai):
    assert "Belum ada pegawai aktif" in masuk_sebagai("tim").get(reverse("mutu-data")).content.decode()
