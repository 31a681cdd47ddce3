"""The way through the browser: upload, preview, confirm, result; who may, and what happens when things change."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from pegawai.impor.jenis import JENIS
from pegawai.models import Impor, Instansi, Pegawai, Pekerjaan, Pengguna, PenilaianKinerja, UnitKerja
from pegawai.pilihan import Peran, StatusImpor, StatusPekerjaan
from pegawai.services import unggahan
from pegawai.tasks import bersihkan_impor
from talenta.umum.galat import GalatAplikasi
from tests.pabrik import buat_instansi, buat_pengguna
from tests.pegawai.impor.buku import AGUS, ISI, JUDUL_PEGAWAI, KINERJA, SALAH, impor, isi_dasar, orang, tulis

pytestmark = pytest.mark.django_db


def _berkas(tmp_path: Path, isi: Any, nama: str = "SKP 2024.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, tulis(tmp_path / "unggah.xlsx", isi).read_bytes())


def _unggah(client: Client, berkas: SimpleUploadedFile, tangkap: Any, **lain: str) -> Any:
    return _ikuti(client, "/impor/", {"berkas": berkas, **lain}, tangkap)


def _kirim(client: Client, jalan: str, tangkap: Any, **isi: str) -> Any:
    return _ikuti(client, jalan, isi, tangkap)


def _ikuti(client: Client, jalan: str, isi: dict[str, Any], tangkap: Any) -> Any:
    """Post, let the job run as it does after commit, then open the page that the answer leads to."""
    with tangkap(execute=True):
        jawab = client.post(jalan, isi)
    return client.get(jawab["Location"]) if jawab.status_code == 302 else jawab


@pytest.fixture
def admin(tmp_path: Path, masuk_sebagai: Any) -> Client:
    instansi = isi_dasar(tmp_path)
    client: Client = masuk_sebagai("admin", instansi=instansi)
    return client


def test_buku_galat_yang_disimpan_tanpa_data_terlarang(
    admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    """The server keeps the workbook for a while; the same file from the command line is the operator's own."""
    isi = [JUDUL_PEGAWAI, orang(AGUS, "AGUS SALIM", "31-02-1990")]
    for jenis in ("pegawai", "kinerja"):
        if jenis == "kinerja":
            isi = [[*KINERJA[0], "NIK"], [*SALAH[-1], "'9999000011112222"]]
        _unggah(admin, _berkas(tmp_path, isi, f"{jenis}.xlsx"), django_capture_on_commit_callbacks, jenis=jenis)
        satu = Impor.objects.latest("pk")
        kertas = load_workbook(unggahan.jalur_galat(satu)).active
        assert kertas is not None
        judul, baris = list(kertas.values)
        kolom = dict(zip(judul, baris, strict=True))
        assert (kolom["NIK"], kolom["NAMA"]) == (None, isi[1][1])
        assert kolom["SEBAB"]
        assert "9999000011112222" not in str(satu.laporan)
        assert not kolom.get("AGAMA NAMA")


def test_admin_yang_pindah_instansi_meninggalkan_impornya(
    admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    _unggah(admin, _berkas(tmp_path, KINERJA), django_capture_on_commit_callbacks)
    alamat = f"/impor/{Impor.objects.latest('pk').pk}/"
    assert admin.get(alamat).status_code == 200
    Pengguna.objects.filter(pk=admin.pengguna.pk).update(instansi=buat_instansi("lain"))  # type: ignore[attr-defined]
    assert admin.get(alamat).status_code == 404
    assert admin.post(f"{alamat}batal/").status_code == 404


def test_unggah_pratinjau_terapkan(admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any) -> None:
    jawab = _unggah(admin, _berkas(tmp_path, KINERJA), django_capture_on_commit_callbacks)
    satu = Impor.objects.latest("pk")
    assert (satu.status, satu.jenis, satu.laporan["baru"]) == (StatusImpor.SIAP, "kinerja", 2)
    assert "Terapkan 2 baris" in jawab.content.decode()
    assert not PenilaianKinerja.objects.exists()
    asal = Path(satu.berkas.path)
    assert asal.stat().st_mode & 0o077 == 0
    jawab = _kirim(admin, f"/impor/{satu.pk}/terapkan/", django_capture_on_commit_callbacks, sidik=satu.sidik)
    satu.refresh_from_db()
    assert (satu.status, satu.diterapkan_oleh) == (StatusImpor.SELESAI, admin.pengguna)  # type: ignore[attr-defined]
    assert PenilaianKinerja.objects.count() == 2
    assert "Diterapkan" in jawab.content.decode()
    assert not asal.exists()
    ulang = SimpleUploadedFile("lagi.xlsx", (tmp_path / "unggah.xlsx").read_bytes())
    jawab = _unggah(admin, ulang, django_capture_on_commit_callbacks)
    assert "sudah diterapkan" in jawab.content.decode()


def test_baris_ditolak_diunduh_lalu_yang_benar_diterapkan(
    admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    jawab = _unggah(admin, _berkas(tmp_path, SALAH), django_capture_on_commit_callbacks)
    satu = Impor.objects.latest("pk")
    assert "BAGUS" in jawab.content.decode()
    unduh = admin.get(f"/impor/{satu.pk}/galat.xlsx")
    (tmp_path / "galat.xlsx").write_bytes(b"".join(unduh.streaming_content))  # type: ignore[arg-type]
    assert load_workbook(tmp_path / "galat.xlsx").worksheets[0].max_row == 2
    jalan = f"/impor/{satu.pk}/terapkan/"
    _kirim(admin, jalan, django_capture_on_commit_callbacks, sidik=satu.sidik)
    assert not PenilaianKinerja.objects.exists()
    _kirim(admin, jalan, django_capture_on_commit_callbacks, sidik=satu.sidik, sebagian="on")
    assert PenilaianKinerja.objects.count() == 2


@pytest.mark.parametrize(("hari", "status"), [(6, StatusImpor.SIAP), (8, StatusImpor.BATAL)])
def test_berkas_yang_tidak_ditindaklanjuti_dihapus(
    admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any, hari: int, status: str
) -> None:
    _unggah(admin, _berkas(tmp_path, KINERJA), django_capture_on_commit_callbacks)
    satu = Impor.objects.latest("pk")
    Impor.objects.update(dibuat_pada=timezone.now() - timedelta(days=hari))
    bersihkan_impor()
    lama, ada = status == StatusImpor.BATAL, Path(satu.berkas.path).exists()
    satu.refresh_from_db()
    assert (satu.status, ada, bool(satu.berkas)) == (status, not lama, not lama)


def test_basis_data_berubah_setelah_pratinjau_ditanyakan_lagi(
    admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    _unggah(admin, _berkas(tmp_path, KINERJA), django_capture_on_commit_callbacks)
    satu = Impor.objects.latest("pk")
    impor(tmp_path, "kinerja", [KINERJA[0], KINERJA[1]])
    jawab = _kirim(admin, f"/impor/{satu.pk}/terapkan/", django_capture_on_commit_callbacks, sidik=satu.sidik)
    satu.refresh_from_db()
    assert (satu.status, satu.laporan["baru"], satu.laporan["tetap"]) == (StatusImpor.SIAP, 1, 1)
    assert "berubah sejak pratinjau" in jawab.content.decode()
    assert PenilaianKinerja.objects.count() == 1
    _kirim(admin, f"/impor/{satu.pk}/terapkan/", django_capture_on_commit_callbacks, sidik=satu.sidik)
    assert PenilaianKinerja.objects.count() == 2


def test_pratinjau_lama_tidak_dapat_disetujui_dan_hanya_sekali(
    admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    _unggah(admin, _berkas(tmp_path, KINERJA), django_capture_on_commit_callbacks)
    satu = Impor.objects.latest("pk")
    jalan = f"/impor/{satu.pk}/terapkan/"
    assert "tidak berlaku" in _kirim(admin, jalan, django_capture_on_commit_callbacks, sidik="lama").content.decode()
    _kirim(admin, jalan, django_capture_on_commit_callbacks, sidik=satu.sidik)
    kedua = _kirim(admin, jalan, django_capture_on_commit_callbacks, sidik=satu.sidik)
    assert "tidak berlaku" in kedua.content.decode()
    assert Pekerjaan.objects.filter(jenis="impor-terapkan").count() == 1


def test_berkas_yang_sama_oleh_orang_kedua_diberi_tahu(
    admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any, masuk_sebagai: Any
) -> None:
    _unggah(admin, _berkas(tmp_path, KINERJA), django_capture_on_commit_callbacks)
    berkas = (tmp_path / "unggah.xlsx").read_bytes()
    lain = masuk_sebagai("admin", instansi=Instansi.objects.get())
    ulang = SimpleUploadedFile("x.xlsx", berkas)
    jawab = _unggah(lain, ulang, django_capture_on_commit_callbacks)
    assert jawab.status_code == 422
    assert str(admin.pengguna) in jawab.content.decode()  # type: ignore[attr-defined]
    assert Impor.objects.filter(jenis="kinerja").count() == 1


def test_jenis_diganti_lalu_dibatalkan(admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any) -> None:
    _unggah(admin, _berkas(tmp_path, [["A", "B"], [1, 2]]), django_capture_on_commit_callbacks)
    satu = Impor.objects.latest("pk")
    assert (satu.status, "tidak dapat ditebak" in satu.pesan) == (StatusImpor.DITOLAK, True)
    _kirim(admin, f"/impor/{satu.pk}/periksa/", django_capture_on_commit_callbacks, jenis="kinerja")
    satu.refresh_from_db()
    assert (satu.status, "Kolom wajib" in satu.pesan or "judul" in satu.pesan) == (StatusImpor.DITOLAK, True)
    asal = Path(satu.berkas.path)
    _kirim(admin, f"/impor/{satu.pk}/batal/", django_capture_on_commit_callbacks)
    satu.refresh_from_db()
    assert (satu.status, asal.exists()) == (StatusImpor.BATAL, False)


def test_pekerjaan_yang_mati_dapat_diulang(
    admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    _unggah(admin, _berkas(tmp_path, KINERJA), django_capture_on_commit_callbacks)
    satu = Impor.objects.latest("pk")
    Impor.objects.update(status=StatusImpor.DITERAPKAN)
    Pekerjaan.objects.update(status=StatusPekerjaan.BATAL)
    assert "terhenti" in admin.get(f"/impor/{satu.pk}/").content.decode()
    _kirim(admin, f"/impor/{satu.pk}/periksa/", django_capture_on_commit_callbacks, jenis="kinerja")
    satu.refresh_from_db()
    assert satu.status == StatusImpor.SIAP


def test_penerapan_yang_diulang_tidak_menggandakan(
    admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    _unggah(admin, _berkas(tmp_path, KINERJA), django_capture_on_commit_callbacks)
    satu = Impor.objects.latest("pk")
    Impor.objects.filter(pk=satu.pk).update(status=StatusImpor.DITERAPKAN)
    for _ in range(2):
        unggahan.terapkan(impor_id=satu.pk, oleh=None, lapor=lambda *_: None)
    assert PenilaianKinerja.objects.count() == 2


def test_instansi_pertama_dari_unor(tmp_path: Path, django_capture_on_commit_callbacks: Any, client: Client) -> None:
    pengguna = buat_pengguna("admin")
    Pegawai.objects.all().delete()
    pengguna.instansi = None
    pengguna.save()
    Instansi.objects.all().delete()
    client.force_login(pengguna)
    _unggah(client, _berkas(tmp_path, ISI["unor"]), django_capture_on_commit_callbacks)
    satu = Impor.objects.latest("pk")
    _kirim(client, f"/impor/{satu.pk}/terapkan/", django_capture_on_commit_callbacks, sidik=satu.sidik)
    pengguna.refresh_from_db()
    assert pengguna.instansi == Instansi.objects.get(nama="Kabupaten Uji")
    assert UnitKerja.objects.count() == 2


def test_unggahan_yang_tidak_terpakai_ditolak_dengan_kalimat(
    admin: Client, tmp_path: Path, django_capture_on_commit_callbacks: Any, settings: Any
) -> None:
    assert "Pilih berkas" in admin.post("/impor/", {}).content.decode()
    settings.BATAS_UNGGAH = 100
    jawab = _unggah(admin, _berkas(tmp_path, KINERJA), django_capture_on_commit_callbacks)
    assert (jawab.status_code, "batasnya" in jawab.content.decode()) == (422, True)


def test_disk_penuh_saat_unggah(admin: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def penuh(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", penuh)
    with pytest.raises(GalatAplikasi, match="penuh"):
        unggahan.unggah(berkas=_berkas(tmp_path, KINERJA), jenis="", oleh=admin.pengguna)  # type: ignore[attr-defined]
    assert not Impor.objects.filter(jenis="").exists()


JALAN = ["/impor/", "/impor/{pk}/", "/impor/{pk}/galat.xlsx", "/impor/templat/kinerja/"]


@pytest.mark.parametrize("peran", [satu for satu in Peran.values if satu != Peran.ADMIN])
def test_hanya_admin(peran: str, tmp_path: Path, masuk_sebagai: Any) -> None:
    instansi = isi_dasar(tmp_path, "unor")
    client, pk = masuk_sebagai(peran, instansi=instansi), Impor.objects.get().pk
    assert {client.get(jalan.format(pk=pk)).status_code for jalan in JALAN} == {403}
    for aksi in ("periksa", "terapkan", "batal"):
        assert client.post(f"/impor/{pk}/{aksi}/").status_code == 403


def test_impor_instansi_lain_tidak_tampak(tmp_path: Path, masuk_sebagai: Any) -> None:
    isi_dasar(tmp_path, "unor")
    lain = Instansi.objects.create(kode="lain", nama="Lain")
    client, pk = masuk_sebagai("admin", instansi=lain), Impor.objects.get().pk
    assert client.get(f"/impor/{pk}/").status_code == 404
    assert client.post(f"/impor/{pk}/batal/").status_code == 404
    assert "unor.xlsx" not in client.get("/impor/").content.decode()


@pytest.mark.parametrize("jenis", JENIS)
def test_templat_terbaca_sebagai_jenisnya(jenis: str, masuk_sebagai: Any, tmp_path: Path) -> None:
    from pegawai.impor.berkas import buka
    from pegawai.impor.jenis import SEMUA
    from pegawai.impor.judul import cari_lembar, tebak

    jawab = masuk_sebagai("admin").get(f"/impor/templat/{jenis}/")
    jalur = tmp_path / "templat.xlsx"
    jalur.write_bytes(jawab.content)
    lembar = buka(jalur)
    assert tebak(SEMUA, lembar) == jenis
    assert [kolom.nama for kolom in JENIS[jenis].lembaran[0].kolom] == cari_lembar(JENIS[jenis], lembar)[0][2].judul
