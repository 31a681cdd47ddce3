"""Each requirement on both sides of its edge; every other fact is in order."""

from dataclasses import replace
from datetime import date

import pytest

from karier.aturan.bacaan import Bacaan
from karier.aturan.fakta import FaktaPegawai, Hukuman, Masa, SyaratJabatan
from karier.aturan.jalur import Posisi
from karier.aturan.kelayakan import layak, periksa
from pegawai.aturan.jenjang import JENJANG, bup
from pegawai.pilihan import Kompetensi

T = date
PADA = T(2026, 6, 1)
TMT = T(2016, 1, 1)
LEVEL = {j: b.level_diminta for j, b in JENJANG.items()}


def _posisi(jenjang, rumpun="Keuangan", keluarga="analis anggaran"):
    return Posisi(jenjang, keluarga if JENJANG[jenjang].kelompok.startswith("jf") else "", rumpun)


def orang(jenjang="pengawas", tmt=TMT, level=5, **lain):
    isi = {
        "jenis_asn": "pns",
        "aktif": True,
        "tanggal_lahir": T(1985, 1, 1),
        "pendidikan": "s2",
        "golongan": "IV/a",
        "posisi": _posisi(jenjang),
        "tmt_jabatan": tmt,
        "bup": bup(jenjang),
        "riwayat": (Masa(tmt, None, jenjang, "Keuangan"),),
        "ada_riwayat": True,
        "predikat": ((2023, "baik"), (2024, "baik"), (2025, "sangat_baik")),
        "level": tuple((k, level) for k in Kompetensi.values),
        "asesmen_tanggal": T(2025, 6, 1),
    }
    return FaktaPegawai(**isi | lain)


def jabatan(jenjang="administrator", level=None, **lain):
    isi = {"posisi": _posisi(jenjang), "bup": bup(jenjang)}
    isi["standar"] = tuple((k, level or LEVEL[jenjang]) for k in Kompetensi.values)
    return SyaratJabatan(**isi | lain)


def hasil(kode, fakta, tujuan, pada=PADA, **opsi):
    semua = {s.kode: s for s in periksa(fakta, tujuan, pada, bacaan=opsi.pop("bacaan", Bacaan()), **opsi).syarat}
    return semua[kode].terpenuhi if kode in semua else "tidak diminta"


def test_semua_terpenuhi():
    keputusan = periksa(orang(), jabatan(), PADA, bacaan=Bacaan())
    assert (keputusan.layak, keputusan.jalur, keputusan.mekanisme) == (True, "vertikal", "rencana_suksesi")
    assert layak(orang(), jabatan(), PADA, bacaan=Bacaan())
    assert all(s.penjelasan.endswith(".") and str(s.dasar) for s in keputusan.syarat)


@pytest.mark.aturan("masa-kerja")
@pytest.mark.parametrize(
    ("jenjang", "tujuan", "tahun", "kode"),
    [
        ("jpt_madya", "jpt_utama", 2, "masa_kerja"),
        ("ahli_utama", "jpt_utama", 2, "masa_kerja"),
        ("jpt_pratama", "jpt_madya", 2, "masa_kerja"),
        ("ahli_utama", "jpt_madya", 2, "masa_kerja"),
        ("administrator", "jpt_pratama", 2, "masa_kerja"),
        ("ahli_madya", "jpt_pratama", 2, "masa_kerja"),
        ("pengawas", "administrator", 3, "masa_kerja"),
        ("ahli_muda", "administrator", 3, "masa_kerja"),
        ("pelaksana", "pengawas", 2, "masa_kerja"),
        ("penyelia", "pengawas", 2, "masa_kerja"),
        ("pelaksana", "pengawas", 4, "pengalaman"),
        ("pengawas", "administrator", 3, "pengalaman"),
        ("administrator", "jpt_pratama", 5, "pengalaman"),
        ("jpt_pratama", "jpt_madya", 7, "pengalaman"),
        ("jpt_madya", "jpt_utama", 10, "pengalaman"),
    ],
)
def test_tahun_minimal_sehari_sebelum_dan_pada_harinya(jenjang, tujuan, tahun, kode):
    fakta = orang(jenjang, T(2024, 3, 1), tanggal_lahir=T(1990, 1, 1))
    genap = T(2024 + tahun, 3, 1)
    assert hasil(kode, fakta, jabatan(tujuan), genap) is True
    assert hasil(kode, fakta, jabatan(tujuan), date.fromordinal(genap.toordinal() - 1)) is False


@pytest.mark.aturan("masa-kerja")
@pytest.mark.parametrize(
    ("asal", "tujuan", "sebutan"),
    [
        ("jpt_madya", "jpt_utama", "JPT Madya/JF Ahli Utama"),
        ("jpt_pratama", "jpt_madya", "JPT Pratama/JF Ahli Utama"),
        ("administrator", "jpt_pratama", "Administrator/JF Ahli Madya"),
        ("pengawas", "administrator", "Pengawas/JF Ahli Muda"),
        ("pelaksana", "pengawas", "Pelaksana/JF Ahli Pertama/JF Penyelia"),
    ],
)
def test_masa_kerja_menyebut_jenjang_pengumpan(asal, tujuan, sebutan):
    semua = periksa(orang(asal), jabatan(tujuan), PADA, bacaan=Bacaan()).syarat
    assert next(s.penjelasan for s in semua if s.kode == "masa_kerja").startswith(f"Masa kerja sebagai {sebutan} ")


@pytest.mark.aturan("masa-kerja")
def test_plt_tidak_dihitung_dan_tumpang_tindih_sekali():
    tmt = T(2025, 1, 1)
    kini = Masa(tmt, None, "pengawas", "Keuangan")
    rangkap = [
        Masa(T(2023, 7, 1), T(2025, 1, 1), "pengawas", "Keuangan"),
        Masa(T(2023, 6, 1), T(2024, 6, 1), "ahli_muda", "Umum"),
    ]
    plt = Masa(T(2010, 1, 1), T(2023, 1, 1), "administrator", "Keuangan", definitif=False)
    fakta = orang(tmt=tmt, riwayat=(*rangkap, kini))
    assert hasil("masa_kerja", fakta, jabatan(), T(2026, 6, 1)) is True
    assert hasil("masa_kerja", fakta, jabatan(), T(2026, 5, 31)) is False
    assert hasil("masa_kerja", orang(tmt=tmt, riwayat=(plt, kini)), jabatan(), T(2026, 6, 1)) is False


@pytest.mark.aturan("masa-kerja")
@pytest.mark.parametrize(
    ("lama_luar", "harapan"),
    [(T(2022, 6, 1), None), (T(2022, 7, 1), False)],
)
def test_jabatan_yang_jenjangnya_tidak_tercatat_membuat_tidak_diketahui(lama_luar, harapan):
    kini = Masa(T(2025, 1, 1), None, "pengawas", "Keuangan")
    luar = Masa(lama_luar, T(2024, 1, 1), None, None)
    fakta = orang(tmt=T(2025, 1, 1), riwayat=(luar, kini))
    for kode in ("masa_kerja", "pengalaman"):
        assert hasil(kode, fakta, jabatan(), T(2026, 6, 1)) is harapan


@pytest.mark.aturan("kinerja-mutasi")
@pytest.mark.aturan("kinerja-lain")
@pytest.mark.parametrize(
    ("asal", "tujuan", "dasar"),
    [
        ("pelaksana", "pengawas", "PP 11/2017"),
        ("pengawas", "administrator", "PP 11/2017"),
        ("jpt_pratama", "jpt_pratama", "Peraturan BKN 5/2019"),
        ("administrator", "jpt_pratama", "UU 20/2023"),
        ("ahli_muda", "ahli_madya", "UU 20/2023"),
    ],
)
def test_dasar_kinerja_menurut_jabatan_tujuan(asal, tujuan, dasar):
    semua = periksa(orang(asal), jabatan(tujuan), PADA, bacaan=Bacaan()).syarat
    assert str(next(s.dasar for s in semua if s.kode == "kinerja")).startswith(dasar)


@pytest.mark.parametrize(
    ("riwayat", "ada", "rumpun", "harapan"),
    [
        ((), False, "Keuangan", None),
        ((Masa(T(2010, 1, 1), T(2023, 1, 1), "pengawas", "Hukum"),), True, "Keuangan", False),
        ((Masa(T(2010, 1, 1), T(2023, 1, 1), None, None),), True, "Keuangan", None),
        ((Masa(T(2021, 1, 1), T(2023, 1, 1), "pengawas", "Keuangan"),), True, "Keuangan", True),
        ((Masa(T(2010, 1, 1), T(2023, 1, 1), "pengawas", "Keuangan"),), True, None, None),
    ],
)
def test_pengalaman_bidang_diketahui_atau_tidak(riwayat, ada, rumpun, harapan):
    kini = Masa(T(2023, 1, 1), None, "administrator", "Keuangan")
    fakta = orang("administrator", T(2023, 1, 1), riwayat=(*riwayat, kini), ada_riwayat=ada)
    tujuan = jabatan("jpt_pratama", posisi=_posisi("jpt_pratama", rumpun))
    assert hasil("pengalaman", fakta, tujuan) is harapan


@pytest.mark.parametrize(
    ("kode", "ubah", "tujuan", "harapan"),
    [
        ("pendidikan", {"pendidikan": "d3"}, {}, False),
        ("pendidikan", {"pendidikan": "d4"}, {}, True),
        ("pendidikan", {"pendidikan": "s1"}, {"pendidikan_min": "s2"}, False),
        ("golongan", {"golongan": "III/c"}, {"golongan_min": "III/d"}, False),
        ("golongan", {"golongan": "III/d"}, {"golongan_min": "III/d"}, True),
        ("golongan", {"golongan": "XI"}, {"golongan_min": "III/d"}, None),
        ("golongan", {}, {}, "tidak diminta"),
        ("status", {"jenis_asn": "pppk"}, {}, False),
        ("status", {"aktif": False}, {}, False),
        ("kinerja", {"predikat": ((2024, "baik"), (2025, "butuh_perbaikan"))}, {}, False),
        ("kinerja", {"predikat": ((2025, "baik"),)}, {}, None),
        ("kinerja", {"predikat": ((2023, "kurang"), (2024, "baik"), (2025, "baik"))}, {}, True),
        ("kompetensi", {"asesmen_tanggal": None, "level": ()}, {}, None),
        ("kompetensi", {"asesmen_tanggal": T(2023, 6, 1)}, {}, True),
        ("kompetensi", {"asesmen_tanggal": T(2023, 5, 31)}, {}, None),
        ("disiplin", {"hukuman": (Hukuman("berat", T(2024, 6, 1), T(2025, 6, 1)),)}, {}, True),
        ("disiplin", {"hukuman": (Hukuman("sedang", T(2024, 6, 2), T(2025, 6, 1)),)}, {}, False),
        ("disiplin", {"hukuman": (Hukuman("sedang", T(2020, 1, 1), None),)}, {}, False),
        ("disiplin", {"hukuman": (Hukuman("berat", T(2023, 1, 1), T(2026, 6, 1)),)}, {}, True),
        ("disiplin", {"hukuman": (Hukuman("berat", T(2023, 1, 1), T(2026, 6, 2)),)}, {}, False),
        ("disiplin", {"hukuman": (Hukuman("ringan", T(2026, 1, 1), None),)}, {}, True),
        ("disiplin", {"hukuman": (Hukuman("berat", T(2026, 6, 2), None),)}, {}, True),
        ("sisa_masa_kerja", {"tanggal_lahir": T(1970, 5, 31)}, {}, True),
        ("sisa_masa_kerja", {"tanggal_lahir": T(1970, 4, 30)}, {}, False),
        ("jalur", {}, {"aktif": False}, False),
    ],
)
@pytest.mark.aturan("kelayakan")
def test_batas_syarat(kode, ubah, tujuan, harapan):
    assert hasil(kode, orang(**ubah), jabatan(**tujuan)) == harapan


@pytest.mark.aturan("jpm")
def test_jpm_68_dari_100():
    # Nine competencies at level 5 ask for 45; 31 of 45 is 68,88 and 30 of 45 is 66,66.
    capai = dict.fromkeys(Kompetensi.values, 3)
    tepat = capai | dict.fromkeys(Kompetensi.values[:4], 4)
    kurang = capai | dict.fromkeys(Kompetensi.values[:3], 4)
    tujuan = jabatan(level=5)
    assert hasil("kompetensi", orang(level=1), tujuan) is False
    assert hasil("kompetensi", replace(orang(), level=tuple(tepat.items())), tujuan) is True
    assert hasil("kompetensi", replace(orang(), level=tuple(kurang.items())), tujuan) is False
    assert hasil("kompetensi", replace(orang(), level=tuple(kurang.items())), tujuan, naik_level=1) is True


@pytest.mark.aturan("mutasi")
@pytest.mark.parametrize(("tmt", "harapan"), [(T(2024, 6, 1), True), (T(2024, 6, 2), False), (T(2015, 1, 1), True)])
def test_masa_dalam_jabatan(tmt, harapan):
    assert hasil("masa_jabatan", orang(tmt=tmt), jabatan("pengawas")) is harapan
    assert hasil("masa_jabatan", orang(tmt=tmt), jabatan("administrator")) == "tidak diminta"


@pytest.mark.aturan("usia")
def test_usia_saat_diangkat():
    lahir = T(1970, 6, 1)
    fakta = orang("ahli_madya", tanggal_lahir=lahir)
    assert hasil("usia", fakta, jabatan("jpt_pratama"), T(2026, 6, 1)) is True
    assert hasil("usia", fakta, jabatan("jpt_pratama"), T(2026, 6, 2)) is False
    assert hasil("usia", orang("administrator", tanggal_lahir=lahir), jabatan("pengawas")) == "tidak diminta"


def test_sudah_pensiun():
    lewat = orang("pelaksana", tanggal_lahir=T(1968, 5, 31))
    assert hasil("sisa_masa_kerja", lewat, jabatan("ahli_muda", bup=65)) is False


@pytest.mark.parametrize(
    ("rumpun", "bacaan", "harapan"),
    [
        ("Keuangan", Bacaan(), True),
        ("Hukum", Bacaan(), False),
        (None, Bacaan(), None),
        ("Hukum", Bacaan(jf_ke_struktural_satu_rumpun=False), "tidak diminta"),
    ],
)
def test_jf_ke_struktural(rumpun, bacaan, harapan):
    fakta = orang("ahli_madya")
    tujuan = jabatan("jpt_pratama", posisi=_posisi("jpt_pratama", rumpun))
    assert hasil("rumpun", fakta, tujuan, bacaan=bacaan) == harapan


def test_angka_kredit_disebut_tetapi_tidak_menghalangi():
    keputusan = periksa(orang("ahli_muda"), jabatan("ahli_madya"), PADA, bacaan=Bacaan())
    assert keputusan.layak
    assert [s.terpenuhi for s in keputusan.syarat if s.kode == "angka_kredit"] == [None]


def test_proyeksi_memakai_data_terakhir():
    nanti = T(2030, 1, 1)
    assert hasil("kinerja", orang(), jabatan(), nanti) is None
    assert hasil("kompetensi", orang(), jabatan(), nanti) is None
    assert hasil("kinerja", orang(), jabatan(), nanti, data_per=PADA) is True
    assert hasil("kompetensi", orang(), jabatan(), nanti, data_per=PADA) is True
    lama = orang(predikat=((2022, "baik"), (2023, "baik")))
    assert hasil("kinerja", lama, jabatan(), nanti, data_per=PADA) is None


def test_pindah_meneruskan_riwayat():
    setelah = orang(tmt=T(2020, 1, 1)).pindah(jabatan(), T(2027, 1, 1))
    assert (setelah.posisi.jenjang, setelah.tmt_jabatan, setelah.bup) == ("administrator", T(2027, 1, 1), 58)
    tujuan = jabatan("jpt_pratama")
    assert hasil("masa_kerja", setelah, tujuan, T(2029, 1, 1), data_per=PADA) is True
    assert hasil("masa_kerja", setelah, tujuan, T(2028, 12, 31), data_per=PADA) is False
