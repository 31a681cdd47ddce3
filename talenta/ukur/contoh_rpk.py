"""A plan to measure with: five years, seven steps, two alignments of nine competencies."""

from datetime import date

from karier.models import LangkahRpk, Penyelarasan, RencanaKarier
from karier.pilihan import (
    BentukPengembangan,
    Jalur,
    Mekanisme,
    Prosedur,
    RekomendasiPengembangan,
)
from karier.selectors.profil import profil_pegawai
from pegawai.models import HasilAsesmen, Instansi, Jabatan, Pegawai, UnitKerja
from pegawai.pilihan import AspekPotensi, Eselon, JenisJabatan, Jenjang, Kompetensi

TAHUN = 2026
TAHUN_PINDAH = (2027, 2030)


def buat_contoh() -> RencanaKarier:
    """Write the plan with all it needs; the caller rolls the transaction back."""
    instansi = Instansi.objects.create(
        kode="ukur-pdf", nama="Pemerintah Kabupaten Ukur", alamat="Jalan Ukur Nomor 1", tempat="Ukur"
    )
    unit = UnitKerja.objects.add_root(
        create_kwargs={"instansi": instansi, "nama": "Dinas Pendidikan", "siasn_id": "ukur-1"}
    )
    pegawai = _pegawai(instansi, unit, _jabatan(instansi, Jenjang.PENGAWAS, Eselon.IV_A))
    rpk = RencanaKarier.objects.create(
        instansi=instansi,
        pegawai=pegawai,
        tahun_awal=TAHUN,
        rekomendasi=RekomendasiPengembangan.KARIER,
        profil=profil_pegawai(pegawai, None, TAHUN),
    )
    for tahun in range(TAHUN, TAHUN + 5):
        _pengembangan(rpk, tahun)
    for tahun in TAHUN_PINDAH:
        _pindah(rpk, tahun, unit, _jabatan(instansi, Jenjang.ADMINISTRATOR, Eselon.III_B))
    return rpk


def _jabatan(instansi: Instansi, jenjang: Jenjang, eselon: Eselon) -> Jabatan:
    nomor = Jabatan.objects.filter(instansi=instansi).count() + 1
    return Jabatan.objects.create(
        instansi=instansi,
        siasn_id=f"ukur-{nomor}",
        nama=f"Kepala Bidang Perencanaan dan Evaluasi {nomor}",
        jenis=JenisJabatan.STRUKTURAL,
        jenjang=jenjang,
        eselon=eselon,
    )


def _pegawai(instansi: Instansi, unit: UnitKerja, jabatan: Jabatan) -> Pegawai:
    pegawai = Pegawai.objects.create(
        instansi=instansi,
        nip="900001019001011001",
        nama="Pegawai Ukur",
        tanggal_lahir=date(1985, 1, 1),
        tmt_cpns=date(2010, 3, 1),
        golongan="III/d",
        golongan_urut=12,
        jabatan=jabatan,
        tmt_jabatan=date(2021, 1, 4),
        unit=unit,
        pendidikan="s1",
    )
    nilai = dict.fromkeys(AspekPotensi.values, 80) | dict.fromkeys(Kompetensi.values, 2)
    HasilAsesmen.objects.create(pegawai=pegawai, tanggal=date(2025, 6, 2), **nilai)
    return pegawai


def _pengembangan(rpk: RencanaKarier, tahun: int) -> None:
    LangkahRpk.objects.create(
        rpk=rpk, tahun=tahun, bentuk=BentukPengembangan.PENGEMBANGAN, uraian="Pelatihan Kepemimpinan Administrator"
    )


def _pindah(rpk: RencanaKarier, tahun: int, unit: UnitKerja, jabatan: Jabatan) -> None:
    langkah = LangkahRpk.objects.create(
        rpk=rpk,
        tahun=tahun,
        urutan=2,
        bentuk=BentukPengembangan.PROMOSI,
        jalur=Jalur.VERTIKAL,
        jabatan=jabatan,
        unit=unit,
        mekanisme=Mekanisme.RENCANA_SUKSESI,
        prosedur=Prosedur.PROMOSI,
        waktu=f"Triwulan II {tahun}",
        dasar="Permenpan RB 22/2021, pola karier vertikal",
    )
    Penyelarasan.objects.bulk_create(
        Penyelarasan(
            langkah=langkah, kompetensi=kode, hasil=2, standar=3, pengembangan="Pelatihan kompetensi", tahun=tahun - 1
        )
        for kode in Kompetensi.values
    )
