"""Documents other than plans: numbers per kind, issuing, replacing, revoking, who may, two at once."""

import json
import threading
from datetime import date

import pytest
from django.db import DatabaseError, connection, connections
from django.urls import reverse
from django.utils import timezone

from karier.dokumen.kartu import naskah_kartu
from karier.dokumen.keputusan import naskah_keputusan
from karier.dokumen.pengantar import naskah_pengantar
from karier.models import Dokumen, PengaturanDokumen, UrutanNomor
from karier.pilihan import JenisDokumen, StatusDokumen
from karier.selectors.dokumen import isi_berkas, keterangan_verifikasi, pengganti
from karier.selectors.pengaturan import pengaturan_berlaku
from karier.services import naskah as layanan
from karier.services.nomor import nomor_berikut
from karier.services.pracetak import pracetak
from karier.services.rpk import susun
from pegawai.models import Pengguna
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.karier.pabrik_dokumen import buat_rpk
from tests.karier.pabrik_rpk import TAHUN, bertindak
from tests.pabrik import buat_instansi, buat_pegawai, buat_pengguna, buat_unit

HARI = date(2026, 2, 3)


@pytest.fixture(autouse=True)
def _tanpa_cetak(monkeypatch):
    monkeypatch.setattr(layanan, "cetak_dokumen", lambda isi, logo="": b"%PDF-1.7 " + json.dumps(isi).encode())


@pytest.mark.django_db
def test_nomor_menurut_jenis_tahun_dan_instansi():
    a, b = (pengaturan_berlaku(buat_instansi(kode)) for kode in ("a", "b"))
    a.pola = {"kartu_talenta": "KT/{urut:03}/{romawi}/{bulan:02}/{tahun}"}
    urut = [
        nomor_berikut(pengaturan=p, jenis=jenis, hari=hari)
        for p, jenis, hari in (
            (a, "kartu_talenta", HARI),
            (a, "kartu_talenta", date(2026, 12, 1)),
            (a, "laporan", HARI),
            (b, "kartu_talenta", HARI),
            (a, "kartu_talenta", date(2027, 1, 1)),
        )
    ]
    assert urut == [
        "KT/001/II/02/2026",
        "KT/002/XII/12/2026",
        "800.1.3/0001/LAP-RPK/2026",
        "800.1.3/0001/KT/2026",
        "KT/001/I/01/2027",
    ]


@pytest.mark.django_db
def test_terbit_ganti_cabut_dan_verifikasi():
    orang = buat_pegawai(buat_instansi(), nama="Budi Santoso")
    sdm = buat_pengguna("sdm", orang.instansi)
    PengaturanDokumen.objects.create(instansi=orang.instansi, versi=1, kop="Kop", nama_pengelola="Rina", tempat="Kota")
    pertama = layanan.terbitkan_naskah(naskah=naskah_kartu(orang), oleh=sdm)
    assert json.loads(isi_berkas(pertama)[9:])["nomor"] == pertama.nomor
    assert pertama.pengaturan.versi == 1
    terang = keterangan_verifikasi(pertama)
    assert (terang["keadaan"], terang["jenis"], terang["inisial"], terang["nama"]) == (
        "berlaku",
        "Kartu talenta",
        "B. S.",
        "Rina",
    )
    assert "Budi" not in json.dumps(terang)
    PengaturanDokumen.objects.create(instansi=orang.instansi, versi=2, kop="Kop", nama_pengelola="Sari")
    kedua = layanan.terbitkan_naskah(naskah=naskah_kartu(orang), oleh=sdm)
    pertama.refresh_from_db()
    assert (pertama.status, pengganti(pertama), kedua.status) == (StatusDokumen.DIGANTI, kedua, StatusDokumen.BERLAKU)
    assert [d.isi["penandatangan"]["nama"] for d in (pertama, kedua)] == ["Rina", "Sari"]
    layanan.cabut_dokumen(dokumen=kedua, oleh=sdm, alasan="Keliru")
    assert keterangan_verifikasi(kedua)["keadaan"] == "dicabut"
    with pytest.raises(GalatAplikasi, match="sudah tidak berlaku"):
        layanan.cabut_dokumen(dokumen=kedua, oleh=sdm, alasan="Lagi")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("buat", "boleh"),
    [
        (lambda r: naskah_keputusan(r.instansi, 2026), {"ppk"}),
        (lambda r: naskah_pengantar(r.instansi, 2026), {"ppk", "sdm"}),
        (lambda r: naskah_kartu(r.pegawai), {"sdm", "sdm-unit"}),
    ],
    ids=["keputusan", "pengantar", "kartu"],
)
def test_siapa_yang_menerbitkan(buat, boleh):
    rpk = buat_rpk(ditetapkan=True)
    for peran in ("admin", "sdm", "tim", "pyb", "ppk", "auditor", "pegawai", "sdm-unit"):
        unit = rpk.pegawai.unit if peran == "sdm-unit" else None
        oleh = buat_pengguna(peran.removesuffix("-unit"), rpk.instansi, unit)
        if peran in boleh:
            assert layanan.terbitkan_naskah(naskah=buat(rpk), oleh=oleh).diterbitkan_oleh == oleh
        else:
            with pytest.raises(TidakBerhak):
                layanan.terbitkan_naskah(naskah=buat(rpk), oleh=oleh)
    for peran in boleh - {"sdm-unit"}:
        with pytest.raises(TidakBerhak):
            layanan.terbitkan_naskah(naskah=buat(rpk), oleh=buat_pengguna(peran, buat_instansi("lain")))


@pytest.mark.django_db
def test_isi_yang_berubah_selama_dicetak_dicetak_lagi(monkeypatch):
    """What is stored is what was rendered, and both are what holds when it is stored."""
    orang = buat_pegawai(nama="Lama")
    sdm, dicetak = buat_pengguna("sdm", orang.instansi), []

    def cetak(isi, logo=""):
        dicetak.append(isi)
        if len(dicetak) == 1:
            orang.nama = "Baru"
            orang.save()
        return b"%PDF-1.7 " + json.dumps(isi).encode()

    monkeypatch.setattr(layanan, "cetak_dokumen", cetak)
    dokumen = layanan.terbitkan_naskah(naskah=naskah_kartu(orang), oleh=sdm)
    assert [isi["orang"][0]["nilai"] for isi in dicetak] == ["Lama", "Baru"]
    assert dokumen.isi == dicetak[1]
    assert UrutanNomor.objects.get().urut == 1, "nomor percobaan yang gagal kembali"


@pytest.mark.django_db
def test_yang_tidak_dapat_diterbitkan_tidak_memakan_nomor():
    instansi = buat_instansi()
    with pytest.raises(GalatAplikasi, match="Belum ada RPK 2026–2030 yang ditetapkan"):
        layanan.terbitkan_naskah(naskah=naskah_keputusan(instansi, 2026), oleh=buat_pengguna("ppk", instansi))
    assert (Dokumen.objects.count(), UrutanNomor.objects.filter(urut__gt=0).count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_bersamaan_tanpa_celah_dan_tanpa_ganda():
    """Four at once about four people: four documents, numbers 1 to 4, whatever the database does first."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("basis data dalam memori tidak dapat dipakai dua utas")
    unit = buat_unit()
    orang = [buat_pegawai(unit=unit).pk for _ in range(4)]
    sdm = buat_pengguna("sdm", unit.instansi).pk
    pembatas, galat = threading.Barrier(4), []

    def terbit(pk):
        try:
            siapa = Pengguna.objects.get(pk=sdm)
            satu = naskah_kartu(siapa.instansi.pegawai.select_related("jabatan", "unit", "instansi").get(pk=pk))
            pembatas.wait(timeout=120)
            layanan.terbitkan_naskah(naskah=satu, oleh=siapa)
        except (GalatAplikasi, DatabaseError, threading.BrokenBarrierError) as sebab:
            galat.append(sebab)
        finally:
            connections.close_all()

    utas = [threading.Thread(target=terbit, args=(pk,)) for pk in orang]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(timeout=300)
    assert galat == []
    assert sorted(Dokumen.objects.values_list("nomor", flat=True)) == [
        f"800.1.3/{n:04d}/KT/{date.today().year}" for n in range(1, 5)
    ]


@pytest.mark.django_db
def test_halaman_terbit_dan_daftar(masuk_sebagai):
    rpk = buat_rpk(ditetapkan=True)
    sdm = masuk_sebagai("sdm", instansi=rpk.instansi)
    halaman = sdm.get(reverse("dokumen-terbit")).content.decode()
    assert "surat_pengantar:2026" in halaman
    assert "Kode dari aplikasi autentikator" not in halaman
    jawab = sdm.post(reverse("dokumen-terbit"), {"pilihan": "surat_pengantar:2026"})
    dokumen = Dokumen.objects.get()
    assert (jawab.status_code, jawab["Location"]) == (302, reverse("dokumen-rincian", args=[dokumen.pk]))
    assert dokumen.nomor in sdm.get(reverse("dokumen-daftar"), {"jenis": "surat_pengantar"}).content.decode()
    assert dokumen.nomor not in sdm.get(reverse("dokumen-daftar"), {"jenis": "laporan"}).content.decode()
    assert sdm.post(reverse("dokumen-terbit"), {"pilihan": "keputusan_rpk:2026"}).status_code == 403
    ppk = masuk_sebagai("ppk", instansi=rpk.instansi)
    jawab = ppk.post(reverse("dokumen-terbit"), {"pilihan": "keputusan_rpk:2026", "kode": ""})
    assert (jawab.status_code, Dokumen.objects.count()) == (400, 1)
    assert "faktor kedua" in jawab.content.decode()
    unit = masuk_sebagai("sdm", unit=buat_unit(rpk.instansi, "Lain"))
    assert unit.get(reverse("dokumen-rincian", args=[dokumen.pk])).status_code == 404
    assert JenisDokumen.SURAT_PENGANTAR not in unit.get(reverse("dokumen-terbit")).content.decode()


@pytest.mark.django_db
def test_pracetak_dipakai_hanya_bila_isinya_sama(dunia_rpk, monkeypatch):
    """Rendered before the transaction and taken as it is; rendered again when somebody else took the number."""
    dicetak = []
    monkeypatch.setattr(
        "karier.services.dokumen.cetak_dokumen", lambda isi, logo="": dicetak.append(isi) or _bytes(isi)
    )
    for rebut, kali, nomor in ((False, 1, "0001"), (True, 2, "0003")):
        rpk = susun(pegawai=dunia_rpk.orang(5), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
        bertindak("ajukan", rpk, dunia_rpk.sdm)
        bertindak("periksa", rpk, dunia_rpk.pyb)
        rpk.refresh_from_db()
        dicetak.clear()
        cetakan = pracetak(rpk=rpk, revisi=rpk.revisi, oleh=dunia_rpk.ppk)
        if rebut:
            nomor_berikut(pengaturan=pengaturan_berlaku(rpk.instansi), jenis="rpk", hari=timezone.localdate())
        bertindak("tetapkan", rpk, dunia_rpk.ppk, cetakan=cetakan)
        dokumen = rpk.dokumen.get()
        assert (len(dicetak), dokumen.nomor) == (kali, f"800.1.3/{nomor}/RPK/2026")
        assert dokumen.isi == dicetak[-1]
    assert pracetak(rpk=rpk, revisi=rpk.revisi, oleh=dunia_rpk.ppk) is None


def _bytes(isi):
    return b"%PDF-1.7 " + isi["nomor"].encode()
