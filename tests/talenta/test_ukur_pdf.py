"""The benchmark of documents measures a real document and leaves nothing behind."""

import pytest

from karier.models import RencanaKarier
from pegawai.models import Instansi
from talenta.ukur import pdf


@pytest.mark.django_db
def test_mengukur_dan_tidak_meninggalkan_apa_pun(monkeypatch):
    dicetak = []
    monkeypatch.setattr(pdf, "cetak_dokumen", dicetak.append)
    hasil = pdf.ukur_satu(putaran=1)
    assert [len(isi["tahunan"]) for isi in dicetak] == [5, 5]
    assert sum(len(satu["langkah"]) for satu in dicetak[0]["tahunan"]) == 7
    assert min(hasil["dasar_ms"], hasil["dasar_hangat_ms"]) > hasil["kita_ms"] >= 0
    assert hasil["rasio_hangat"] < 1
    assert hasil["tercapai"] is True
    assert (RencanaKarier.objects.count(), Instansi.objects.count()) == (0, 0)
