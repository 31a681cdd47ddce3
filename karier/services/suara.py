"""What employees say: wishes, responses within their time, requests for correction; and the answers to them."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from karier.izin import boleh_jawab_koreksi, boleh_jawab_tanggapan
from karier.models import AspirasiKarier, PermintaanKoreksi, RencanaKarier, Tanggapan
from karier.pilihan import AkhirAspirasi, JenisTanggapan, StatusTanggapan
from karier.selectors.suara import DITANGGAPI, batas_penempatan, batas_rpk
from karier.services.segel import segel_aspirasi, segel_suara
from pegawai.izin import adalah_diri, boleh_tanggapi_rpk
from pegawai.models import Jabatan, Pegawai, Pengguna, UnitKerja
from pegawai.pilihan import Peran
from pegawai.selectors.lingkup import pegawai_terlihat
from pegawai.services.pemberitahuan import beri_tahu
from pemetaan.models import Penempatan
from talenta.umum.galat import GalatAplikasi, TidakBerhak

_Suara = TypeVar("_Suara", Tanggapan, PermintaanKoreksi)
KETIK_ULANG = "Muat ulang halaman, lalu periksa."


def _diri(pegawai: Pegawai, oleh: Pengguna) -> None:
    if not adalah_diri(oleh, pegawai) or pegawai.instansi_id != oleh.instansi_id:
        raise TidakBerhak("Hanya pegawai yang bersangkutan yang dapat melakukan ini.")
    if not pegawai.aktif:
        raise GalatAplikasi("Data kepegawaian Anda tidak aktif. Hubungi pengelola SDM unit Anda.")


@transaction.atomic
def sampaikan_aspirasi(
    *,
    pegawai: Pegawai,
    oleh: Pengguna,
    alasan: str,
    jabatan: Jabatan | None = None,
    unit: UnitKerja | None = None,
    uraian: str = "",
) -> AspirasiKarier:
    """Record where a person wishes to go; the wish before it is kept as replaced."""
    _diri(pegawai, oleh)
    if jabatan is None and unit is None and not uraian.strip():
        raise GalatAplikasi("Pilih jabatan atau unit tujuan, atau tulis aspirasi Anda dengan kata-kata sendiri.")
    if not alasan.strip():
        raise GalatAplikasi("Tulis alasan aspirasi Anda.")
    if any(satu is not None and satu.instansi_id != pegawai.instansi_id for satu in (jabatan, unit)):
        raise GalatAplikasi("Jabatan atau unit itu bukan milik instansi Anda. Pilih yang lain.")
    lama = _akhiri(pegawai, AkhirAspirasi.DIGANTI)
    isi = {"jabatan": jabatan, "unit": unit, "uraian": uraian.strip(), "alasan": alasan.strip()}
    try:
        with transaction.atomic():
            baru = AspirasiKarier.objects.create(pegawai=pegawai, **isi)
    except IntegrityError:
        raise GalatAplikasi(f"Aspirasi Anda baru saja disimpan dari tempat lain. {KETIK_ULANG}") from None
    segel_aspirasi([*lama, baru], instansi_id=pegawai.instansi_id, oleh=oleh)
    return baru


@transaction.atomic
def tarik_aspirasi(*, pegawai: Pegawai, oleh: Pengguna) -> None:
    """Withdraw the wish that holds."""
    _diri(pegawai, oleh)
    lama = _akhiri(pegawai, AkhirAspirasi.DITARIK)
    if not lama:
        raise GalatAplikasi("Tidak ada aspirasi yang berlaku untuk ditarik.")
    segel_aspirasi(lama, instansi_id=pegawai.instansi_id, oleh=oleh)


def _akhiri(pegawai: Pegawai, akhir: str) -> list[AspirasiKarier]:
    kini, hasil = timezone.now(), []
    for satu in AspirasiKarier.objects.filter(pegawai=pegawai, berakhir_pada__isnull=True):
        berlaku = AspirasiKarier.objects.filter(pk=satu.pk, berakhir_pada__isnull=True)
        if berlaku.update(berakhir_pada=kini, akhir=akhir):
            satu.berakhir_pada, satu.akhir = kini, akhir
            hasil.append(satu)
    return hasil


@transaction.atomic
def tanggapi_penempatan(*, penempatan: Penempatan, kotak: int, jenis: str, alasan: str, oleh: Pengguna) -> Tanggapan:
    """Record that a person accepts or contests the own box, as it was shown (``kotak``)."""
    _diri(penempatan.pegawai, oleh)
    kunci = Penempatan.objects.select_for_update(of=("self",)).select_related("pemetaan__periode")
    kini = kunci.filter(pk=penempatan.pk, pemetaan__berlaku=True).first()
    if kini is None or kini.kotak_akhir is None or kini.kotak_akhir != kotak:
        raise GalatAplikasi("Kotak Anda baru saja berubah. Muat ulang halaman, lalu tanggapi kotak yang berlaku.")
    batas = batas_penempatan(kini)
    return _tanggapi(Tanggapan(pegawai=kini.pegawai, penempatan=kini, kotak=kotak, batas=batas), jenis, alasan, oleh)


@transaction.atomic
def tanggapi_rpk(*, rpk: RencanaKarier, jenis: str, alasan: str, oleh: Pengguna) -> Tanggapan:
    """Record that a person accepts or contests the own plan, once it is set."""
    _diri(rpk.pegawai, oleh)
    if not boleh_tanggapi_rpk(oleh, rpk.pegawai):
        raise TidakBerhak("Rencana ditanggapi oleh pegawai yang bersangkutan.")
    kini = RencanaKarier.objects.select_for_update().filter(pk=rpk.pk, status__in=DITANGGAPI).first()
    batas = batas_rpk(kini) if kini else None
    if kini is None or batas is None:
        raise GalatAplikasi("Rencana ini tidak berlaku, jadi tidak dapat ditanggapi. Buka rencana Anda yang berlaku.")
    return _tanggapi(Tanggapan(pegawai=kini.pegawai, rpk=kini, batas=batas), jenis, alasan, oleh)


def _tanggapi(baru: Tanggapan, jenis: str, alasan: str, oleh: Pengguna) -> Tanggapan:
    hal = "rencana" if baru.rpk_id else "kotak"
    if timezone.localdate() > baru.batas:
        hari = date_format(baru.batas, "j F Y")
        raise GalatAplikasi(f"Hari terakhir menanggapi {hal} ini adalah {hari}; tanggapan tidak diterima lagi.")
    baru.jenis, baru.alasan = JenisTanggapan(jenis), alasan.strip()
    sanggah = baru.jenis == JenisTanggapan.SANGGAHAN
    if sanggah and not baru.alasan:
        raise GalatAplikasi("Tulis alasan sanggahan Anda: apa yang tidak sesuai, dan apa buktinya.")
    baru.status = StatusTanggapan.MENUNGGU if sanggah else StatusTanggapan.TERCATAT
    try:
        with transaction.atomic():
            baru.save(force_insert=True)
    except IntegrityError:
        raise GalatAplikasi(f"Anda sudah menanggapi {hal} ini. {KETIK_ULANG}") from None
    segel_suara(baru, oleh=oleh)
    if sanggah:
        peran = Peran.SDM if baru.rpk_id else Peran.TIM
        tautan = reverse("tanggapan", args=[baru.pk])
        _kabari(
            _penjawab(peran, baru.pegawai), f"Sanggahan atas {hal} menunggu jawaban", tautan, f"tanggapan-{baru.pk}"
        )
    return baru


@transaction.atomic
def minta_koreksi(
    *, pegawai: Pegawai, bagian: str, rincian: str, seharusnya: str, bukti: str, oleh: Pengguna
) -> PermintaanKoreksi:
    """Ask that something in the own record be put right."""
    _diri(pegawai, oleh)
    isi = {"rincian": rincian.strip(), "seharusnya": seharusnya.strip(), "bukti": bukti.strip()}
    if not all(isi.values()):
        raise GalatAplikasi("Sebutkan data yang keliru, data yang benar, dan buktinya.")
    baru = PermintaanKoreksi.objects.create(pegawai=pegawai, bagian=bagian, **isi)
    segel_suara(baru, oleh=oleh)
    tautan = reverse("koreksi", args=[baru.pk])
    _kabari(_penjawab(Peran.SDM, pegawai), "Permintaan koreksi data menunggu jawaban", tautan, f"koreksi-{baru.pk}")
    return baru


@transaction.atomic
def jawab_tanggapan(*, tanggapan: Tanggapan, diterima: bool, jawaban: str, oleh: Pengguna) -> None:
    """Answer an objection, once; accepting it changes neither box nor plan, which have ways of their own."""
    if not boleh_jawab_tanggapan(oleh, tanggapan) or not _dalam_lingkup(tanggapan.pegawai_id, oleh):
        raise TidakBerhak("Sanggahan atas kotak dijawab Tim Manajemen Talenta, atas rencana dijawab pengelola SDM.")
    _jawab(tanggapan, diterima, jawaban, oleh)
    hal = "rencana" if tanggapan.rpk_id else "kotak"
    _kabari_pegawai(tanggapan, f"Sanggahan Anda atas {hal} sudah dijawab", f"tanggapan-{tanggapan.pk}-jawab")


@transaction.atomic
def jawab_koreksi(*, permintaan: PermintaanKoreksi, diterima: bool, jawaban: str, oleh: Pengguna) -> None:
    """Answer a request for correction, once: it was put right, or it was refused."""
    if not boleh_jawab_koreksi(oleh, permintaan) or not _dalam_lingkup(permintaan.pegawai_id, oleh):
        raise TidakBerhak("Permintaan koreksi dijawab pengelola SDM, bukan oleh peminta sendiri.")
    _jawab(permintaan, diterima, jawaban, oleh)
    _kabari_pegawai(permintaan, "Permintaan koreksi data Anda sudah dijawab", f"koreksi-{permintaan.pk}-jawab")


def _dalam_lingkup(pegawai_id: int, oleh: Pengguna) -> bool:
    return pegawai_terlihat(oleh).filter(pk=pegawai_id).exists()


def _jawab(satu: _Suara, diterima: bool, jawaban: str, oleh: Pengguna) -> None:
    if not jawaban.strip():
        raise GalatAplikasi("Tulis jawaban beserta alasannya.")
    satu.status = StatusTanggapan.DITERIMA if diterima else StatusTanggapan.DITOLAK
    satu.jawaban, satu.dijawab_pada, satu.dijawab_oleh = jawaban.strip(), timezone.now(), oleh
    isi = {nama: getattr(satu, nama) for nama in ("status", "jawaban", "dijawab_pada", "dijawab_oleh")}
    menunggu = type(satu)._default_manager.filter(pk=satu.pk, status=StatusTanggapan.MENUNGGU)
    if not menunggu.update(**isi):
        satu.refresh_from_db()
        siapa = f" oleh {satu.dijawab_oleh}" if satu.dijawab_oleh else ""
        raise GalatAplikasi(f"Tidak menunggu jawaban: {satu.get_status_display().lower()}{siapa}. {KETIK_ULANG}")
    segel_suara(satu, oleh=oleh)


def _penjawab(peran: str, pegawai: Pegawai) -> Iterable[Pengguna]:
    """Return the accounts that may answer this person in a role."""
    lingkup = Q(unit__isnull=True)
    if peran == Peran.SDM:
        di_atas = [satu.pk for satu in UnitKerja.objects.get_ancestors(pegawai.unit)]
        lingkup |= Q(unit__in=[pegawai.unit_id, *di_atas])
    semua = Pengguna.objects.filter(lingkup, groups__name=peran, instansi=pegawai.instansi_id, is_active=True)
    return semua.exclude(pk__in=Pengguna.objects.filter(pegawai=pegawai).values("pk"))


def _kabari(siapa: Iterable[Pengguna], judul: str, tautan: str, kunci: str) -> None:
    beri_tahu(penerima=siapa, judul=judul, isi="Buka untuk membaca dan menjawabnya.", tautan=tautan, kunci=kunci)


def _kabari_pegawai(satu: _Suara, judul: str, kunci: str) -> None:
    isi = f"Hasilnya: {satu.get_status_display().lower()}. Buka untuk membaca jawabannya."
    siapa = Pengguna.objects.filter(pegawai=satu.pegawai_id)
    beri_tahu(penerima=siapa, judul=judul, isi=isi, tautan=reverse("saya"), kunci=kunci)
