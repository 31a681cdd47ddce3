"""Builders of valid objects. Every value has a fixed default; a test names only what it is about.

NIPs count up from the number of people in the database, so a test sees the same ones in any order of tests.
"""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Group
from django.utils import timezone
from django_otp.oath import TOTP

from pegawai.models import (
    Autentikator,
    HasilAsesmen,
    Instansi,
    Jabatan,
    JejakFaktor,
    Pegawai,
    Pelimpahan,
    Pengguna,
    PenilaianKinerja,
    RiwayatJabatan,
    UnitKerja,
)
from pegawai.models.faktor import kunci_autentikator
from pegawai.pilihan import AspekPotensi, Ekspektasi, JenisJabatan, JenisKelamin, Jenjang, Kompetensi, Predikat

SANDI = "sandi-uji-yang-panjang"

STRUKTURAL = {
    Jenjang.JPT_UTAMA: "11",
    Jenjang.JPT_MADYA: "12",
    Jenjang.JPT_PRATAMA: "22",
    Jenjang.ADMINISTRATOR: "31",
    Jenjang.PENGAWAS: "41",
}
PREDIKAT = {
    Predikat.SANGAT_BAIK: (Ekspektasi.DI_ATAS, Ekspektasi.DI_ATAS),
    Predikat.BAIK: (Ekspektasi.SESUAI, Ekspektasi.SESUAI),
    Predikat.BUTUH_PERBAIKAN: (Ekspektasi.DI_BAWAH, Ekspektasi.SESUAI),
    Predikat.KURANG: (Ekspektasi.SESUAI, Ekspektasi.DI_BAWAH),
    Predikat.SANGAT_KURANG: (Ekspektasi.DI_BAWAH, Ekspektasi.DI_BAWAH),
}
_URUT_GOLONGAN = [
    f"{romawi}/{huruf}" for romawi in ("I", "II", "III", "IV") for huruf in "abcde"[: 4 + (romawi == "IV")]
]


def buat_instansi(kode: str = "kab-uji", **lain: Any) -> Instansi:
    """Return the agency with this code, made on first use."""
    return Instansi.objects.get_or_create(kode=kode, defaults={"nama": f"Pemerintah {kode.title()}", **lain})[0]


def buat_unit(instansi: Instansi | None = None, nama: str = "Unit Uji", induk: UnitKerja | None = None) -> UnitKerja:
    """Return a new unit: a root, or a child of ``induk``."""
    instansi = instansi or (induk.instansi if induk else buat_instansi())
    isi = {"instansi": instansi, "nama": nama, "siasn_id": f"unor-{UnitKerja.objects.count() + 1:05d}"}
    if induk:
        return UnitKerja.objects.add_child(UnitKerja.objects.get(pk=induk.pk), create_kwargs=isi)
    return UnitKerja.objects.add_root(create_kwargs=isi)


def buat_jabatan(
    instansi: Instansi | None = None, jenjang: str = Jenjang.PENGAWAS, nama: str = "", **lain: Any
) -> Jabatan:
    """Return a new position of this jenjang with the jenis and eselon that belong to it."""
    jenjang = Jenjang(jenjang)
    nomor = Jabatan.objects.count() + 1
    jenis = JenisJabatan.STRUKTURAL if jenjang in STRUKTURAL else JenisJabatan.FUNGSIONAL
    isi = {
        "instansi": instansi or buat_instansi(),
        "siasn_id": f"jab-{nomor:05d}",
        "nama": nama or f"{jenjang.label} {nomor}",
        "jenis": JenisJabatan.PELAKSANA if jenjang == Jenjang.PELAKSANA else jenis,
        "jenjang": jenjang,
        "eselon": STRUKTURAL.get(jenjang, ""),
    }
    return Jabatan.objects.create(**isi | lain)


def nip(lahir: date, cpns: date, kelamin: str = JenisKelamin.PRIA, urut: int = 1) -> str:
    """Return the NIP of these facts; ``urut`` is its last three digits."""
    return f"{lahir:%Y%m%d}{cpns:%Y%m}{1 if kelamin == JenisKelamin.PRIA else 2}{urut:03d}"


def buat_pegawai(
    instansi: Instansi | None = None,
    unit: UnitKerja | None = None,
    jabatan: Jabatan | None = None,
    riwayat: bool = False,
    **lain: Any,
) -> Pegawai:
    """Return a new PNS born 1985, III/c, in a Pengawas post since 2021 (``riwayat``: with that post in the history)."""
    instansi = instansi or (unit.instansi if unit else buat_instansi())
    unit = unit or UnitKerja.objects.filter(instansi=instansi).first() or buat_unit(instansi)
    nomor = Pegawai.objects.count() + 1
    isi = {
        "nama": f"Pegawai {nomor:03d}",
        "tanggal_lahir": date(1985, 1, 1) + timedelta(days=nomor // 1000),
        "jenis_kelamin": JenisKelamin.WANITA if nomor % 2 else JenisKelamin.PRIA,
        "tmt_cpns": date(2010, 3, 1),
        "tmt_pns": date(2011, 3, 1),
        "golongan": "III/c",
        "tmt_golongan": date(2019, 4, 1),
        "mk_tahun": 14,
        "mk_bulan": 0,
        "tmt_jabatan": date(2021, 1, 4),
        "pendidikan": "s1",
        "jurusan": "Administrasi Negara",
        "tahun_lulus": 2008,
    } | lain
    isi.setdefault("golongan_urut", _URUT_GOLONGAN.index(isi["golongan"]) + 1)
    isi.setdefault("nip", nip(isi["tanggal_lahir"], isi["tmt_cpns"], isi["jenis_kelamin"], nomor % 1000))
    orang = Pegawai.objects.create(
        instansi=instansi, unit=unit, jabatan=jabatan or buat_jabatan(instansi, unit=unit), **isi
    )
    if riwayat:
        RiwayatJabatan.objects.create(
            pegawai=orang, jabatan=orang.jabatan, nama_jabatan=orang.jabatan.nama, unit=unit, mulai=orang.tmt_jabatan
        )
    return orang


def buat_kinerja(pegawai: Pegawai, tahun: int = 2025, predikat: str = Predikat.BAIK, **lain: Any) -> PenilaianKinerja:
    """Return the SKP of a year with two ratings that give this predikat."""
    hasil, perilaku = PREDIKAT[Predikat(predikat)]
    isi = {"tahun": tahun, "predikat": predikat, "hasil_kerja": hasil, "perilaku_kerja": perilaku}
    return PenilaianKinerja.objects.create(pegawai=pegawai, **isi | lain)


def buat_asesmen(
    pegawai: Pegawai, tanggal: date = date(2025, 6, 2), potensi: int | str = 80, level: int = 2, **lain: Any
) -> HasilAsesmen:
    """Return an assessment with one score for all eight aspects and one level for all nine competencies."""
    isi: dict[str, Any] = {"tanggal": tanggal, "metode": "Assessment center", "penyelenggara": "BKN", "teknis": 75}
    isi |= dict.fromkeys(AspekPotensi.values, Decimal(potensi)) | dict.fromkeys(Kompetensi.values, level)
    return HasilAsesmen.objects.create(pegawai=pegawai, **isi | lain)


def buat_pengguna(
    peran: str | None,
    instansi: Instansi | None = None,
    unit: UnitKerja | None = None,
    pegawai: Pegawai | None = None,
    username: str = "",
    **lain: Any,
) -> Pengguna:
    """Return a new account in one role (None: in none) with the password ``SANDI``; role admin is staff."""
    instansi = instansi or (unit.instansi if unit else pegawai.instansi if pegawai else buat_instansi())
    pengguna = Pengguna.objects.create_user(
        username=username or f"{peran or 'tanpa-peran'}-{Pengguna.objects.count() + 1}",
        password=SANDI,
        instansi=instansi,
        unit=unit,
        pegawai=pegawai,
        **{"is_staff": peran == "admin"} | lain,
    )
    if peran:
        pengguna.groups.add(Group.objects.get_or_create(name=peran)[0])
    return pengguna


def kode_faktor(pengguna: Pengguna) -> str:
    """Return a code that the account's authenticator takes now; enrolled on first use, and no code counts as used."""
    satu = Autentikator.objects.filter(user=pengguna, confirmed=True).first() or buat_autentikator(pengguna)
    Autentikator.objects.filter(pk=satu.pk).update(last_t=-1, throttling_failure_count=0)
    return f"{TOTP(satu.bin_key).token():06d}"


def buat_autentikator(pengguna: Pengguna, rahasia: bytes = b"", nama: str = "uji", **lain: Any) -> Autentikator:
    """Return an authenticator of an account with this secret, otherwise with one of the account's own."""
    kunci = kunci_autentikator(pengguna.pk, rahasia or f"{pengguna.pk:020d}".encode())
    return Autentikator.objects.create(user=pengguna, name=nama, key=kunci, **lain)


def bukti_faktor(pengguna: Pengguna) -> JejakFaktor:
    """Return the trace of a second factor that this account has just shown."""
    return JejakFaktor.objects.create(pengguna=pengguna, oleh=pengguna, peristiwa="dipakai", cara="totp")


def buat_pelimpahan(penerima: Pengguna, **lain: Any) -> Pelimpahan:
    """Return a delegation that has held since yesterday and holds until tomorrow, named by another account."""
    hari = timezone.localdate()
    isi: dict[str, Any] = {"jenis": "plh", "jabatan": "Sekretaris Daerah", "nomor_surat": "100.3/12/2026"}
    isi |= {"tanggal_surat": hari, "mulai": hari - timedelta(days=1), "selesai": hari + timedelta(days=1)} | lain
    if "dibuat_oleh" not in isi:
        isi["dibuat_oleh"] = buat_pengguna("ppk", penerima.instansi)
    isi.setdefault("disahkan_oleh", isi["dibuat_oleh"])
    isi.setdefault("disahkan_pada", timezone.now() if isi["disahkan_oleh"] else None)
    return Pelimpahan.objects.create(penerima=penerima, instansi=penerima.instansi, **isi)
