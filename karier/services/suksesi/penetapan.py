"""Setting a succession group by a decision: judged once more on that day, frozen, and the one before it ended."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from karier.aturan.kesiapan import nilai
from karier.aturan.suksesi import tertahan
from karier.models import AnggotaSuksesi, KelompokSuksesi, Suksesor
from karier.pilihan import StatusKelompok
from karier.selectors.bacaan import bacaan
from karier.selectors.suksesi.kandidat import fakta_orang
from karier.selectors.suksesi.kelompok import hukuman_berat
from karier.selectors.suksesi.lowongan import hari_lowong_pos
from karier.selectors.suksesi.pemetaan import sudah_ditetapkan
from karier.selectors.syarat import muat_rumpun, muat_standar, syarat_jabatan
from karier.services.segel import segel_krs
from karier.services.suksesi.kelompok import POTONGAN, catat, kunci_konsep, pastikan_konsep
from karier.services.suksesi.rencana import urutkan_semua
from karier.services.suksesi.suksesor import isi_suksesor, sebab_belum_siap
from pegawai.aturan.jenjang import bup, tmt_pensiun
from pegawai.izin import boleh_tetapkan_suksesi
from pegawai.models import JejakFaktor, Pegawai, Pengguna, PetaJabatan
from pegawai.services.faktor import atau_tolak, gunakan
from pemetaan.models import Pemetaan
from talenta.umum.galat import GalatAplikasi, TidakBerhak
from talenta.umum.tanggal import tanggal_panjang

_SEBUT = 3
_PANJANG_NOMOR = 100


def tetapkan(*, kelompok: KelompokSuksesi, revisi: int, nomor: str, tanggal: date, kode: str, oleh: Pengguna) -> None:
    """Set a draft: number and date of the decision, everything judged once more and frozen, the one before replaced.

    ``kode`` is the second factor of the PPK; when nothing comes of the act it stays good.

    Raises:
        TidakBerhak: the actor is not the PPK of this agency, or is a member.
        FaktorDitolak: no second factor, or the code does not fit.
        GalatAplikasi: the draft is not what was shown or not a draft any more; number or date will not do; the period
            is not set; a box has changed; a gate keeps a member out; a successor is not ready any more.
    """
    _periksa_pelaku(kelompok, oleh)
    nomor = " ".join(nomor.split())[:_PANJANG_NOMOR]
    _periksa_keputusan(nomor, tanggal)
    with transaction.atomic():
        pastikan_konsep(kelompok, revisi)
        hasil = gunakan(
            oleh=oleh, kode=kode, untuk=f"Menetapkan KRS {kelompok.get_lingkup_display()}, keputusan {nomor}"
        )
        if isinstance(hasil, JejakFaktor):
            _tetapkan(kelompok, revisi, nomor, tanggal, oleh)
    atau_tolak(hasil)


def _tetapkan(kelompok: KelompokSuksesi, revisi: int, nomor: str, tanggal: date, oleh: Pengguna) -> None:
    kunci_konsep(kelompok, revisi)
    hari_ini = timezone.localdate()
    _periksa_pemetaan(kelompok)
    _periksa_anggota(kelompok, hari_ini)
    _nilai_ulang(kelompok, hari_ini)
    _rapatkan_urutan(kelompok)
    urutkan_semua(kelompok)
    kini = timezone.now()
    lama = KelompokSuksesi.objects.filter(
        instansi=kelompok.instansi_id, lingkup=kelompok.lingkup, status=StatusKelompok.DITETAPKAN
    )
    sebelum = lama.first()
    if lama.update(status=StatusKelompok.DIGANTI, berakhir_pada=kini, berakhir_oleh=oleh) != 1:
        sebelum = None  # none, or revoked this very moment
    KelompokSuksesi.objects.filter(pk=kelompok.pk, status=StatusKelompok.KONSEP).update(
        status=StatusKelompok.DITETAPKAN,
        nomor=nomor,
        tanggal=tanggal,
        ditetapkan_pada=kini,
        ditetapkan_oleh=oleh,
        menggantikan=sebelum,
    )
    kelompok.refresh_from_db()
    catat(kelompok, "Ditetapkan", f"Keputusan {nomor} tanggal {tanggal_panjang(tanggal)}.", oleh)
    if sebelum:
        sebelum.refresh_from_db()
        catat(sebelum, "Diganti", f"Diganti keputusan {nomor}.", oleh)
    segel_krs([*([sebelum] if sebelum else []), kelompok], oleh=oleh)


def _periksa_pelaku(kelompok: KelompokSuksesi, oleh: Pengguna) -> None:
    if not boleh_tetapkan_suksesi(oleh) or kelompok.instansi_id != oleh.instansi_id:
        raise TidakBerhak("Kelompok rencana suksesi ditetapkan oleh PPK instansi.")
    if oleh.pegawai_id and kelompok.anggota.filter(pegawai=oleh.pegawai_id, dikeluarkan="").exists():
        raise TidakBerhak("Anda anggota kelompok ini, jadi tidak dapat menetapkannya.")


def _periksa_keputusan(nomor: str, tanggal: date) -> None:
    if not nomor:
        raise GalatAplikasi("Isi nomor keputusan penetapan.", kode="nomor")
    if tanggal > timezone.localdate():
        raise GalatAplikasi(
            f"Tanggal keputusan {tanggal_panjang(tanggal)} belum tiba. Isi tanggal keputusan yang sudah ada.",
            kode="tanggal",
        )


def _periksa_pemetaan(kelompok: KelompokSuksesi) -> None:
    pemetaan = Pemetaan.objects.select_related("periode").get(pk=kelompok.pemetaan_id)
    tahun = pemetaan.periode.tahun
    if not sudah_ditetapkan(pemetaan):
        raise GalatAplikasi(
            f"Hasil pemetaan {tahun} belum ditetapkan, jadi kotaknya belum final. Tetapkan periode {tahun} dahulu.",
            kode="periode",
        )
    if not pemetaan.berlaku:
        raise GalatAplikasi(
            f"Pemetaan {tahun} sudah dihitung ulang sejak konsep ini dibuat. Segarkan konsepnya.", kode="usang"
        )


def _periksa_anggota(kelompok: KelompokSuksesi, hari_ini: date) -> None:
    """Hold every member to the gates on this day and to the box that the mapping gives now."""
    anggota = AnggotaSuksesi.objects.filter(kelompok=kelompok, dikeluarkan="")
    if not anggota.exists():
        raise GalatAplikasi("Kelompok ini belum punya anggota.", kode="kosong")
    hukuman = hukuman_berat(Pegawai.objects.filter(pk__in=anggota.values("pegawai")))
    ukuran, salah = bacaan(), []
    lengkap = anggota.select_related("pegawai__jabatan", "penempatan").order_by("urutan")
    for satu in lengkap.iterator(chunk_size=POTONGAN):
        orang = satu.pegawai
        kena = tertahan(
            kotak=satu.penempatan.kotak_akhir,
            lingkup=kelompok.lingkup,
            aktif=orang.aktif,
            pensiun=tmt_pensiun(orang.tanggal_lahir, bup(orang.jabatan.jenjang, orang.jabatan.bup)),
            hukuman=hukuman.get(orang.pk, ()),
            pada=hari_ini,
            bacaan=ukuran,
        )
        if kena:
            salah.append(f"{orang.nama}: {kena.penjelasan}")
        elif satu.penempatan.kotak_akhir != satu.kotak:
            salah.append(f"{orang.nama}: kotaknya kini {satu.penempatan.kotak_akhir}, dalam konsep {satu.kotak}.")
    _tolak(salah, "anggota tidak lagi memenuhi; segarkan konsep")


def _nilai_ulang(kelompok: KelompokSuksesi, hari_ini: date) -> None:
    """Judge every successor on this day and keep the verdicts; refuse where one is not ready any more."""
    semua = list(
        Suksesor.objects.filter(anggota__kelompok=kelompok).select_related("anggota__pegawai", "jabatan", "unit")
    )
    if not semua:
        return
    rumpun = muat_rumpun(kelompok.instansi_id)
    standar = muat_standar(kelompok.instansi_id, {s.jabatan_id for s in semua})
    fakta = fakta_orang({s.anggota.pegawai_id for s in semua}, hari_ini, rumpun)
    pos = {
        (p.jabatan_id, p.unit_id): p
        for p in PetaJabatan.objects.filter(
            jabatan__in={s.jabatan_id for s in semua}, unit__in={s.unit_id for s in semua}
        )
    }
    kapan, salah = hari_lowong_pos(pos.values(), hari_ini=hari_ini), []
    for satu in semua:
        kunci = (satu.jabatan_id, satu.unit_id)
        lowong, nama = kapan.get(kunci), f"{satu.anggota.pegawai.nama} untuk {satu.jabatan.nama}"
        if lowong is None:
            salah.append(f"{nama}: jabatan ini tidak ada lagi dalam peta jabatan atau tidak punya kebutuhan.")
            continue
        syarat = syarat_jabatan(satu.jabatan, rumpun.rumpun(*kunci), standar)
        milik = fakta[satu.anggota.pegawai_id]
        hasil = nilai(milik, syarat, hari_ini=hari_ini, lowong=lowong, bacaan=bacaan())
        if hasil.siap is None:
            salah.append(f"{nama}: {sebab_belum_siap(hasil)}")
            continue
        satu.lowong, satu.kritis = lowong, pos[kunci].kritis
        isi_suksesor(satu, hasil)
    _tolak(salah, "suksesor tidak dapat ditetapkan; hapus dari rencana")
    kolom = ["lowong", "kritis", "siap", "kesiapan", "jalur", "syarat", "diperiksa_pada"]
    Suksesor.objects.bulk_update(semua, kolom, batch_size=POTONGAN)


def _tolak(salah: list[str], apa: str) -> None:
    if not salah:
        return
    lagi = f" (dan {len(salah) - _SEBUT} lainnya)" if len(salah) > _SEBUT else ""
    raise GalatAplikasi(f"{len(salah)} {apa}. {' '.join(salah[:_SEBUT])}{lagi}", kode="pelanggaran")


def _rapatkan_urutan(kelompok: KelompokSuksesi) -> None:
    """Number the members without gaps, those left out after them."""
    anggota = list(AnggotaSuksesi.objects.filter(kelompok=kelompok).only("urutan", "dikeluarkan"))
    anggota.sort(key=lambda a: (bool(a.dikeluarkan), a.urutan, a.pk))
    berubah = []
    for nomor, satu in enumerate(anggota, 1):
        if satu.urutan != nomor:
            satu.urutan = nomor
            berubah.append(satu)
    AnggotaSuksesi.objects.bulk_update(berubah, ["urutan"], batch_size=POTONGAN)
