"""A what-if says what a mapping by the saved scheme then gives, to the person; nothing is written by asking."""

from collections import Counter
from random import Random

import pytest

from pegawai.models import Pegawai
from pemetaan.aturan.keabsahan import keberatan, komponen_dari
from pemetaan.aturan.skor import BarisSkema
from pemetaan.forms.andaian import FormAndaian
from pemetaan.models import Pemetaan, Penempatan, Skema
from pemetaan.selectors.skema import baris_skema
from pemetaan.services.andaian import andaikan, pratinjau, yang_pindah
from pemetaan.services.petakan import petakan
from pemetaan.services.skema_ubah import Sampul, aktifkan, simpan_andaian
from tests.pabrik import buat_pengguna
from tests.pemetaan.acak import TAHUN, buat_agensi
from tests.pemetaan.skema_lain import acak_skema

pytestmark = pytest.mark.django_db


def _kotak(pemetaan: Pemetaan) -> dict[int, int]:
    return {p: k or 0 for p, k in Penempatan.objects.filter(pemetaan=pemetaan).values_list("pegawai_id", "kotak")}


@pytest.mark.parametrize("kode", ["dasar", "bkn-411"])
@pytest.mark.parametrize("benih", [11, 12, 13])
def test_sama_dengan_pemetaan_menurut_konsep_yang_disimpan(kode, benih):
    acak = Random(benih)
    instansi = buat_agensi(acak, 90)
    asal = Skema.objects.get(kode=kode)
    dasar = petakan(instansi=instansi, tahun=TAHUN, skema=asal).pemetaan
    lain = acak_skema(baris_skema(asal), acak)
    assert keberatan(lain, komponen_dari(lain)) == ()
    penempatan = Penempatan.objects.filter(pemetaan=dasar)
    sebelum = Penempatan.objects.count()
    hasil = andaikan(penempatan=penempatan, skema=lain, panjang_unit=4, orang=500)
    pindah = yang_pindah(penempatan=penempatan, skema=lain)
    kini = pratinjau(instansi=instansi, tahun=TAHUN, skema=lain, lama=dasar)
    assert (Penempatan.objects.count(), Pemetaan.objects.count()) == (sebelum, 1)

    oleh = buat_pengguna("admin", instansi)
    konsep = simpan_andaian(asal=asal, baris=lain, sampul=Sampul("usulan", "Usulan"), oleh=oleh)
    assert baris_skema(konsep).indikator == lain.indikator
    aktifkan(skema=konsep, revisi=konsep.revisi, oleh=oleh)
    nyata = petakan(instansi=instansi, tahun=TAHUN, skema=konsep)
    lama, baru = _kotak(dasar), _kotak(nyata.pemetaan)
    alur = Counter((lama[p], baru[p]) for p in lama)
    assert hasil.alur == kini.alur == alur
    assert hasil.sebab == nyata.belum
    assert hasil.kotak(baru=True) == nyata.kotak
    assert {p.pegawai_id: (p.lama, p.baru) for p in hasil.orang} == {
        p: (lama[p], baru[p]) for p in lama if lama[p] != baru[p]
    }
    assert [p for p, _ in pindah] == hasil.orang
    assert {p.pegawai_id: s for p, s in pindah if not p.baru} == dict(
        Penempatan.objects.filter(pemetaan=nyata.pemetaan, kotak=None, pegawai__in=[p for p in lama if lama[p]])
        .values_list("pegawai_id", "sebab")
    )  # fmt: skip
    per_level: dict[int, Counter] = {}
    for p, level in Penempatan.objects.filter(pemetaan=dasar).values_list("pegawai_id", "level"):
        per_level.setdefault(level, Counter())[lama[p], baru[p]] += 1
    assert hasil.level == per_level
    assert sum((c for c in hasil.unit.values()), Counter()) == alur


def test_tanpa_perubahan_tidak_ada_yang_pindah():
    instansi = buat_agensi(Random(5), 60)
    asal = Skema.objects.get(kode="bkn-411")
    dasar = petakan(instansi=instansi, tahun=TAHUN, skema=asal).pemetaan
    hasil = andaikan(penempatan=Penempatan.objects.filter(pemetaan=dasar), skema=baris_skema(asal), orang=5)
    assert (hasil.pindah, hasil.orang) == (0, [])
    assert hasil.jumlah == Pegawai.objects.filter(instansi=instansi, aktif=True).count()


def _rubrik(baris: BarisSkema, sumber: str) -> list[tuple[str, int]]:
    milik = next(satu for satu in baris.indikator if satu.sumber == sumber)
    return [(r.label if r.bawah is not None else r.kunci, int(r.nilai)) for r in milik.rubrik]


def test_isian_mengubah_rubrik():
    asal = baris_skema(Skema.objects.get(kode="bkn-411"))
    tetap = FormAndaian({}, asal=asal)
    assert tetap.is_valid()
    assert tetap.baris() == asal
    kiriman = {"r_pendidikan_s1": "12", "d_bangkom_jp_2000": "25", "r_bangkom_jp_2000": "99"}
    form = FormAndaian(kiriman, asal=asal)
    assert form.is_valid()
    assert {baris[1:] for baris in form.perubahan} == {("80", "12"), ("20", "25"), ("100", "99")}
    assert tetap.perubahan == []
    assert dict(_rubrik(form.baris(), "pendidikan"))["s1"] == 12
    semula = _rubrik(asal, "bangkom")
    assert _rubrik(form.baris(), "bangkom") == [("25 JP atau lebih", 99), ("10 s.d. < 25 JP", 80), *semula[2:]]
    assert keberatan(form.baris(), komponen_dari(form.baris())) == ()


def test_rentang_rubrik_yang_tidak_bersambung_ditolak():
    form = FormAndaian({"d_bangkom_jp_2000": "7"}, asal=baris_skema(Skema.objects.get(kode="bkn-411")))
    assert not form.is_valid()
    assert list(form.errors) == ["r_bangkom_jp_2000"]
    assert "Pengembangan kompetensi" in form.errors["r_bangkom_jp_2000"][0]
