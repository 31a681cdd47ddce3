"""Pages of monitoring, catalogue and packages ask the database as often with twice the plans."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from karier.models import ButirPaket
from karier.services.perubahan import ubah
from tests.karier.pabrik_dokumen import buat_rpk, tambah_langkah
from tests.karier.pabrik_pelaksanaan import buat_bukti, buat_dokumen, buat_evaluasi, buat_katalog, buat_paket


@pytest.mark.django_db
def test_kueri_tetap(dunia_rpk, masuk_sebagai):
    sdm = masuk_sebagai(dunia_rpk.sdm)
    paket, evaluasi = buat_paket(dunia_rpk.instansi), buat_evaluasi(dunia_rpk.sdm)
    rpk = buat_rpk(dunia_rpk.orang(9), ditetapkan=True)
    versi = ubah(rpk=rpk, alasan="x", oleh=dunia_rpk.sdm)
    alamat = [
        "/karier/pemantauan/?tahun=2026",
        "/karier/pemantauan/langkah/?tahun=2026",
        "/karier/pemantauan/evaluasi/",
        f"/karier/pemantauan/evaluasi/{evaluasi.pk}/",
        "/karier/katalog/",
        "/karier/katalog/rekap/?tahun=2026",
        "/karier/paket/",
        f"/karier/paket/{paket.pk}/",
        f"/karier/rpk/{versi.pk}/banding/",
    ]

    def tambah(banyak):
        for nomor in range(banyak):
            satu = buat_rpk(dunia_rpk.orang(9), ditetapkan=True)
            tambah_langkah(satu, 2026, waktu="Triwulan IV 2026")
            buat_bukti(satu, dunia_rpk.sdm).berkas.close()
            katalog = buat_katalog(dunia_rpk.instansi, f"Pelatihan {satu.pk}-{nomor}")
            satu.langkah.first().penyelarasan.exclude(pengembangan="").update(katalog=katalog, jp=120, biaya=1)
            ButirPaket.objects.create(paket=paket, rpk=satu, dokumen=buat_dokumen(satu))
            tambah_langkah(versi, 2029 + nomor % 2)

    def hitung(satu):
        with CaptureQueriesContext(connection) as tangkap:
            assert sdm.get(satu).status_code == 200
        return len(tangkap)

    tambah(2)
    [hitung(satu) for satu in alamat]
    awal = {satu: hitung(satu) for satu in alamat}
    tambah(3)
    assert {satu: hitung(satu) for satu in alamat} == awal
    assert max(awal.values()) <= 16, awal
