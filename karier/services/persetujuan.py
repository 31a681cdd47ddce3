"""Moving a plan through its states: one conditional UPDATE each, with its history row in the same transaction."""

from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from karier.aturan.persetujuan import DAPAT_DIUBAH, BarisTransisi, transisi
from karier.models import RencanaKarier, RiwayatPersetujuan
from karier.pilihan import JenisDokumen, StatusRpk
from karier.selectors.pemeriksaan import pelanggaran
from karier.selectors.pengaturan import pengaturan_berlaku
from karier.selectors.sidik import ringkasan_rpk, sidik_rpk
from karier.services.dokumen import Cetakan, terbitkan
from karier.services.kabar import kabari
from karier.services.nomor import nomor_berikut
from karier.services.segel import segel_riwayat
from pegawai.izin import berperan
from pegawai.models import Instansi, JejakFaktor, Pengguna
from pegawai.pilihan import Peran, PeristiwaFaktor
from pegawai.selectors.lingkup import pegawai_terlihat
from talenta.umum.galat import GalatAplikasi, TidakBerhak

BERGAMBAR = frozenset({"ajukan", "periksa", "kembalikan", "tetapkan"})


@transaction.atomic
def ajukan(*, rpk: RencanaKarier, revisi: int, oleh: Pengguna | None, catatan: str = "") -> None:
    """Submit a plan to the Pejabat yang Berwenang; ``oleh`` None: an operator at the command line.

    Raises what ``pindahkan`` raises, and GalatAplikasi for a plan with a step that breaks a rule.
    """
    siap("ajukan", rpk, revisi, oleh)
    _tanpa_pelanggaran(rpk)
    segel_riwayat([pindahkan("ajukan", rpk, revisi, oleh, catatan)], oleh=oleh)


@transaction.atomic
def periksa(*, rpk: RencanaKarier, revisi: int, oleh: Pengguna, catatan: str = "") -> None:
    """Check a submitted plan and forward it to the PPK. Raises what ``pindahkan`` raises."""
    segel_riwayat([pindahkan("periksa", rpk, revisi, oleh, catatan)], oleh=oleh)


@transaction.atomic
def kembalikan(*, rpk: RencanaKarier, revisi: int, oleh: Pengguna, catatan: str) -> None:
    """Return a plan to those who drew it up, with a note. Raises what ``pindahkan`` raises."""
    segel_riwayat([pindahkan("kembalikan", rpk, revisi, oleh, catatan)], oleh=oleh)


@transaction.atomic
def batalkan(*, rpk: RencanaKarier, revisi: int, oleh: Pengguna, catatan: str) -> None:
    """Give a draft up, with a note, so that another can be drawn up. Raises what ``pindahkan`` raises."""
    segel_riwayat([pindahkan("batalkan", rpk, revisi, oleh, catatan)], oleh=oleh)


@transaction.atomic
def tarik(*, rpk: RencanaKarier, revisi: int, oleh: Pengguna, catatan: str) -> None:
    """Take a submitted plan back before it is checked, with a note. Raises what ``pindahkan`` raises."""
    segel_riwayat([pindahkan("tarik", rpk, revisi, oleh, catatan)], oleh=oleh)


@transaction.atomic
def tetapkan(
    *,
    rpk: RencanaKarier,
    revisi: int,
    oleh: Pengguna,
    bukti: JejakFaktor,
    sidik: str = "",
    catatan: str = "",
    cetakan: Cetakan | None = None,
) -> None:
    """Set a checked plan: number, date, actor, and the document that is issued in the same transaction.

    ``bukti`` is the second factor that the actor has just shown for it (``services.penetapan`` takes the code),
    ``sidik`` the digest of what the actor was shown. ``cetakan`` is the document as it was rendered before this
    transaction (``services.pracetak``), taken only if it says exactly what is set. Raises what ``pindahkan`` raises,
    and GalatAplikasi for a plan that says something else by now, or with a step that breaks a rule by now.
    """
    siap("tetapkan", rpk, revisi, oleh)
    _terbukti(bukti, oleh)
    _sama_isinya(rpk, sidik)
    _tanpa_pelanggaran(rpk)
    sekarang = timezone.now()
    instansi = Instansi.objects.get(pk=rpk.instansi_id)
    hari = timezone.localdate(sekarang)
    nomor = nomor_berikut(pengaturan=pengaturan_berlaku(instansi), jenis=JenisDokumen.RPK, hari=hari)
    riwayat = [_gantikan(rpk.menggantikan, oleh)] if rpk.menggantikan else []
    baru = {"nomor": nomor, "ditetapkan_pada": sekarang, "ditetapkan_oleh": oleh}
    baru["pelimpahan"] = oleh.pelimpahan_berlaku
    riwayat.append(pindahkan("tetapkan", rpk, revisi, oleh, catatan, bukti=bukti, **baru))
    terbitkan(rpk=rpk, oleh=oleh, cetakan=cetakan)
    segel_riwayat(riwayat, oleh=oleh)


def _terbukti(bukti: JejakFaktor, oleh: Pengguna) -> None:
    """Refuse a proof that is of somebody else, or that is none."""
    if bukti.pk is None or bukti.pengguna_id != oleh.pk or bukti.peristiwa != PeristiwaFaktor.DIPAKAI:
        raise TidakBerhak("RPK hanya ditetapkan dengan faktor kedua dari pejabat yang menetapkannya.")


def _sama_isinya(rpk: RencanaKarier, sidik: str) -> None:
    if sidik and sidik_rpk([rpk.pk])[rpk.pk] != sidik:
        raise GalatAplikasi("Isi RPK ini berubah sejak Anda membukanya. Periksa isinya, lalu ulangi.", kode="berubah")


def _gantikan(lama: RencanaKarier, oleh: Pengguna) -> RiwayatPersetujuan:
    """Close the plan that an amendment replaces; only one that is set and not yet evaluated can be replaced."""
    milik = RencanaKarier.objects.filter(pk=lama.pk, status=lama.status, status__in=DAPAT_DIUBAH)
    if milik.update(status=StatusRpk.DIGANTI) != 1:
        raise GalatAplikasi(f"RPK {lama.nomor or lama.pk} yang hendak diganti tidak berlaku lagi.", kode="berubah")
    isi = {"dari": lama.status, "ke": StatusRpk.DIGANTI, "revisi": lama.revisi, "oleh": oleh}
    return RiwayatPersetujuan.objects.create(rpk=lama, **isi)


@dataclass(slots=True)
class HasilTetapkan:
    """What came of setting many: the plans set, and per plan why not."""

    ditetapkan: list[RencanaKarier] = field(default_factory=list)
    ditolak: list[tuple[RencanaKarier, str]] = field(default_factory=list)


def pindahkan(
    aksi: str,
    rpk: RencanaKarier,
    revisi: int,
    oleh: Pengguna | None,
    catatan: str,
    *,
    bukti: JejakFaktor | None = None,
    **nilai: Any,
) -> RiwayatPersetujuan:
    """Change the state of exactly one row, and return the record of it.

    Raises:
        TidakBerhak: the actor has not the role, is of another agency or scope, or it is their own plan.
        GalatAplikasi: the action is not lawful in this state, the note is missing, or the plan is no longer what the
            actor was shown; the sentence says who was first.
    """
    kini, baris = siap(aksi, rpk, revisi, oleh)
    catatan = catatan.strip()
    if baris.wajib_catatan and not catatan:
        raise GalatAplikasi("Tulis catatannya: alasan atau hasilnya, yang menjadi riwayat RPK ini.", kode="catatan")
    berubah = RencanaKarier.objects.filter(pk=kini.pk, status=baris.dari, revisi=revisi).update(
        status=baris.ke, **nilai
    )
    if berubah != 1:
        kini.refresh_from_db()
        raise GalatAplikasi(sudah_berubah(kini, revisi, oleh), kode="berubah")
    rpk.refresh_from_db()
    isi = {"dari": baris.dari, "ke": baris.ke, "revisi": revisi, "oleh": oleh, "catatan": catatan, "bukti": bukti}
    isi["pelimpahan"] = oleh.pelimpahan_berlaku if oleh and baris.peran == Peran.PPK else None
    riwayat = RiwayatPersetujuan.objects.create(rpk=rpk, **isi, **(_gambaran(rpk) if aksi in BERGAMBAR else {}))
    kabari(aksi, riwayat, oleh)
    return riwayat


def _gambaran(rpk: RencanaKarier) -> dict[str, Any]:
    """Return what the plan says now, for whoever comes back to it."""
    langkah = rpk.langkah.select_related("jabatan", "unit")
    return {"sidik": sidik_rpk([rpk.pk])[rpk.pk], "ringkasan": ringkasan_rpk(langkah)}


def siap(aksi: str, rpk: RencanaKarier, revisi: int, oleh: Pengguna | None) -> tuple[RencanaKarier, BarisTransisi]:
    """Return the plan as it is now and its transition; before this nobody is told what is wrong with its steps."""
    kini = RencanaKarier.objects.select_related("pegawai").get(pk=rpk.pk)
    baris = transisi(aksi, kini.status)
    if baris is None or kini.revisi != revisi:
        raise GalatAplikasi(sudah_berubah(kini, revisi, oleh), kode="berubah")
    _periksa_pelaku(baris, kini, oleh)
    return kini, baris


def _periksa_pelaku(baris: BarisTransisi, rpk: RencanaKarier, oleh: Pengguna | None) -> None:
    if oleh is None:
        return
    if not berperan(oleh, baris.peran):
        raise TidakBerhak("Anda tidak berwenang melakukan tindakan ini pada RPK.")
    if oleh.pegawai_id == rpk.pegawai_id:
        raise TidakBerhak("Anda tidak dapat memproses RPK Anda sendiri.")
    if not pegawai_terlihat(oleh).filter(pk=rpk.pegawai_id).exists():
        raise TidakBerhak("Pegawai ini di luar lingkup Anda.")


def sudah_berubah(rpk: RencanaKarier, revisi: int, oleh: Pengguna | None = None) -> str:
    """Return the sentence that tells somebody with an outdated page who changed the plan, and how.

    ``oleh`` is who is told: a second click is answered as such.
    """
    terakhir = rpk.riwayat.select_related("oleh").last()
    siapa = f" oleh {terakhir.oleh}" if terakhir and terakhir.oleh else ""
    if terakhir and oleh and terakhir.oleh_id == oleh.pk and terakhir.revisi == revisi == rpk.revisi:
        pukul = timezone.localtime(terakhir.pada).strftime("%H.%M")
        status = terakhir.get_ke_display().lower() if terakhir.ke != StatusRpk.DISUSUN else "dikembalikan"
        return f"Sudah Anda kerjakan pukul {pukul}: RPK ini {status}. Tekanan kedua tidak mengubah apa pun."
    if rpk.revisi != revisi:
        return f"Isi RPK ini diubah{siapa} (revisi {rpk.revisi}) sejak Anda membukanya. Periksa isinya, lalu ulangi."
    status = rpk.get_status_display()
    return f"RPK ini sudah {status[0].lower()}{status[1:]}{siapa}. Muat ulang untuk melihat keadaannya."


def _tanpa_pelanggaran(rpk: RencanaKarier) -> None:
    masalah = [satu for satu in pelanggaran(rpk) if satu.menghalangi]
    if masalah:
        raise GalatAplikasi(f"RPK belum dapat diproses: {masalah[0].teks}", kode="pelanggaran")
