"""Naming members of a draft for posts one by one, and the strategy by which a post finds its talent."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from karier.aturan.kesiapan import Penilaian, nilai
from karier.models import AnggotaSuksesi, KelompokSuksesi, StrategiAkuisisi, Suksesor
from karier.pilihan import StatusKelompok, StrategiTalenta
from karier.selectors.bacaan import bacaan
from karier.selectors.kelayakan import syarat_json
from karier.selectors.suksesi.kandidat import PosDinilai, fakta_orang, pos_dinilai
from karier.selectors.suksesi.kelompok import kelompok_hidup
from karier.services.suksesi.kelompok import catat, kunci_konsep, periksa_penyusun
from pegawai.models import Pegawai, Pengguna, PetaJabatan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_panjang

PANJANG_URAIAN = 300


def isi_suksesor(suksesor: Suksesor, penilaian: Penilaian) -> None:
    """Write a judgement into a successor; only one who is ready within five years."""
    assert penilaian.siap is not None
    suksesor.siap = penilaian.siap.hari
    suksesor.kesiapan = penilaian.siap.baris.kesiapan
    suksesor.jalur = penilaian.kelayakan.jalur or ""
    suksesor.syarat = [syarat_json(satu) for satu in penilaian.kelayakan.syarat]
    suksesor.diperiksa_pada = timezone.now()


def sebab_belum_siap(penilaian: Penilaian) -> str:
    """Return why somebody cannot be named: the retirement gate first, otherwise what stands in the way."""
    if penilaian.tertahan:
        return penilaian.tertahan.penjelasan
    return " ".join(satu.penjelasan for satu in penilaian.halangan) or "Syarat belum terpenuhi dalam lima tahun."


@transaction.atomic
def tambah(*, pegawai: Pegawai, pos: PetaJabatan, lingkup: str, oleh: Pengguna) -> Suksesor:
    """Name a member of the draft of this reach for a post, and return the successor.

    Raises:
        TidakBerhak: the actor may not, or it is about themselves.
        GalatAplikasi: there is no draft, the person is no member, the post never falls vacant, the person is not ready
            within five years or retires before, or is named for it already.
    """
    periksa_penyusun(None, oleh)
    if oleh.pegawai_id == pegawai.pk:
        raise TidakBerhak("Anda tidak dapat menunjuk diri sendiri sebagai suksesor.")
    assert oleh.instansi_id is not None  # boleh_susun_suksesi
    kelompok = kelompok_hidup(oleh.instansi_id, StatusKelompok.KONSEP, lingkup)
    if kelompok is None:
        raise GalatAplikasi("Belum ada konsep kelompok rencana suksesi. Buat konsepnya dahulu.", kode="tanpa-konsep")
    kunci_konsep(kelompok)
    anggota = AnggotaSuksesi.objects.filter(kelompok=kelompok, pegawai=pegawai, dikeluarkan="").first()
    if anggota is None:
        raise GalatAplikasi(f"{pegawai.nama_lengkap} bukan anggota konsep kelompok {kelompok.lingkup}.")
    hari_ini = timezone.localdate()
    dinilai = pos_dinilai(pos, hari_ini=hari_ini)
    suksesor = Suksesor(anggota=anggota, jabatan=pos.jabatan, unit=pos.unit, kritis=pos.kritis)
    _nilai_untuk(suksesor, dinilai, pegawai, hari_ini)
    try:
        with transaction.atomic():
            suksesor.save()
    except IntegrityError:
        raise GalatAplikasi(f"{pegawai.nama_lengkap} sudah menjadi suksesor jabatan ini.", kode="ada") from None
    _urutkan(kelompok, pos.jabatan_id, pos.unit_id)
    catat(kelompok, "Suksesor ditambahkan", f"{pegawai.nama_lengkap} untuk {pos}", oleh)
    return suksesor


def _nilai_untuk(suksesor: Suksesor, dinilai: PosDinilai, pegawai: Pegawai, hari_ini: date) -> None:
    if dinilai.lowong is None:
        raise GalatAplikasi("Jabatan ini tidak punya kebutuhan menurut ABK, jadi tidak ada formasi untuk suksesor.")
    fakta = fakta_orang([pegawai.pk], hari_ini, dinilai.rumpun)[pegawai.pk]
    hasil = nilai(fakta, dinilai.syarat, hari_ini=hari_ini, lowong=dinilai.lowong, bacaan=bacaan())
    if hasil.siap is None:
        raise GalatAplikasi(
            f"{pegawai.nama_lengkap} belum dapat ditunjuk: {sebab_belum_siap(hasil)}", kode="belum-siap"
        )
    suksesor.lowong = dinilai.lowong
    isi_suksesor(suksesor, hasil)


def _urutkan(kelompok: KelompokSuksesi, jabatan: int, unit: int) -> None:
    """Number the successors of a post in the lawful order."""
    semua = Suksesor.objects.filter(anggota__kelompok=kelompok, jabatan=jabatan, unit=unit)
    baris = list(semua.order_by("anggota__urutan", "pk"))
    for urutan, satu in enumerate(baris, 1):
        satu.urutan = urutan
    Suksesor.objects.bulk_update(baris, ["urutan"])


@transaction.atomic
def hapus(*, suksesor: Suksesor, oleh: Pengguna) -> None:
    """Take a member of a draft off a post."""
    kelompok = suksesor.anggota.kelompok
    periksa_penyusun(kelompok, oleh)
    kunci_konsep(kelompok)
    terhapus, _ = Suksesor.objects.filter(pk=suksesor.pk).delete()
    if not terhapus:
        raise GalatAplikasi("Suksesor ini sudah dihapus.", kode="berubah")
    _urutkan(kelompok, suksesor.jabatan_id, suksesor.unit_id)
    uraian = f"{suksesor.anggota.pegawai.nama_lengkap} dari {suksesor.jabatan} · {suksesor.unit}"
    catat(kelompok, "Suksesor dihapus", uraian, oleh)


@transaction.atomic
def simpan_strategi(
    *, pos: PetaJabatan, strategi: str, perkiraan_lowong: date | None, uraian: str, oleh: Pengguna
) -> StrategiAkuisisi:
    """Set or change the strategy by which a post finds its talent, and when it is expected to fall vacant."""
    periksa_penyusun(None, oleh)
    if strategi not in StrategiTalenta.values:
        raise GalatAplikasi("Pilih strategi akuisisi: menyiapkan dari dalam, mengambil dari luar, atau penugasan.")
    if perkiraan_lowong and perkiraan_lowong < timezone.localdate():
        raise GalatAplikasi(
            f"Perkiraan lowong {tanggal_panjang(perkiraan_lowong)} sudah lewat. Isi tanggal yang akan datang."
        )
    isi = {"strategi": strategi, "perkiraan_lowong": perkiraan_lowong, "diubah_oleh": oleh}
    return StrategiAkuisisi.objects.update_or_create(
        jabatan=pos.jabatan,
        unit=pos.unit,
        defaults=isi | {"uraian": " ".join(uraian.split())[:PANJANG_URAIAN]},
    )[0]
