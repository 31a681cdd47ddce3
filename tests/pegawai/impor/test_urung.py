"""Undoing an applied import: everything as it was, or nothing and the rows that hold it back."""

from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pegawai.impor.halangan import BATAS
from pegawai.impor.pohon import pohon_kini
from pegawai.models import Impor, Instansi, Jabatan, JejakPerubahan, Pegawai, Pekerjaan, PenilaianKinerja, UnitKerja
from pegawai.pilihan import StatusImpor, StatusPekerjaan
from pegawai.services.urung_impor import UrungTerhalang, kerjakan_urung, rencana_urung, urungkan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from tests.pabrik import buat_pengguna
from tests.pegawai.impor.buku import (
    AGUS,
    BUDI,
    ISI,
    KINERJA,
    PEGAWAI,
    SITI,
    UNOR,
    UNOR_AKAR,
    UNOR_DINAS,
    impor,
    isi_dasar,
    orang,
)

pytestmark = pytest.mark.django_db
UNOR_BIDANG, UNOR_SEKSI = "0A0A0A0A-0000-4000-8000-000000000001", "0A0A0A0A-0000-4000-8000-000000000002"
TABEL = ("UnitKerja", "Jabatan", "PetaJabatan", "StandarKompetensi", "Pegawai", "PenilaianKinerja", "HasilAsesmen")
TABEL_REKAM = ("RiwayatJabatan", "RiwayatPendidikan", "Diklat", "Penghargaan", "TimKerja", "UmpanBalik")
BERUBAH = [*PEGAWAI[:1], orang(BUDI, "BUDI S", "02-01-1985", GOL_AKHIR_NAMA="IV/a", TMT_JABATAN="2022-01-04")]


def _foto() -> list[str]:
    """Return every imported row as it is stored."""
    from django.apps import apps

    model = [apps.get_model("pegawai", nama) for nama in (*TABEL, *TABEL_REKAM, "HukumanDisiplin")]
    return [serializers.serialize("json", satu._base_manager.order_by("pk")) for satu in model]


@pytest.fixture
def admin(tmp_path: Path) -> Any:
    return buat_pengguna("admin", isi_dasar(tmp_path))


def _terakhir() -> Impor:
    return Impor.objects.latest("pk")


@pytest.mark.parametrize("jenis", ["peta-jabatan", "kinerja", "asesmen", "rekam-jejak", "standar-kompetensi"])
def test_yang_baru_dihapus(jenis: str, admin: Any, tmp_path: Path) -> None:
    semula = _foto()
    impor(tmp_path, jenis, ISI[jenis])
    satu = _terakhir()
    baru = JejakPerubahan.objects.filter(impor=satu, baru=True).count()
    urungkan(impor=satu, oleh=admin)
    assert (_foto(), satu.status, satu.diurungkan_oleh) == (semula, StatusImpor.DIURUNGKAN, admin)
    hapus = JejakPerubahan.objects.filter(impor=satu, dihapus=True)
    assert hapus.count() == baru == satu.laporan["baru"] > 0
    assert set(hapus.values_list("oleh", "pada", "baru")) == {(admin.pk, satu.diurungkan_pada, False)}
    laporan = impor(tmp_path, jenis, ISI[jenis])
    assert laporan.baru == baru


def test_yang_berubah_kembali_dan_tercatat(admin: Any, tmp_path: Path) -> None:
    semula = _foto()
    laporan = impor(tmp_path, "pegawai", BERUBAH)
    assert (laporan.berubah, _foto() == semula) == (1, False)
    satu = _terakhir()
    urungkan(impor=satu, oleh=admin)
    assert _foto() == semula
    maju, mundur = JejakPerubahan.objects.filter(impor=satu).order_by("pk")
    assert mundur.bidang == {nama: [baru, lama] for nama, (lama, baru) in maju.bidang.items()}
    assert {"nama", "tanggal_lahir", "golongan", "golongan_urut", "tmt_jabatan"} <= set(mundur.bidang)
    assert (mundur.oleh, mundur.kunci, mundur.baru) == (admin, BUDI, False)


def _ubah_lewat_impor(tmp_path: Path) -> None:
    impor(tmp_path, "pegawai", [PEGAWAI[0], orang(BUDI, "BUDI KETIGA", "01-01-1985")])


def _ubah_tanpa_jejak(_: Path) -> None:
    Pegawai.objects.filter(nip=BUDI).update(golongan="IV/b")


def _hapus_jabatan_lama(_: Path) -> None:
    PenilaianKinerja.objects.all().delete()
    Pegawai.objects.filter(nip=BUDI).delete()


@pytest.mark.parametrize(
    ("sesudah", "sebab"),
    [
        (_ubah_lewat_impor, "diubah lagi"),
        (_ubah_tanpa_jejak, "bukan lagi yang ditulis"),
        (_hapus_jabatan_lama, "sudah dihapus"),
    ],
)
def test_tertahan_karena_disentuh_lagi(sesudah: Any, sebab: str, admin: Any, tmp_path: Path) -> None:
    impor(tmp_path, "pegawai", [*BERUBAH, orang("198801012012011009", "DEDI", "01-01-1988", TMT_CPNS="01-01-2012")])
    satu = _terakhir()
    sesudah(tmp_path)
    kini = _foto()
    with pytest.raises(UrungTerhalang) as galat:
        urungkan(impor=satu, oleh=admin)
    assert {p.kunci for p in galat.value.halangan.daftar} == {BUDI}
    assert any(sebab in p.sebab for p in galat.value.halangan.daftar)
    satu.refresh_from_db()
    assert (_foto(), satu.status, satu.diurungkan_pada) == (kini, StatusImpor.SELESAI, None)
    assert not JejakPerubahan.objects.filter(dihapus=True).exists()


@pytest.mark.parametrize(
    ("jenis", "pemakai", "jumlah"),
    [("pegawai", "penilaian kinerja", 2), ("jabatan-pelaksana", "pegawai", 1), ("unor", "jabatan", 1)],
)
def test_tertahan_karena_dipakai(jenis: str, pemakai: str, jumlah: int, admin: Any, tmp_path: Path) -> None:
    impor(tmp_path, "kinerja", KINERJA)
    satu = Impor.objects.get(jenis=jenis)
    kini = _foto()
    with pytest.raises(UrungTerhalang, match="tidak dapat diurungkan") as galat:
        urungkan(impor=satu, oleh=admin)
    kena = [p for p in galat.value.halangan.daftar if p.sebab.endswith(f"data {pemakai}")]
    assert (len(kena), _foto()) == (jumlah, kini)


def test_hukuman_disiplin_tidak_disebut(admin: Any, tmp_path: Path) -> None:
    impor(tmp_path, "rekam-jejak", ISI["rekam-jejak"])
    daftar = rencana_urung(Impor.objects.get(jenis="pegawai")).halangan.daftar
    assert {p.sebab for p in daftar if p.kunci == AGUS} == {"dipakai 1 data rekam jejak"}


def test_berurutan_dari_yang_terakhir(admin: Any, tmp_path: Path) -> None:
    semula = _foto()
    impor(tmp_path, "pegawai", BERUBAH)
    pertama = _terakhir()
    impor(tmp_path, "pegawai", [PEGAWAI[0], orang(BUDI, "BUDI KETIGA", "01-01-1985")])
    with pytest.raises(UrungTerhalang):
        urungkan(impor=pertama, oleh=admin)
    for satu in (_terakhir(), pertama):
        urungkan(impor=satu, oleh=admin)
    assert _foto() == semula


def test_dua_kali_sekali_berlaku(admin: Any, tmp_path: Path) -> None:
    impor(tmp_path, "kinerja", KINERJA)
    satu, kembar = _terakhir(), _terakhir()
    urungkan(impor=satu, oleh=admin)
    jejak = JejakPerubahan.objects.count()
    with pytest.raises(GalatAplikasi, match="tidak dalam keadaan selesai"):
        urungkan(impor=kembar, oleh=admin)
    assert kerjakan_urung(impor_id=satu.pk, oleh=admin, lapor=lambda *_: None) == "Sudah diurungkan."
    assert JejakPerubahan.objects.count() == jejak


def test_hanya_admin_instansinya(admin: Any, tmp_path: Path) -> None:
    lain = Instansi.objects.create(kode="lain", nama="Lain")
    for pengguna in (buat_pengguna("sdm", admin.instansi), buat_pengguna("admin", lain)):
        with pytest.raises(TidakBerhak):
            urungkan(impor=_terakhir(), oleh=pengguna)


def test_pohon_kembali_dengan_jumlah_anak_yang_benar(admin: Any, tmp_path: Path) -> None:
    impor(tmp_path, "unor", [*UNOR, [UNOR_BIDANG, "Bidang", UNOR_DINAS]])
    UnitKerja.objects.filter(siasn_id=UNOR_BIDANG).update(aktif=False)
    semula = list(UnitKerja.objects.order_by("path").values_list("siasn_id", "nama", "depth", "numchild", "aktif"))
    baru = [UNOR_SEKSI, "Seksi", UNOR_AKAR]
    impor(tmp_path, "unor", [*UNOR[:2], baru, [UNOR_BIDANG, "Bidang Baru", UNOR_SEKSI]])
    assert pohon_kini(admin.instansi)[UNOR_BIDANG].atasan == UNOR_SEKSI
    urungkan(impor=_terakhir(), oleh=admin)
    kini = list(UnitKerja.objects.order_by("path").values_list("siasn_id", "nama", "depth", "numchild", "aktif"))
    assert kini == semula
    assert UnitKerja.objects.find_problems() == ([], [], [], [], [])
    assert pohon_kini(admin.instansi)[UNOR_BIDANG].atasan == UNOR_DINAS


def test_unit_baru_yang_sudah_membawahi_menahan(admin: Any, tmp_path: Path) -> None:
    impor(tmp_path, "unor", [*UNOR, [UNOR_BIDANG, "Bidang", UNOR_DINAS]])
    satu = _terakhir()
    impor(tmp_path, "unor", [*UNOR, [UNOR_SEKSI, "Seksi", UNOR_BIDANG]])
    with pytest.raises(UrungTerhalang) as galat:
        urungkan(impor=satu, oleh=admin)
    assert [(p.kunci, "Seksi" in p.sebab) for p in galat.value.halangan.daftar] == [(UNOR_BIDANG, True)]


def test_banyak_penghalang_dihitung_semua_ditunjukkan_sebagian(admin: Any, tmp_path: Path) -> None:
    banyak = BATAS + 7
    judul = ISI["jabatan-pelaksana"][0]
    impor(tmp_path, "jabatan-pelaksana", [judul, *([f"{n:032x}", f"Jabatan {n}"] for n in range(1, banyak + 1))])
    satu = _terakhir()
    Jabatan.objects.filter(nama__startswith="Jabatan ").delete()
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        halangan = rencana_urung(satu).halangan
    assert (halangan.jumlah, len(halangan.daftar)) == (banyak, BATAS)
    assert len(kueri) < 40


def test_lewat_halaman(admin: Any, tmp_path: Path, masuk_sebagai: Any, django_capture_on_commit_callbacks: Any) -> None:
    client = masuk_sebagai(admin)
    impor(tmp_path, "kinerja", KINERJA)
    satu = _terakhir()
    assert f"/impor/{satu.pk}/urung/" in client.get(f"/impor/{satu.pk}/").content.decode()
    tanya = client.get(f"/impor/{satu.pk}/urung/").content.decode()
    assert "2 penilaian kinerja baru" in tanya
    assert PenilaianKinerja.objects.count() == 2
    orang_pertama = Impor.objects.get(jenis="pegawai")
    tertahan = client.post(f"/impor/{orang_pertama.pk}/urung/")
    assert (tertahan.status_code, SITI in tertahan.content.decode()) == (409, True)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(f"/impor/{satu.pk}/urung/").status_code == 302
        ulang = client.post(f"/impor/{satu.pk}/urung/")
        assert (ulang.status_code, "sedang dikerjakan" in ulang.content.decode()) == (409, True)
    assert Pekerjaan.objects.get(jenis="impor-urung").status == StatusPekerjaan.SELESAI
    jawab = client.get(f"/impor/{satu.pk}/").content.decode()
    assert "lalu diurungkan" in jawab
    assert f"/impor/{satu.pk}/urung/" not in jawab
    assert not PenilaianKinerja.objects.exists()
    assert client.post(f"/impor/{satu.pk}/urung/").status_code == 302
    assert "Penilaian kinerja</strong> dihapus" in client.get(f"/pegawai/{BUDI}/").content.decode()


def test_yang_terhalang_sesudah_diantrekan_disebut(
    admin: Any, tmp_path: Path, masuk_sebagai: Any, django_capture_on_commit_callbacks: Any
) -> None:
    impor(tmp_path, "kinerja", KINERJA)
    satu = _terakhir()
    client = masuk_sebagai(admin)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/impor/{satu.pk}/urung/")
        PenilaianKinerja.objects.filter(pegawai__nip=BUDI).delete()
    isi = client.get(f"/impor/{satu.pk}/").content.decode()
    assert "Tidak jadi diurungkan: Impor ini tidak dapat diurungkan: 1 baris" in isi
    assert PenilaianKinerja.objects.count() == 1
