"""The kept counts are right to the row after whatever happens to a placement, and the grid reads the same from them."""

import re
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from itertools import product
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from pegawai.models import Klaster, Pegawai, Pengguna, PetaJabatan, Rumpun, UnitKerja
from pemetaan.models import Pemetaan, Penempatan, PerubahanKotak, PindahUnit, RekapKotak, Skema
from pemetaan.selectors.grid import SaringGrid, hitung_kotak, penempatan_terlihat, saring
from pemetaan.selectors.rekap import jumlah_grid, jumlah_pemetaan, jumlah_tersaring
from pemetaan.services.bawa import bawa
from pemetaan.services.kalibrasi import batalkan
from pemetaan.services.mesin.rekap import selisih_rekap, tulis_rekap
from pemetaan.services.petakan import petakan
from pemetaan.services.sidang import tutup
from talenta.umum.galat import GalatAplikasi
from tests.pabrik import buat_pegawai, buat_pengguna, buat_unit
from tests.pabrik_talenta import buat_pemetaan, buat_penempatan
from tests.pemetaan.acak import TAHUN, buat_agensi
from tests.pemetaan.pabrik_sidang import buat_pindah, buat_sidang

ORANG = 30
LANGKAH = UnitKerja.steplen


def _hitung_telanjang(pemetaan: Pemetaan) -> Counter[tuple[object, ...]]:
    """Count every placement once in its unit and once in each unit above, in Python."""
    hasil: Counter[tuple[object, ...]] = Counter()
    kolom = ("unit_path", "level", "rumpun_id", "klaster_id", "kotak_akhir", "sebab")
    for jalur, level, rumpun, klaster, kotak, sebab in pemetaan.penempatan.values_list(*kolom):
        for panjang in range(0, len(jalur) + 1, LANGKAH):
            hasil[jalur[:panjang], level, rumpun or 0, klaster or 0, kotak or 0, sebab] += 1
    return hasil


def _tersimpan(pemetaan: Pemetaan) -> dict[tuple[object, ...], int]:
    kolom = ("jalur", "level", "rumpun", "klaster", "kotak", "sebab", "jumlah")
    return {tuple(baris[:-1]): baris[-1] for baris in pemetaan.rekap.filter(jumlah__gt=0).values_list(*kolom)}


def _periksa() -> None:
    for pemetaan in Pemetaan.objects.all():
        assert _tersimpan(pemetaan) == dict(_hitung_telanjang(pemetaan)), pemetaan.pk
        assert selisih_rekap(pemetaan_id=pemetaan.pk) == 0


class _Dunia:
    """An agency of random people in a tree of units, mapped once, and what can happen to it."""

    def __init__(self, benih: int) -> None:
        self.acak = Random(benih)
        self.instansi = buat_agensi(self.acak, ORANG)
        self._tumbuhkan()
        self.tim = buat_pengguna("tim", self.instansi)
        for satu in self.unit[-3:-1]:
            buat_pengguna("sdm", self.instansi, unit=satu)
        self.skema = Skema.objects.filter(kode="dasar").get()
        self.petakan()

    def _tumbuhkan(self) -> None:
        akar = list(UnitKerja.objects.filter(instansi=self.instansi))
        anak = [buat_unit(induk=akar[0]) for _ in range(2)]
        semua = [*akar, *anak, buat_unit(induk=anak[0])]
        golongan = [None, *(Rumpun.objects.create(nama=f"Rumpun {self.instansi.pk} {n}") for n in range(2))]
        kelompok = [None, Klaster.objects.create(nama=f"Klaster {self.instansi.pk}")]
        for satu in Pegawai.objects.filter(instansi=self.instansi).select_related("jabatan"):
            satu.unit = self.acak.choice(semua)
            satu.save()
            isi = {"rumpun": self.acak.choice(golongan), "klaster": self.acak.choice(kelompok), "kebutuhan": 1}
            PetaJabatan.objects.get_or_create(jabatan=satu.jabatan, unit=satu.unit, defaults=isi)
        self.unit, self.rumpun, self.klaster = semua, golongan, kelompok
        for unit in semua:
            unit.refresh_from_db()

    def orang(self, **syarat: object) -> Penempatan:
        return self.acak.choice(list(self.pemetaan.penempatan.filter(**syarat).order_by("pk")))

    def petakan(self) -> None:
        if hasattr(self, "sidang"):
            tutup(sidang=self.sidang, oleh=self.tim)
        self.pemetaan = petakan(instansi=self.instansi, tahun=TAHUN, skema=self.skema).pemetaan
        self.sidang = buat_sidang(self.pemetaan, self.tim)

    def pindahkan(self) -> None:
        satu = self.orang(kotak_akhir__isnull=False)
        buat_pindah(self.sidang, satu, self.acak.choice([n for n in range(1, 10) if n != satu.kotak_akhir]), self.tim)

    def batalkan(self) -> None:
        terakhir = PerubahanKotak.objects.filter(sidang=self.sidang, membatalkan=None).order_by("-pk").first()
        if terakhir is not None and not hasattr(terakhir, "dibatalkan_oleh"):
            try:
                batalkan(perubahan=terakhir, alasan="Keliru membaca berkas pegawai lain.", oleh=self.tim)
            except GalatAplikasi:
                assert PerubahanKotak.objects.filter(penempatan=terakhir.penempatan, ke__gt=terakhir.ke).exists()

    def bawa(self) -> None:
        with suppress(GalatAplikasi):  # nothing to carry over
            bawa(sidang=self.sidang, oleh=self.tim)

    def pindah_unit(self) -> None:
        """Where a person works today; the next run freezes it."""
        Pegawai.objects.filter(pk=self.orang().pegawai_id).update(unit=self.acak.choice(self.unit))

    def pindah_pohon(self) -> None:
        """A unit comes below another one, with all its people and the units below it."""
        unit, induk = (UnitKerja.objects.get(pk=satu.pk) for satu in self.acak.sample(self.unit, 2))
        if not induk.is_descendant_of(unit):
            UnitKerja.objects.move(unit, induk, "last-child")
        for satu in self.unit:
            satu.refresh_from_db()

    def pindah_semua(self) -> None:
        """A unit is dissolved into another one."""
        dari, ke = self.acak.sample(self.unit, 2)
        Pegawai.objects.filter(unit=dari).update(unit=ke)

    def berhenti(self) -> None:
        Pegawai.objects.filter(pk=self.orang().pegawai_id).update(aktif=False)

    def ubah_langsung(self) -> None:
        """Change what a placement froze, behind every service's back."""
        unit = self.acak.choice(self.unit)
        isi = self.acak.choice([
            {"level": self.acak.randrange(1, 6)},
            {"rumpun": self.acak.choice(self.rumpun)},
            {"klaster": self.acak.choice(self.klaster)},
            {"unit": unit, "unit_path": unit.path},
            {"level": 2, "rumpun": None, "unit": unit, "unit_path": unit.path},
        ])  # fmt: skip
        semua = [satu.pk for satu in self.pemetaan.penempatan.all() if self.acak.random() < 0.3]
        Penempatan.objects.filter(pk__in=semua).update(**isi)

    def kosongkan(self) -> None:
        satu = self.orang(kotak_akhir__isnull=False)
        kosong = dict.fromkeys(("kotak", "kotak_akhir", "peringkat"))
        Penempatan.objects.filter(pk=satu.pk).update(sebab="belum ada SKP", **kosong)

    def hapus_orang(self) -> None:
        """Take a placement that no session has touched out of its run."""
        Penempatan.objects.filter(pk=self.orang(perubahan__isnull=True).pk).delete()


LAKUKAN = [nama for nama in vars(_Dunia) if not nama.startswith("_") and nama != "orang"]


def _periksa_lingkup(dunia: _Dunia) -> None:
    """An officer of any unit reads from the kept counts what a bare count of today's people of the unit gives."""
    for pemetaan in Pemetaan.objects.filter(periode__instansi=dunia.instansi):
        for petugas in Pengguna.objects.filter(instansi=dunia.instansi, unit__isnull=False).select_related("unit"):
            semua = penempatan_terlihat(petugas, pemetaan)
            for isi in (SaringGrid(level=2), SaringGrid(rumpun=dunia.rumpun[1], unit=dunia.unit[1])):
                benar = hitung_kotak(saring(semua, isi, petugas))
                assert jumlah_grid(petugas, pemetaan, isi) == benar, (petugas.unit, isi)


class RekapTetapBenar(TestCase):
    """Hypothesis draws an agency and what happens to it, step by step."""

    @settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(benih=st.integers(0, 2**32), langkah=st.lists(st.sampled_from(LAKUKAN), min_size=3, max_size=8))
    def test_apa_pun_yang_terjadi(self, benih: int, langkah: list[str]) -> None:
        dunia = _Dunia(benih)
        _periksa()
        _periksa_lingkup(dunia)
        for satu in langkah:
            getattr(dunia, satu)()
            _periksa()
            _periksa_lingkup(dunia)


@pytest.mark.django_db
def test_tiap_saringan_sama_dengan_hitungan_telanjang() -> None:
    dunia = _Dunia(7)
    for satu in ("pindahkan", "ubah_langsung", "pindahkan", "ubah_langsung", "pindah_unit"):
        getattr(dunia, satu)()
    sdm, sdm_unit = buat_pengguna("sdm", dunia.instansi), buat_pengguna("sdm", dunia.instansi, unit=dunia.unit[0])
    berisi = 0
    for level, rumpun, klaster, unit, q in product(
        (None, 2, 5), dunia.rumpun, dunia.klaster, (None, *dunia.unit), ("", "orang 1")
    ):
        isi = SaringGrid(level, rumpun, klaster, unit, q)
        for pengguna in (sdm, sdm_unit):
            orang = saring(penempatan_terlihat(pengguna, dunia.pemetaan), isi, pengguna)
            benar = hitung_kotak(orang)
            assert jumlah_tersaring(pengguna, dunia.pemetaan, isi, orang) == benar, isi
            if not q:
                assert jumlah_grid(pengguna, dunia.pemetaan, isi) == benar, isi
            berisi += benar.dipetakan
    assert berisi


@pytest.mark.django_db
def test_lingkup_unit_dibaca_dari_rekap() -> None:
    """For an officer of one unit no people are counted but those who have moved since the run."""
    dunia = _Dunia(3)
    petugas = Pengguna.objects.select_related("unit", "instansi").get(unit=dunia.unit[-2])
    petugas.peran  # noqa: B018 - reads the roles, which is not what is counted
    PindahUnit.objects.all().delete()
    with CaptureQueriesContext(connection) as sql:
        asal = jumlah_grid(petugas, dunia.pemetaan)
    assert len(sql) == 2
    dari = dunia.unit[0]
    orang = dunia.orang(unit=dari).pegawai
    Pegawai.objects.filter(pk=orang.pk).update(unit=petugas.unit)
    with CaptureQueriesContext(connection) as sql:
        kini = jumlah_grid(petugas, dunia.pemetaan)
    assert kini.dipetakan + kini.tanpa_kotak == asal.dipetakan + asal.tanpa_kotak + 1
    tabel = ("pemetaan_rekapkotak", "pemetaan_pindahunit", "pemetaan_penempatan")
    assert [nama in satu["sql"] for nama, satu in zip(tabel, sql, strict=True)] == [True] * 3
    assert re.search(rf'"pegawai_id" IN \({orang.pk}\)', sql[2]["sql"])
    assert list(PindahUnit.objects.values_list("pegawai", flat=True).order_by("-pada")[:1]) == [orang.pk]
    Pegawai.objects.filter(pk=orang.pk).update(unit=dari)
    assert jumlah_grid(petugas, dunia.pemetaan) == asal


@pytest.mark.django_db
def test_lingkup_unit_tidak_membaca_pindahan_sebelum_pemetaan() -> None:
    dunia = _Dunia(3)
    dunia.pindah_semua()
    PindahUnit.objects.update(pada=dunia.pemetaan.dibuat_pada - timedelta(days=2))
    dunia.petakan()
    semua = [
        (jumlah_grid(satu, dunia.pemetaan), hitung_kotak(penempatan_terlihat(satu, dunia.pemetaan)))
        for satu in Pengguna.objects.filter(unit__in=dunia.unit)
    ]
    assert [kini for kini, _ in semua] == [benar for _, benar in semua]


@pytest.mark.django_db
def test_hapus_pemetaan_menghapus_rekapnya() -> None:
    dua = [buat_pemetaan(buat_unit().instansi, tahun) for tahun in (2024, 2025)]
    for pemetaan in dua:
        buat_penempatan(pemetaan, buat_pegawai(), 5)
    dua[0].delete()
    assert not RekapKotak.objects.filter(pemetaan=dua[0].pk).exists()
    _periksa()


@pytest.mark.django_db
def test_tulis_ulang_memperbaiki_yang_salah() -> None:
    pemetaan = buat_pemetaan(buat_unit().instansi)
    buat_penempatan(pemetaan, buat_pegawai(), 5)
    RekapKotak.objects.filter(jalur="").update(jumlah=7)
    RekapKotak.objects.exclude(jalur="").delete()
    assert selisih_rekap(pemetaan_id=pemetaan.pk) == 3
    tulis_rekap(pemetaan_id=pemetaan.pk)
    assert selisih_rekap(pemetaan_id=pemetaan.pk) == 0
    assert jumlah_pemetaan(pemetaan).kotak[5] == 1


@pytest.mark.django_db
def test_yang_dihapus_tidak_tertinggal_di_pindahan() -> None:
    """A row without its person would stop ``dumpdata``, also where a person was deleted past the ORM."""
    dunia = _Dunia(3)
    orang = buat_pegawai(unit=dunia.unit[0])
    Pegawai.objects.filter(pk=orang.pk).update(unit=dunia.unit[1])
    assert PindahUnit.objects.filter(pk=orang.pk).exists()
    Pegawai.objects.filter(pk=orang.pk)._raw_delete("default")
    assert not PindahUnit.objects.filter(pk=orang.pk).exists()
