"""What makes paper provable: payload in the QR code, head of the chain in the foot, data that match both."""

import io
import json

import pytest
from pypdf import PdfReader

from karier.dokumen.lampiran import NAMA, sidik_isi
from karier.models import Dokumen
from karier.selectors.dokumen import isi_berkas
from karier.services.dokumen import terbitkan
from pegawai.selectors.periksa_rantai import periksa_rantai
from pegawai.services.rantai import Butir, ikat
from talenta.umum.gudang_kunci import kunci_publik
from talenta.umum.segel import periksa_muatan
from tests.karier.pabrik_dokumen import buat_rpk
from tests.pabrik import buat_pengguna


@pytest.mark.django_db
def test_dokumen_terbit_bermeterai():
    rpk = buat_rpk(ditetapkan=True)
    ikat(instansi_id=rpk.instansi_id, butir=[Butir("rpk", rpk.pk, "uji")], oleh=None)
    mata = rpk.instansi.rantai.get()
    dokumen = terbitkan(rpk=rpk, oleh=buat_pengguna("ppk", rpk.instansi))
    periksa = dokumen.isi["verifikasi"]
    muatan = periksa_muatan(periksa["qr"], kunci_publik(rpk.instansi.kode))
    assert periksa["qr"].startswith(periksa["alamat"] + "#TLN1.")
    assert (muatan.nomor, muatan.versi, f"{muatan.tanggal}") == (rpk.nomor, 1, "2026-02-03")
    assert muatan.sidik == sidik_isi(dokumen.isi)
    assert periksa["rantai"] == f"1:{mata.sidik[:16]}"
    pembaca = PdfReader(io.BytesIO(isi_berkas(dokumen)))
    assert all(f"Rantai 1:{mata.sidik[:16]}" in " ".join(halaman.extract_text().split()) for halaman in pembaca.pages)
    data = json.loads(pembaca.attachments[NAMA][0])
    assert data["sidik_isi"] == muatan.sidik == sidik_isi(data["isi"])
    assert periksa_rantai(rpk.instansi, terbit={1: mata.sidik[:16]}).temuan == [
        f"Riwayat persetujuan {satu.pk} ada di basis data, tetapi tidak tercatat dalam rantai."
        for satu in rpk.riwayat.all()
    ]
    assert Dokumen.objects.count() == 1
