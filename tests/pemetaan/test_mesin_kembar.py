"""The statement and its twin agree on random people, to the last digit, rank and reason, for every kind of scheme."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from pegawai.models import Pegawai
from pemetaan.aturan.keabsahan import keberatan, komponen_dari
from pemetaan.aturan.peringkat import kunci_urut
from pemetaan.aturan.skor import BarisSkema, Hitungan, hitung
from pemetaan.models import Pemetaan, Penempatan, Periode, Skema
from pemetaan.pilihan import PraktikSkp
from pemetaan.selectors.hitungan import hitungan_penempatan, masukan_penempatan
from pemetaan.selectors.skema import baris_skema
from pemetaan.services.mesin.masukan import Cakupan
from pemetaan.services.petakan import jalankan
from tests.pemetaan.acak import TAHUN, buat_agensi
from tests.pemetaan.pembaca import Pembaca
from tests.pemetaan.skema_lain import LALU, berpraktik

BANYAK = 260
CONTOH = 8


def _desimal(nilai: Fraction | None) -> Decimal | None:
    return None if nilai is None else Decimal(nilai.numerator * 100 // nilai.denominator).scaleb(-2)


def _ubah_skema(skema: Skema, acak: Random) -> None:
    """Turn a shipped scheme into another valid one: weights with decimals, other rules for missing data, other cuts."""
    skema.bobot_skp_lalu = acak.choice([0, 33, 40, 100])
    skema.poin_skp = {kode: acak.choice([nilai, nilai + 0.25, nilai + 0.01]) for kode, nilai in skema.poin_skp.items()}
    skema.praktik_skp = acak.choice(PraktikSkp.values)
    skema.poin_rating = {"di_atas": acak.choice([100, 95.25]), "sesuai": 80.01, "di_bawah": 40}
    skema.bobot_y = acak.choice([50, 60, 33])
    skema.bobot_x = 100 - skema.bobot_y
    skema.potong_y_atas, skema.potong_x_tinggi = Decimal("83.33"), Decimal("79.99")
    skema.masa_asesmen = acak.choice([1, 3])
    skema.save()
    for komponen in skema.komponen.all():
        for indikator in komponen.indikator.all():
            indikator.bila_kosong = acak.choice(["abaikan", "nol", "tolak", "abaikan"])
            indikator.save()
    x = list(skema.komponen.filter(sumbu="X"))
    x[0].bobot -= Decimal("3.33")
    x[1].bobot += Decimal("3.33")
    for komponen in x[:2]:
        komponen.save()
        pertama = komponen.indikator.first()
        pertama.bobot += Decimal("-3.33") if komponen is x[0] else Decimal("3.33")
        pertama.save()


def _peringkat(harapan: dict[int, Hitungan], orang: dict[int, Pegawai]) -> dict[int, int]:
    kotak = defaultdict(list)
    for pk, satu in harapan.items():
        if satu.kotak:
            kotak[satu.kotak.nomor].append(pk)

    def kunci(pk: int):
        satu = harapan[pk]
        return kunci_urut(
            nilai_talenta=satu.nilai_talenta,
            skor_potensial=satu.potensial.skor,
            skor_kinerja=satu.kinerja.skor,
            golongan_urut=orang[pk].golongan_urut,
            tmt_golongan=orang[pk].tmt_golongan,
            nip=orang[pk].nip,
        )

    return {pk: urut for isi in kotak.values() for urut, pk in enumerate(sorted(isi, key=kunci), 1)}


def _periksa(skema: Skema, baris: BarisSkema, acak: Random, banyak: int = BANYAK) -> None:
    instansi = buat_agensi(acak, banyak)
    periode = Periode.objects.create(instansi=instansi, tahun=TAHUN)
    pemetaan = Pemetaan.objects.create(periode=periode, skema=skema, versi_aturan="uji")
    aktif = {p.pk: p for p in Pegawai.objects.filter(instansi=instansi, aktif=True).select_related("jabatan")}
    assert jalankan(pemetaan=pemetaan, cakupan=Cakupan(instansi, TAHUN, baris)) == len(aktif)

    rubrik = {i.sumber: i.rubrik for i in baris.indikator}
    pembaca = Pembaca(instansi, rubrik, masa=baris.masa_asesmen)
    harapan = {pk: hitung(baris, pembaca.masukan(satu), TAHUN) for pk, satu in aktif.items()}
    peringkat = _peringkat(harapan, aktif)
    tersimpan = Penempatan.objects.filter(pemetaan=pemetaan).select_related("pemetaan__skema", "pemetaan__periode")
    assert {s.pegawai_id for s in tersimpan} == set(aktif)
    for satu in tersimpan:
        h = harapan[satu.pegawai_id]
        assert _hasil(satu) == _harapan(h, peringkat.get(satu.pegawai_id)), h
        assert hitung(baris, masukan_penempatan(satu), TAHUN).kotak == h.kotak
        assert hitung(baris, masukan_penempatan(satu), TAHUN).sebab == h.sebab
        for indikator, bacaan in h.bacaan:
            nilai = bacaan.nilai
            tampil = None if nilai is None else Fraction((nilai * 100 + Fraction(1, 2)).__floor__(), 100)
            assert getattr(satu, f"n_{indikator.sumber}") == _desimal(tampil), (indikator.sumber, h)
    contoh = tersimpan[0]
    if baris == baris_skema(skema):
        assert hitungan_penempatan(contoh).nilai_talenta == harapan[contoh.pegawai_id].nilai_talenta
    assert any(s.kotak for s in tersimpan)


@pytest.mark.django_db
@pytest.mark.parametrize("praktik", PraktikSkp.values)
def test_tiap_praktik(praktik: str) -> None:
    """Each of the four practices, as an agency would set it up, over one year and over two."""
    acak = Random(praktik)
    skema = Skema.objects.get(kode="bkn-411", versi=1)
    for lalu in LALU[praktik]:
        baris = berpraktik(baris_skema(skema), praktik, lalu)
        assert keberatan(baris, komponen_dari(baris)) == ()
        _periksa(skema, baris, acak, banyak=60)


def _hasil(satu: Penempatan) -> tuple[object, ...]:
    return (
        satu.sebab, satu.skor_kinerja, satu.kinerja, satu.skor_potensial, satu.potensial, satu.nilai_talenta,
        satu.kotak, satu.kotak_akhir, satu.peringkat,
    )  # fmt: skip


def _harapan(h: Hitungan, peringkat: int | None) -> tuple[object, ...]:
    if h.sebab:
        return (h.sebab.teks, None, "", None, "", None, None, None, None)
    return (
        "", _desimal(h.kinerja.skor), h.kinerja.letak.kelas.kode, _desimal(h.potensial.skor),
        h.potensial.letak.kelas.kode, _desimal(h.nilai_talenta), h.kotak.nomor, h.kotak.nomor, peringkat,
    )  # fmt: skip


class MesinKembar(TestCase):
    """Hypothesis draws the seed, the scheme and what is changed in it; each example is a whole agency."""

    @settings(max_examples=CONTOH, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(benih=st.integers(0, 2**32), kode=st.sampled_from(["dasar", "bkn-411"]), ubah=st.booleans())
    def test_pernyataan_sama_dengan_kembarnya(self, benih: int, kode: str, ubah: bool) -> None:
        acak = Random(benih)
        skema = Skema.objects.get(kode=kode, versi=1)
        if ubah:
            _ubah_skema(skema, acak)
        _periksa(skema, baris_skema(skema), acak)


@pytest.mark.django_db
@pytest.mark.parametrize("kode", ["dasar", "bkn-411"])
@pytest.mark.parametrize("ubah", [False, True])
def test_tiap_skema(kode: str, ubah: bool) -> None:
    acak = Random(20250101)
    skema = Skema.objects.get(kode=kode, versi=1)
    if ubah:
        _ubah_skema(skema, acak)
    _periksa(skema, baris_skema(skema), acak)
