"""Handlers of background jobs, and what runs by itself."""

from collections import Counter

from celery import shared_task

from karier.models import PaketBkn
from karier.selectors.massal import JENIS_MASSAL
from karier.services import dokumen, massal, terbit
from karier.services.paket import JENIS_PAKET, JENIS_SELARAS, bangun
from karier.services.pekerjaan import JENIS_SUSUN, JENIS_TETAPKAN, kerjakan_susun, kerjakan_tetapkan
from karier.services.pelaksanaan import mulai_berjalan
from karier.services.pengingat import ingatkan
from karier.services.status_paket import selaraskan
from karier.services.suksesi.pemantauan import ingatkan_evaluasi
from karier.services.suksesi.rencana import JENIS_SUSUN_SUKSESI, kerjakan_susun_suksesi
from karier.services.terbit import JENIS_TERBIT
from pegawai.models import Pekerjaan
from pegawai.services.pelaksana import Kabari, penangan
from talenta.umum.angka import angka_id

_BANYAK_SEBAB = 3


@penangan(JENIS_SUSUN)
def susun_rpk(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Draw up plans; the closing sentence says how many, and the commonest reasons why not."""
    hasil = kerjakan_susun(
        pekerjaan=pekerjaan, lapor=lambda selesai, jumlah: kabari(selesai, jumlah, "Menyusun rencana…")
    )
    sebab = Counter(alasan for _, alasan in hasil.gagal).most_common(_BANYAK_SEBAB)
    rinci = "; ".join(f"{angka_id(banyak)} pegawai: {alasan.rstrip('.')}" for alasan, banyak in sebab)
    tidak = f" {angka_id(len(hasil.gagal))} tidak disusun ({rinci})." if hasil.gagal else ""
    return f"{angka_id(len(hasil.rpk))} RPK disusun.{tidak}"


@penangan(JENIS_TETAPKAN)
def tetapkan_rpk(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Set plans; the closing sentence says how many, and of the first ones why not."""
    hasil = kerjakan_tetapkan(
        pekerjaan=pekerjaan,
        lapor=lambda selesai, jumlah: kabari(selesai, jumlah, "Menetapkan dan menerbitkan dokumen…"),
    )
    rinci = " ".join(f"{rpk.pegawai.nama}: {alasan}" for rpk, alasan in hasil.ditolak[:_BANYAK_SEBAB])
    tidak = f" {angka_id(len(hasil.ditolak))} tidak ditetapkan. {rinci}" if hasil.ditolak else ""
    return f"{angka_id(len(hasil.ditetapkan))} RPK ditetapkan.{tidak}"


@penangan(JENIS_PAKET)
def susun_paket_bkn(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Build the file of a package for BKN."""
    paket = PaketBkn.objects.select_related("instansi", "dibuat_oleh").get(pk=pekerjaan.argumen["paket"])
    bangun(paket=paket, lapor=lambda selesai, jumlah: kabari(selesai, jumlah, "Menyalin dokumen…"))
    return f"Paket {paket.pk} siap: {angka_id(paket.butir.count())} RPK, sha256 {paket.sha256}."


@penangan(JENIS_SELARAS)
def selaraskan_paket(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Let the plans of a package follow it."""
    paket = PaketBkn.objects.get(pk=pekerjaan.argumen["paket"])
    lapor = lambda selesai, jumlah: kabari(selesai, jumlah, "Memperbarui status RPK…")  # noqa: E731
    jumlah = selaraskan(paket=paket, oleh=pekerjaan.dibuat_oleh, lapor=lapor)
    return f"{angka_id(jumlah)} RPK diperbarui."


@shared_task(name="karier.tasks.mulai_rencana")
def mulai_rencana() -> None:
    """Let the plans run whose first year has begun."""
    mulai_berjalan()


@shared_task(name="karier.tasks.ingatkan_rencana")
def ingatkan_rencana() -> None:
    """Remind HR officers of steps, evaluations and plans that fall due; each of them once."""
    ingatkan()


@penangan(JENIS_SUSUN_SUKSESI)
def susun_suksesi(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Draw up a succession plan; the closing sentence says how many successors, and how many posts have none."""
    hasil = kerjakan_susun_suksesi(
        pekerjaan=pekerjaan, lapor=lambda selesai, jumlah: kabari(selesai, jumlah, "Mencari suksesor…")
    )
    kosong = f" {angka_id(hasil.kosong)} jabatan tanpa suksesor." if hasil.kosong else ""
    return f"{angka_id(hasil.suksesor)} suksesor ditunjuk untuk {angka_id(hasil.pos)} jabatan.{kosong}"


@shared_task(name="karier.tasks.ingatkan_evaluasi_suksesor")
def ingatkan_evaluasi_suksesor() -> None:
    """Remind evaluators of successors, once a month each."""
    ingatkan_evaluasi()


@penangan(JENIS_TERBIT)
def terbitkan_dokumen(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Issue a document that names many people."""
    kabari(0, 1, "Menyusun dan mencetak dokumen…")
    return f"Dokumen nomor {terbit.kerjakan_terbit(pekerjaan=pekerjaan).nomor} diterbitkan."


@penangan(JENIS_MASSAL)
def cetak_rpk(pekerjaan: Pekerjaan, kabari: Kabari) -> str:
    """Print many plans."""
    return massal.kerjakan_massal(pekerjaan=pekerjaan, lapor=kabari)


@shared_task(name="karier.tasks.bersihkan_dokumen")
def bersihkan_dokumen() -> None:
    """Remove files of documents whose transaction failed after they were written, and batches a week old."""
    dokumen.bersihkan_yatim()
    massal.bersihkan_massal()
