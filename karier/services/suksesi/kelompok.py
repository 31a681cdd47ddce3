"""Succession groups: opened as a draft, changed, set by a decision, replaced by the next one, revoked."""

from collections import Counter

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from karier.aturan.suksesi import LINGKUP
from karier.models import AnggotaSuksesi, KelompokSuksesi, RiwayatSuksesi
from karier.pilihan import LingkupSuksesi, StatusKelompok
from karier.selectors.suksesi.kelompok import Calon, calon_kelompok
from karier.selectors.suksesi.pemetaan import pemetaan_suksesi
from karier.services.segel import segel_krs
from pegawai.izin import boleh_susun_suksesi, boleh_tetapkan_suksesi
from pegawai.models import Pengguna
from talenta.umum.galat import GalatAplikasi, TidakBerhak

POTONGAN = 1000
PANJANG_ALASAN = 300


def catat(kelompok: KelompokSuksesi, aksi: str, uraian: str, oleh: Pengguna) -> None:
    """Add a row to the history of a group, with the revision it has now."""
    RiwayatSuksesi.objects.create(kelompok=kelompok, aksi=aksi, uraian=uraian[:500], revisi=kelompok.revisi, oleh=oleh)


def periksa_penyusun(kelompok: KelompokSuksesi | None, oleh: Pengguna) -> None:
    """Refuse who may not prepare groups, or not of this agency."""
    if not boleh_susun_suksesi(oleh):
        raise TidakBerhak("Kelompok rencana suksesi disusun oleh Tim Manajemen Talenta atau pengelola SDM instansi.")
    if kelompok is not None and kelompok.instansi_id != oleh.instansi_id:
        raise TidakBerhak("Kelompok ini milik instansi lain.")


def kunci_konsep(kelompok: KelompokSuksesi, revisi: int | None = None) -> None:
    """Take a draft for a change: its revision rises, and whoever sets it at the same time waits or is waited for.

    Raises:
        GalatAplikasi: it is no draft any more, or (``revisi`` given) no longer what the actor was shown.
    """
    milik = KelompokSuksesi.objects.filter(pk=kelompok.pk, status=StatusKelompok.KONSEP)
    if revisi is not None:
        milik = milik.filter(revisi=revisi)
    berubah = milik.update(revisi=F("revisi") + 1)
    kelompok.refresh_from_db(fields=["revisi", "status"])
    if berubah != 1:
        raise GalatAplikasi(sudah_berubah(kelompok), kode="berubah")


def pastikan_konsep(kelompok: KelompokSuksesi, revisi: int) -> None:
    """Hold a draft until the transaction ends without changing it. Raises GalatAplikasi as ``kunci_konsep`` does."""
    milik = KelompokSuksesi.objects.select_for_update().filter(pk=kelompok.pk, status=StatusKelompok.KONSEP)
    if not milik.filter(revisi=revisi).first():
        kelompok.refresh_from_db(fields=["revisi", "status"])
        raise GalatAplikasi(sudah_berubah(kelompok), kode="berubah")


def sudah_berubah(kelompok: KelompokSuksesi) -> str:
    """Return the sentence for who acts on an outdated page: what the group is now, and by whom."""
    terakhir = kelompok.riwayat.select_related("oleh").last()
    siapa = f" oleh {terakhir.oleh}" if terakhir else ""
    if kelompok.status == StatusKelompok.KONSEP:
        return f"Konsep ini diubah{siapa} sejak Anda membukanya. Periksa isinya, lalu ulangi."
    status = kelompok.get_status_display().lower()
    return f"Kelompok ini sudah {status}{siapa} dan tidak dapat diubah lagi. Muat ulang untuk melihat keadaannya."


@transaction.atomic
def buka_konsep(*, lingkup: str, cakrawala: int, oleh: Pengguna) -> KelompokSuksesi:
    """Open a draft with everybody of the lawful boxes whom no gate keeps out, and return it.

    Raises:
        TidakBerhak: the actor may not prepare groups.
        GalatAplikasi: nothing is mapped yet, nobody passes the gates, or there is a draft already.
    """
    periksa_penyusun(None, oleh)
    if lingkup not in LingkupSuksesi.values:
        raise GalatAplikasi("Pilih lingkup kelompok: instansi atau nasional.")
    assert oleh.instansi is not None  # boleh_susun_suksesi
    pemetaan = pemetaan_suksesi(oleh.instansi_id)
    if pemetaan is None:
        raise GalatAplikasi("Belum ada pemetaan talenta. Petakan pegawai dahulu, lalu susun kelompok rencana suksesi.")
    try:
        with transaction.atomic():
            kelompok = KelompokSuksesi.objects.create(
                instansi=oleh.instansi, lingkup=lingkup, pemetaan=pemetaan, cakrawala=cakrawala, dibuat_oleh=oleh
            )
    except IntegrityError:
        nama = LingkupSuksesi(lingkup).label.lower()
        raise GalatAplikasi(
            f"Masih ada konsep kelompok {nama}. Lanjutkan konsep itu, atau hapus dahulu.", kode="konsep-ada"
        ) from None
    masuk, tidak = _isi_anggota(kelompok, set())
    if not masuk:
        boleh = ", ".join(map(str, LINGKUP[lingkup].kotak))
        raise GalatAplikasi(
            f"Tidak ada pegawai kotak {boleh} yang dapat masuk pada pemetaan {pemetaan.periode.tahun}{_alasan(tidak)}."
        )
    catat(kelompok, "Disusun", f"{masuk} talenta masuk dari pemetaan {pemetaan.periode.tahun}{_alasan(tidak)}.", oleh)
    return kelompok


def _isi_anggota(kelompok: KelompokSuksesi, kecuali: set[int]) -> tuple[int, Counter[str]]:
    """Admit everybody in the lawful order whom no gate keeps out; return how many, and per gate how many not."""
    tidak: Counter[str] = Counter()
    baru: list[AnggotaSuksesi] = []
    hari_ini = timezone.localdate()
    for urutan, calon in enumerate(calon_kelompok(kelompok.pemetaan, kelompok.lingkup, hari_ini=hari_ini), 1):
        if calon.tertahan:
            tidak[calon.tertahan.gerbang.nama.lower()] += 1
        elif calon.penempatan.pegawai_id not in kecuali:
            baru.append(_anggota(kelompok, calon, urutan))
    AnggotaSuksesi.objects.bulk_create(baru, batch_size=POTONGAN)
    return len(baru), tidak


def _anggota(kelompok: KelompokSuksesi, calon: Calon, urutan: int) -> AnggotaSuksesi:
    satu = calon.penempatan
    # Whoever is in a box has rank and value too (constraint penempatan_lengkap).
    assert satu.kotak_akhir is not None
    assert satu.peringkat is not None
    assert satu.nilai_talenta is not None
    return AnggotaSuksesi(
        kelompok=kelompok,
        pegawai_id=satu.pegawai_id,
        penempatan_id=satu.pk,
        urutan=urutan,
        kotak=satu.kotak_akhir,
        peringkat=satu.peringkat,
        nilai_talenta=satu.nilai_talenta,
        jabatan_id=satu.pegawai.jabatan_id,
        unit_id=satu.pegawai.unit_id,
        golongan=satu.pegawai.golongan,
    )


def _alasan(tidak: Counter[str]) -> str:
    rinci = ", ".join(f"{n} karena {nama}" for nama, n in sorted(tidak.items()))
    return f"; tidak masuk: {rinci}" if rinci else ""


@transaction.atomic
def segarkan(*, kelompok: KelompokSuksesi, revisi: int, oleh: Pengguna) -> None:
    """Draw the members of a draft anew from the mapping that holds now; reasons for leaving somebody out stay.

    Members who are still lawful keep the posts they are named for.
    """
    periksa_penyusun(kelompok, oleh)
    kunci_konsep(kelompok, revisi)
    pemetaan = pemetaan_suksesi(kelompok.instansi_id)
    assert pemetaan is not None  # the draft was drawn from one
    kelompok.pemetaan = pemetaan
    kelompok.save(update_fields=["pemetaan"])
    lama = {satu.pegawai_id: satu for satu in AnggotaSuksesi.objects.filter(kelompok=kelompok)}
    baru, tetap, tidak = _pilah(kelompok, lama)
    ada = {satu.pegawai_id for satu in tetap}
    keluar = [satu.pk for orang, satu in lama.items() if orang not in ada]
    AnggotaSuksesi.objects.filter(kelompok=kelompok, pk__in=keluar).delete()
    AnggotaSuksesi.objects.bulk_create(baru, batch_size=POTONGAN)
    kolom = ["penempatan", "urutan", "kotak", "peringkat", "nilai_talenta", "jabatan", "unit", "golongan"]
    AnggotaSuksesi.objects.bulk_update(tetap, kolom, batch_size=POTONGAN)
    uraian = f"{len(baru)} talenta baru, {len(keluar)} keluar, {len(tetap)} tetap{_alasan(tidak)}."
    catat(kelompok, "Disegarkan", uraian, oleh)


def _pilah(
    kelompok: KelompokSuksesi, lama: dict[int, AnggotaSuksesi]
) -> tuple[list[AnggotaSuksesi], list[AnggotaSuksesi], Counter[str]]:
    baru: list[AnggotaSuksesi] = []
    tetap: list[AnggotaSuksesi] = []
    tidak: Counter[str] = Counter()
    calon = calon_kelompok(kelompok.pemetaan, kelompok.lingkup, hari_ini=timezone.localdate())
    for urutan, satu in enumerate(calon, 1):
        if satu.tertahan:
            tidak[satu.tertahan.gerbang.nama.lower()] += 1
            continue
        anggota = _anggota(kelompok, satu, urutan)
        sebelum = lama.get(anggota.pegawai_id)
        if sebelum is None:
            baru.append(anggota)
        else:
            anggota.pk, anggota.dikeluarkan = sebelum.pk, sebelum.dikeluarkan
            tetap.append(anggota)
    return baru, tetap, tidak


@transaction.atomic
def keluarkan(*, anggota: AnggotaSuksesi, alasan: str, oleh: Pengguna) -> None:
    """Leave a talent out of a draft with a reason; the posts they were named for are given up."""
    kelompok = anggota.kelompok
    periksa_penyusun(kelompok, oleh)
    _bukan_diri(anggota.pegawai_id, oleh)
    alasan = " ".join(alasan.split())[:PANJANG_ALASAN]
    if not alasan:
        raise GalatAplikasi("Tulis alasan talenta ini tidak dimasukkan ke kelompok.", kode="alasan")
    kunci_konsep(kelompok)
    if AnggotaSuksesi.objects.filter(pk=anggota.pk, dikeluarkan="").update(dikeluarkan=alasan) != 1:
        raise GalatAplikasi("Talenta ini sudah dikeluarkan dari kelompok.", kode="berubah")
    anggota.suksesi.all().delete()
    catat(kelompok, "Anggota dikeluarkan", f"{anggota.pegawai.nama_lengkap}: {alasan}", oleh)


@transaction.atomic
def masukkan_kembali(*, anggota: AnggotaSuksesi, oleh: Pengguna) -> None:
    """Take a talent who was left out back into a draft."""
    kelompok = anggota.kelompok
    periksa_penyusun(kelompok, oleh)
    _bukan_diri(anggota.pegawai_id, oleh)
    kunci_konsep(kelompok)
    if AnggotaSuksesi.objects.filter(pk=anggota.pk).exclude(dikeluarkan="").update(dikeluarkan="") != 1:
        raise GalatAplikasi("Talenta ini sudah menjadi anggota kelompok.", kode="berubah")
    catat(kelompok, "Anggota dimasukkan kembali", anggota.pegawai.nama_lengkap, oleh)


def _bukan_diri(pegawai_id: int, oleh: Pengguna) -> None:
    if oleh.pegawai_id == pegawai_id:
        raise TidakBerhak("Anda tidak dapat memutuskan keanggotaan Anda sendiri.")


@transaction.atomic
def hapus_konsep(*, kelompok: KelompokSuksesi, revisi: int, oleh: Pengguna) -> None:
    """Throw a draft away; nothing has been decided by it yet."""
    periksa_penyusun(kelompok, oleh)
    kunci_konsep(kelompok, revisi)
    RiwayatSuksesi.objects.filter(kelompok=kelompok).delete()
    kelompok.delete()


@transaction.atomic
def cabut(*, kelompok: KelompokSuksesi, alasan: str, oleh: Pengguna) -> None:
    """Revoke the group in force, with a reason.

    Raises:
        TidakBerhak: the actor may not.
        GalatAplikasi: no reason, or it is not in force any more.
    """
    if not boleh_tetapkan_suksesi(oleh) or kelompok.instansi_id != oleh.instansi_id:
        raise TidakBerhak("Kelompok rencana suksesi dicabut oleh PPK instansi.")
    alasan = " ".join(alasan.split())[:PANJANG_ALASAN]
    if not alasan:
        raise GalatAplikasi("Tulis alasan pencabutan.", kode="alasan")
    milik = KelompokSuksesi.objects.filter(pk=kelompok.pk, status=StatusKelompok.DITETAPKAN)
    if (
        milik.update(status=StatusKelompok.DICABUT, alasan=alasan, berakhir_pada=timezone.now(), berakhir_oleh=oleh)
        != 1
    ):
        kelompok.refresh_from_db()
        raise GalatAplikasi(sudah_berubah(kelompok), kode="berubah")
    kelompok.refresh_from_db()
    catat(kelompok, "Dicabut", alasan, oleh)
    segel_krs([kelompok], oleh=oleh)
