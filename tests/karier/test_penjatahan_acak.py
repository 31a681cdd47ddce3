"""Plans drawn up in bulk over agencies made at random: no step of any plan breaks a rule, no post is promised twice.

Each step is judged twice: by the application, and by the truth table written by hand from the regulations. Drawn up by
the shipped readings and by stricter ones.
"""

from datetime import date

from django.db import transaction
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as pengaturan_uji
from hypothesis import strategies as st

from karier.aturan.waktu import tambah_tahun
from karier.selectors.pemeriksaan import hari_langkah, periksa_banyak
from karier.services.rpk import susun_banyak
from pegawai.aturan.jenjang import tmt_pensiun
from pegawai.models import HukumanDisiplin, PenilaianKinerja, Rumpun, StandarKompetensi
from tests.karier.pabrik_rpk import TAHUN
from tests.karier.test_penjatahan import _tak_berlebih
from tests.karier.test_tabel_kebenaran import BUP, PENDIDIKAN, SEL, TANGGA

KETAT = {
    "pengawas_masa_kerja": 4,
    "jpt_madya_dari_ahli_utama": False,
    "jf_ke_jf_satu_rumpun": True,
    "sisa_masa_kerja": 4,
    "jpm_minimal": 90,
    "jeda_langkah": 3,
    "mutasi_minimal": 3,
    "hukuman_sejak_selesai": True,
}
TABEL = {(dari, ke): (jalur, tahun) for dari, ke, jalur, tahun in SEL}
USIA = {"jpt_utama": 58, "jpt_madya": 58, "jpt_pratama": 56}
STRUKTURAL = ["pelaksana", "pengawas", "administrator", "jpt_pratama", "jpt_madya"]
RUNG = [*STRUKTURAL, "ahli_pertama", "ahli_muda", "ahli_madya", "ahli_utama", "penyelia", "mahir"]
POS = st.tuples(
    st.sampled_from([*STRUKTURAL, *RUNG]),
    st.integers(0, 2),
    st.sampled_from(["Keuangan", "Keuangan", "Hukum", None]),
    st.sampled_from([None, None, 3, 4, 5]),
    st.sampled_from(["", "", "s2"]),
)
ORANG = st.tuples(
    st.sampled_from([9, 9, 8, 7, 5, 4, 2, 1]),
    st.sampled_from(RUNG),
    st.integers(2, 5),
    st.dates(date(2012, 1, 1), date(2026, 6, 30)),
    st.dates(date(1964, 1, 1), date(1995, 12, 31)),
    st.sampled_from(["slta", "d3", "s1", "s1", "s2"]),
    st.sampled_from(
        [
            *(None, None, None, None, ("ringan", date(2026, 1, 1), None), ("berat", date(2025, 2, 1), None)),
            ("sedang", date(2026, 3, 1), date(2027, 3, 1)),
            ("berat", date(2025, 5, 1), date(2026, 5, 1)),
        ]
    ),
    st.sampled_from(["baik", "baik", "baik", "kurang"]),
)


def _isi(dunia, pos, orang):
    rumpun = {nama: Rumpun.objects.get_or_create(nama=nama)[0] for nama in ("Keuangan", "Hukum")}
    for n, (jenjang, kebutuhan, nama, level, pendidikan) in enumerate(pos):
        jabatan = dunia.jabatan(jenjang, kebutuhan, nama=_nama(jenjang, n % 2, n), pendidikan_min=pendidikan)
        jabatan.peta.update(rumpun=rumpun.get(nama), kritis=n % 3 == 0)
        if level:
            StandarKompetensi.objects.create(jabatan=jabatan, kompetensi="integritas", level=level)
    for n, (kotak, jenjang, level, tmt, lahir, pendidikan, hukuman, predikat) in enumerate(orang):
        milik = dunia.jabatan(jenjang, 1, unit=dunia.bidang, nama=_nama(jenjang, n % 2, 100 + n))
        satu = dunia.orang(
            kotak, level=level, jabatan=milik, tmt_jabatan=tmt, tanggal_lahir=lahir, pendidikan=pendidikan
        )
        if hukuman:
            HukumanDisiplin.objects.create(pegawai=satu, tingkat=hukuman[0], mulai=hukuman[1], selesai=hukuman[2])
        if predikat != "baik":
            kurang = {"predikat": "kurang", "hasil_kerja": "sesuai", "perilaku_kerja": "di_bawah"}
            PenilaianKinerja.objects.filter(pegawai=satu, tahun=2025).update(**kurang)


def _nama(jenjang, keluarga, nomor):
    """Name a JF by its family and rung, as SIASN does; any other post by its number."""
    akhiran = {"ahli_pertama": "Ahli Pertama", "ahli_muda": "Ahli Muda", "ahli_madya": "Ahli Madya"}
    akhiran |= {"ahli_utama": "Ahli Utama", "penyelia": "Penyelia", "mahir": "Mahir"}
    return f"{('Analis', 'Auditor')[keluarga]} {akhiran[jenjang]}" if jenjang in akhiran else f"{jenjang} {nomor}"


def _sah(langkah, *, ketat):
    """Assert what the regulations ask of a move, from the records themselves and the table written by hand."""
    orang, pada = langkah.rpk.pegawai, hari_langkah(langkah)
    dari, ke = orang.jabatan.jenjang, langkah.jabatan.jenjang
    jalur, tahun = TABEL[dari, ke]
    if (dari, ke) != ("penyelia", "ahli_pertama"):  # vertical inside one rumpun, otherwise horizontal
        assert langkah.jalur == jalur
    assert tambah_tahun(orang.tmt_jabatan, tahun) <= pada
    diminta = max(PENDIDIKAN.get(ke, "slta"), langkah.jabatan.pendidikan_min or "sd", key=TANGGA.index)
    assert TANGGA.index(orang.pendidikan) >= TANGGA.index(diminta)
    if ke in USIA and dari != ke:
        assert pada <= tambah_tahun(orang.tanggal_lahir, USIA[ke])
    assert pada < tmt_pensiun(orang.tanggal_lahir, BUP[dari])
    assert tambah_tahun(pada, KETAT["sisa_masa_kerja"] if ketat else 2) <= tmt_pensiun(orang.tanggal_lahir, BUP[ke])
    assert not orang.penilaian_kinerja.filter(tahun=2025, predikat="kurang").exists()
    for hukuman in orang.hukuman_disiplin.exclude(tingkat="ringan"):
        assert hukuman.selesai is not None
        assert hukuman.selesai <= pada
        assert tambah_tahun(hukuman.selesai if ketat else hukuman.mulai, 2) <= pada
    kurang = [p for p in langkah.penyelarasan.all() if p.kesenjangan]
    assert all(p.pengembangan and p.tahun < pada.year for p in kurang)


@pengaturan_uji(
    max_examples=16,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    pos=st.lists(POS, min_size=6, max_size=14),
    orang=st.lists(ORANG, min_size=5, max_size=14),
    ketat=st.booleans(),
)
def test_tidak_ada_langkah_yang_melanggar(pos, orang, ketat, dunia_rpk, settings):
    settings.TALENTA_BACAAN = KETAT if ketat else {}
    with transaction.atomic():
        _isi(dunia_rpk, pos, orang)
        hasil = susun_banyak(instansi=dunia_rpk.instansi, tahun_awal=TAHUN, oleh=None)
        masalah = {pk: [p.teks for p in satu.pelanggaran] for pk, satu in periksa_banyak(hasil.rpk).items()}
        assert masalah == {satu.pk: [] for satu in hasil.rpk}
        langkah = _tak_berlebih()
        for satu in langkah:
            _sah(satu, ketat=ketat)
        assert all(satu.catatan for satu in hasil.rpk if not any(s.rpk_id == satu.pk for s in langkah))
        transaction.set_rollback(True)
    dunia_rpk.urutan.clear()
