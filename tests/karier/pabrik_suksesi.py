"""Builders of succession: posts, groups in any state, members, successors, placements, programmes."""

from datetime import date
from typing import Any

from django.utils import timezone

from karier.models import AnggotaSuksesi, EvaluasiSuksesor, KelompokSuksesi, PenempatanSuksesor, Suksesor
from karier.pilihan import Kesiapan, StatusKelompok, StatusPemantauan
from pegawai.models import Pegawai, Pengguna, PetaJabatan, UnitKerja
from pegawai.pilihan import Jenjang
from pemetaan.models import Pemetaan, Penempatan, Periode, ProgramTalenta
from tests.pabrik import buat_jabatan, buat_pengguna


def buat_pos(unit: UnitKerja, jenjang: str = Jenjang.ADMINISTRATOR, kritis: bool = True, **lain: Any) -> PetaJabatan:
    """Return a new post in the map, vacant until somebody holds it."""
    jabatan = buat_jabatan(unit.instansi, jenjang, unit=unit)
    isi = {"kebutuhan": 1, "kelas": 9} | lain
    return PetaJabatan.objects.create(jabatan=jabatan, unit=unit, kritis=kritis, **isi)


def buat_kelompok(pemetaan: Pemetaan, oleh: Pengguna, status: str = StatusKelompok.KONSEP, **lain: Any) -> Any:
    """Return a new group in a state, with the decision that the state asks for."""
    isi: dict[str, Any] = {"lingkup": "instansi", "status": status, "dibuat_oleh": oleh}
    if status != StatusKelompok.KONSEP:
        isi |= {"nomor": "800/1", "tanggal": date(2026, 1, 5)}
        isi |= {"ditetapkan_pada": timezone.now(), "ditetapkan_oleh": oleh}
    return KelompokSuksesi.objects.create(instansi=pemetaan.periode.instansi, pemetaan=pemetaan, **isi | lain)


def buat_anggota(kelompok: KelompokSuksesi, penempatan: Penempatan, **lain: Any) -> AnggotaSuksesi:
    """Return a member of a group from a placement."""
    orang = penempatan.pegawai
    isi = {"urutan": kelompok.anggota.count() + 1, "kotak": penempatan.kotak_akhir or 9, "peringkat": 1}
    isi |= {"nilai_talenta": 90, "jabatan": orang.jabatan, "unit": orang.unit, "golongan": orang.golongan}
    return AnggotaSuksesi.objects.create(kelompok=kelompok, pegawai=orang, penempatan=penempatan, **isi | lain)


def buat_suksesor(anggota: AnggotaSuksesi, pos: PetaJabatan, kesiapan: str = Kesiapan.SEKARANG) -> Suksesor:
    """Return a member named for a post."""
    return Suksesor.objects.create(
        anggota=anggota,
        jabatan=pos.jabatan,
        unit=pos.unit,
        kritis=pos.kritis,
        lowong=date(2026, 1, 1),
        siap=date(2026, 1, 1),
        kesiapan=kesiapan,
        jalur="vertikal",
        diperiksa_pada=timezone.now(),
    )


def buat_penempatan_suksesor(pegawai: Pegawai, pos: PetaJabatan, oleh: Pengguna) -> PenempatanSuksesor:
    """Return a monitored placement directly out of box 9, with its three evaluations."""
    satu = PenempatanSuksesor.objects.create(
        instansi=pegawai.instansi,
        pegawai=pegawai,
        jabatan=pos.jabatan,
        unit=pos.unit,
        cara="langsung",
        kritis=True,
        kotak=9,
        tmt=date(2025, 1, 1),
        nomor="821/1",
        tanggal=date(2024, 12, 1),
        status=StatusPemantauan.DIPANTAU,
        dicatat_oleh=oleh,
    )
    for ke in (1, 2, 3):
        EvaluasiSuksesor.objects.create(penempatan=satu, ke=ke, jatuh_tempo=date(2025 + ke, 1, 1), penilai=oleh)
    return satu


def buat_program(pegawai: Pegawai, oleh: Pengguna, bentuk: str = "bangkom", **lain: Any) -> ProgramTalenta:
    """Return a planned programme."""
    isi = {"tahun": 2027, "tahap": "pengembangan", "penanggung_jawab": oleh, "dibuat_oleh": oleh, "kotak": 9}
    return ProgramTalenta.objects.create(instansi=pegawai.instansi, pegawai=pegawai, bentuk=bentuk, **isi | lain)


def objek_matriks(orang: dict[str, Pegawai], sdm: Pengguna, asing: Pengguna) -> dict[str, Any]:
    """Return the objects of the permission matrix by name."""
    isi: dict[str, Any] = {"tahap.ada": "penempatan", "berkas.asing": "zip"}
    for letak, siapa in (("dalam", sdm), ("luar", sdm), ("asing", asing)):
        pos = buat_pos(orang[letak].unit)
        isi |= {f"pos.{letak}": pos.pk, f"program.{letak}": buat_program(orang[letak], siapa).pk}
        isi[f"orang.{letak}"] = orang[letak].pk
        isi[f"dipantau.{letak}"] = buat_penempatan_suksesor(orang[letak], pos, siapa).pk
    for letak, siapa in (("dalam", sdm), ("asing", asing)):
        pemetaan = Pemetaan.objects.get(periode__instansi=siapa.instansi, berlaku=True)
        penempatan = Penempatan.objects.filter(pemetaan=pemetaan).first()
        kelompok = buat_kelompok(pemetaan, siapa)
        anggota = buat_anggota(kelompok, penempatan, kotak=8)
        pos = PetaJabatan.objects.get(pk=isi[f"pos.{letak}"])
        isi |= {f"krs.{letak}": kelompok.pk, f"anggota.{letak}": anggota.pk}
        isi[f"suksesor.{letak}"] = buat_suksesor(anggota, pos).pk
    tetap = buat_kelompok(Pemetaan.objects.get(periode__instansi=sdm.instansi, berlaku=True), sdm, "ditetapkan")
    return isi | {"krs_tetap.dalam": tetap.pk}


def tetapkan_periode(dunia: Any) -> None:
    """Set the period of an agency's mapping, as a decision would."""
    Periode.objects.filter(pk=dunia.pemetaan.periode_id).update(
        status="ditetapkan",
        ditetapkan_pada=timezone.now(),
        ditetapkan_oleh=dunia.ppk,
        nomor_keputusan="800/1",
        tanggal_keputusan=date(2026, 1, 5),
    )


def siapkan(dunia: Any) -> Any:
    """Give an agency a set period, a vacant critical Administrator post, and ready Pengawas in boxes 9, 8, 7 and 5."""
    tetapkan_periode(dunia)
    dunia.tim = buat_pengguna("tim", dunia.instansi)
    jabatan = dunia.jabatan("administrator")
    PetaJabatan.objects.filter(jabatan=jabatan).update(kritis=True)
    dunia.pos = PetaJabatan.objects.select_related("jabatan", "unit").get(jabatan=jabatan)
    dunia.tujuh, dunia.delapan, dunia.sembilan, dunia.lima = (dunia.orang(kotak) for kotak in (7, 8, 9, 5))
    return dunia
