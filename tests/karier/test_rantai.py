"""The hash chain: every change of state is in it, and what is changed behind its back is found."""

import json
import threading

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DatabaseError, connection, connections, transaction

from karier.models import Dokumen, RencanaKarier
from karier.services import persetujuan
from karier.services.dokumen import cabut
from karier.services.rpk import susun
from pegawai.aturan.rantai import AWAL
from pegawai.models import MataRantai
from pegawai.selectors.periksa_rantai import periksa_rantai
from pegawai.selectors.rantai import kepala
from pegawai.services.rantai import Butir, ikat
from pemetaan.models import Periode
from pemetaan.pilihan import StatusPeriode
from tests.karier.pabrik_rpk import TAHUN, bertindak

LEPAS = {
    "postgresql": "DROP TRIGGER mata_rantai_tetap ON pegawai_matarantai",
    "sqlite": "DROP TRIGGER mata_rantai_tetap",
}


@pytest.fixture(autouse=True)
def _pdf_tiruan(monkeypatch):
    nomor = iter(range(1000))
    monkeypatch.setattr("karier.services.dokumen.cetak_dokumen", lambda isi, logo: b"%PDF-" + str(next(nomor)).encode())


@pytest.fixture
def rpk(dunia_rpk):
    dunia_rpk.jabatan("administrator")
    rpk = susun(pegawai=dunia_rpk.orang(9), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)
    persetujuan.ajukan(rpk=rpk, revisi=rpk.revisi, oleh=dunia_rpk.sdm)
    persetujuan.kembalikan(rpk=rpk, revisi=rpk.revisi, oleh=dunia_rpk.pyb, catatan="Lengkapi")
    for aksi, siapa in (("ajukan", "sdm"), ("periksa", "pyb"), ("tetapkan", "ppk")):
        bertindak(aksi, rpk, getattr(dunia_rpk, siapa))
    Periode.objects.update(status=StatusPeriode.DIBUKA)  # the builder's mapping went past the services that seal
    return rpk


def _sql(perintah, *nilai):
    with connection.cursor() as kursor:
        kursor.execute(perintah, nilai)


def _temuan(instansi, **lain):
    return periksa_rantai(instansi, **lain).temuan


@pytest.mark.django_db
def test_setiap_perpindahan_tercatat(dunia_rpk, rpk):
    mata = list(dunia_rpk.instansi.rantai.values_list("nomor", "jenis", "peristiwa"))
    assert mata == [
        (1, "rpk", "diajukan"),
        (2, "riwayat-rpk", "diajukan"),
        (3, "rpk", "disusun"),
        (4, "riwayat-rpk", "disusun"),
        (5, "rpk", "diajukan"),
        (6, "riwayat-rpk", "diajukan"),
        (7, "rpk", "diperiksa"),
        (8, "riwayat-rpk", "diperiksa"),
        (9, "dokumen", "berlaku"),
        (10, "rpk", "ditetapkan"),
        (11, "riwayat-rpk", "ditetapkan"),
    ]
    hasil = periksa_rantai(dunia_rpk.instansi)
    assert (hasil.temuan, hasil.mata, hasil.kepala) == ([], 11, kepala(dunia_rpk.instansi.pk)[1])
    dokumen = Dokumen.objects.get()
    cabut(dokumen=dokumen, oleh=dunia_rpk.ppk, alasan="Salah nama")
    assert _temuan(dunia_rpk.instansi) == []
    assert kepala(dunia_rpk.instansi.pk)[0] == 12


UBAHAN = [
    ("UPDATE karier_rencanakarier SET nomor = 'lain'", "RPK {rpk} tidak sama dengan yang tercatat pada mata 10."),
    (
        "UPDATE karier_rencanakarier SET status = 'dibatalkan'",
        "RPK {rpk} tidak sama dengan yang tercatat pada mata 10.",
    ),
    ("UPDATE karier_langkahrpk SET uraian = 'lain'", "RPK {rpk} tidak sama dengan yang tercatat pada mata 10."),
    ("DELETE FROM karier_penyelarasan", "RPK {rpk} tidak sama dengan yang tercatat pada mata 10."),
    (
        "UPDATE karier_riwayatpersetujuan SET catatan = 'x' WHERE catatan <> ''",
        "Riwayat persetujuan {riwayat} tidak sama",
    ),
    ("DELETE FROM karier_riwayatpersetujuan WHERE catatan <> ''", "Riwayat persetujuan {riwayat} sudah dihapus"),
    ("UPDATE karier_dokumen SET nomor = 'lain'", "Dokumen {dokumen} tidak sama dengan yang tercatat pada mata 9."),
    ("DELETE FROM karier_dokumen", "Dokumen {dokumen} sudah dihapus, padahal tercatat pada mata 9."),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("perintah", "temuan"), UBAHAN)
def test_baris_yang_diubah_ditemukan(dunia_rpk, rpk, perintah, temuan):
    if "penyelarasan" in perintah and not rpk.langkah.filter(penyelarasan__isnull=False).exists():
        pytest.fail("RPK contoh harus punya penyelarasan")
    pk = {
        "rpk": rpk.pk,
        "riwayat": rpk.riwayat.exclude(catatan="").get().pk,
        "dokumen": Dokumen.objects.get().pk,
    }
    _sql(perintah)
    assert [satu[: len(temuan.format(**pk))] for satu in _temuan(dunia_rpk.instansi)] == [temuan.format(**pk)]


@pytest.mark.django_db
def test_baris_selipan_ditemukan(dunia_rpk, rpk):
    lain = RencanaKarier.objects.get(pk=rpk.pk)
    lain.pk, lain.tahun_awal = None, TAHUN + 1
    lain.save()
    assert _temuan(dunia_rpk.instansi) == [f"RPK {lain.pk} ada di basis data, tetapi tidak tercatat dalam rantai."]
    call_command("periksa_rantai", "--segel")
    assert _temuan(dunia_rpk.instansi) == []
    assert MataRantai.objects.last().peristiwa == "disegel"


@pytest.mark.django_db
def test_berkas_yang_ditukar_ditemukan(dunia_rpk, rpk):
    dokumen = Dokumen.objects.get()
    default_storage.delete(dokumen.berkas.name)
    assert "tidak ada di penyimpanan" in _temuan(dunia_rpk.instansi)[0]
    default_storage.save(dokumen.berkas.name, ContentFile(b"%PDF-lain"))
    assert "tidak sama dengan yang diterbitkan" in _temuan(dunia_rpk.instansi)[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("perintah", "temuan"),
    [
        ("UPDATE pegawai_matarantai SET keterangan = 'x' WHERE nomor = 3", "Mata 3 (rpk {rpk}, disusun, "),
        ("UPDATE pegawai_matarantai SET oleh_id = NULL WHERE nomor = 7", "Mata 7 (rpk {rpk}, diperiksa, "),
        ("DELETE FROM pegawai_matarantai WHERE nomor = 4", "Mata 4 hilang: sesudah mata 3 tercatat mata 5."),
        ("DELETE FROM pegawai_matarantai WHERE nomor >= 10", "Mata 10 sampai 11 hilang dari ujung rantai."),
        ("UPDATE pegawai_kepalarantai SET nomor = 9", "Kepala rantai tercatat 9, sedangkan mata terakhir 11."),
    ],
)
def test_mata_yang_dirusak_disebut_yang_pertama(dunia_rpk, rpk, perintah, temuan):
    _sql(LEPAS[connection.vendor])
    _sql(perintah)
    assert _temuan(dunia_rpk.instansi)[0].startswith(temuan.format(rpk=rpk.pk))


@pytest.mark.django_db
def test_rantai_yang_ditulis_ulang_ditemukan_dari_kepala_tercetak(dunia_rpk, rpk):
    tercetak = kepala(dunia_rpk.instansi.pk)
    assert _temuan(dunia_rpk.instansi, terbit=dict([tercetak])) == []
    _sql(LEPAS[connection.vendor])
    MataRantai.objects.all().delete()
    _sql("UPDATE pegawai_kepalarantai SET nomor = 0, sidik = %s", AWAL)
    call_command("periksa_rantai", "--segel")
    assert _temuan(dunia_rpk.instansi) == []
    assert _temuan(dunia_rpk.instansi, terbit=dict([tercetak])) == [
        "Kepala rantai 11 yang pernah diumumkan tidak ada lagi."
    ]
    palsu = {3: "f" * 64}
    assert _temuan(dunia_rpk.instansi, terbit=palsu) == [
        "Mata 3 tidak sama dengan kepala rantai yang pernah diumumkan."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("perintah", "hanya"),
    [("UPDATE pegawai_matarantai SET keterangan = 'x'", None), ("DELETE FROM pegawai_matarantai", "postgresql")],
)
def test_basis_data_menolak_perubahan_mata(dunia_rpk, rpk, perintah, hanya):
    if hanya and connection.vendor != hanya:
        pytest.skip("SQLite mengosongkan tabel dengan DELETE, jadi tidak dijaga pemicu")
    with pytest.raises(DatabaseError, match="Mata rantai tidak dapat"), transaction.atomic():
        _sql(perintah)


@pytest.mark.django_db
def test_perintah(dunia_rpk, rpk, capsys):
    call_command("periksa_rantai", "--json")
    data = json.loads(capsys.readouterr().out)
    nomor, sidik = kepala(dunia_rpk.instansi.pk)
    satu = {"kode": "kab-uji", "utuh": True, "mata": nomor, "kepala": sidik, "temuan": []}
    satu |= {"disegel": 0, "segel_lama": 0}
    assert data == {"utuh": True, "instansi": [satu]}
    call_command("periksa_rantai", "--kode-instansi", "kab-uji", "--kepala", f"{nomor}:{sidik}")
    assert "Utuh." in capsys.readouterr().out
    _sql("UPDATE karier_rencanakarier SET nomor = 'lain'")
    for argumen, kode in (
        ([], 1),
        (["--kepala", "11:ab", "--kode-instansi", "kab-uji"], 2),
        (["--kepala", f"{nomor}:{sidik}"], 2),
        (["--kode-instansi", "tidak-ada"], 2),
    ):
        with pytest.raises(SystemExit) as berhenti:
            call_command("periksa_rantai", *argumen)
        assert berhenti.value.code == kode


@pytest.mark.django_db(transaction=True)
def test_dua_sekaligus_mengantre(dunia_rpk):
    if connection.vendor == "sqlite":
        pytest.skip("basis data dalam memori tidak dapat dipakai dua utas")
    dunia_rpk.jabatan("administrator")
    rpk = susun(pegawai=dunia_rpk.orang(9), tahun_awal=TAHUN, oleh=dunia_rpk.sdm)

    Periode.objects.update(status=StatusPeriode.DIBUKA)

    def catat():
        try:
            for _ in range(5):
                ikat(instansi_id=dunia_rpk.instansi.pk, butir=[Butir("rpk", rpk.pk, "uji")], oleh=None)
        finally:
            connections.close_all()

    benang = [threading.Thread(target=catat) for _ in range(3)]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join()
    hasil = periksa_rantai(dunia_rpk.instansi)
    assert (hasil.mata, hasil.temuan) == (15, [])
