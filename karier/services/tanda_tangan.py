"""Signing issued documents: in the system with the agency's certificate, at BSrE, or out of the system and back."""

import hashlib
import io

import segno
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from karier.dokumen.tte.bsre import bsre
from karier.dokumen.tte.pades import penanda_tangan, pencap_waktu, tanda_tangani
from karier.dokumen.tte.periksa import HasilTandaTangan, akar_tepercaya, periksa_tanda_tangan, sama_isi
from karier.dokumen.tte.stempel import IsiStempel, pdf_stempel
from karier.dokumen.tte.tambahan import hanya_tanda_tangan, tampak_di_kotak
from karier.izin import boleh_kembalikan_bertanda, boleh_tanda_tangani
from karier.models import Dokumen, TandaTangan
from karier.pilihan import CaraTandaTangan
from karier.selectors.dokumen import berlaku, isi_berkas
from karier.selectors.rantai import TANDA_TANGAN
from pegawai.models import Pengguna
from pegawai.services.faktor import atau_tolak, gunakan
from pegawai.services.rantai import Butir, ikat
from talenta.umum.galat import GalatAplikasi, TidakBerhak

CARA_LAIN = "Cara tanda tangan ini tidak diaktifkan pada sistem ini."


def tanda_tangani_pades(*, dokumen: Dokumen, oleh: Pengguna, kode: str) -> TandaTangan:
    """Sign with the agency's certificate; ``kode`` is the actor's second factor.

    Raises:
        TidakBerhak: the actor may not sign this kind.
        FaktorDitolak: the code does not hold.
        GalatAplikasi: not in force, signed already, or certificate or timestamp authority cannot be used.
    """
    _siap(dokumen, CaraTandaTangan.PADES, boleh=boleh_tanda_tangani(oleh, dokumen))
    with transaction.atomic():
        hasil = gunakan(oleh=oleh, kode=kode, untuk=f"Menandatangani {dokumen.nomor}")
    atau_tolak(hasil)
    periksa, ttd = dokumen.isi["verifikasi"], dokumen.isi["penandatangan"]
    stempel = pdf_stempel(IsiStempel(periksa["alamat"], ttd["nama"], ttd["jabatan"], ttd["tanggal"]))
    with penanda_tangan() as penanda:
        data = tanda_tangani(
            isi_berkas(dokumen),
            penanda=penanda,
            stempel=stempel,
            alasan=f"Penetapan Nomor {dokumen.nomor}",
            tempat=ttd["tempat"],
            waktu=pencap_waktu(),
        )
    return _simpan(dokumen, CaraTandaTangan.PADES, data, oleh)


def tanda_tangani_bsre(*, dokumen: Dokumen, oleh: Pengguna, nik: str, frasa: str) -> TandaTangan:
    """Have BSrE sign with the signatory's own key; NIK and passphrase are sent on and kept nowhere.

    Raises what ``tanda_tangani_pades`` raises, and GalatAplikasi with what BSrE says.
    """
    _siap(dokumen, CaraTandaTangan.BSRE, boleh=boleh_tanda_tangani(oleh, dokumen))
    if not (nik.isascii() and nik.isdigit() and len(nik) == 16):
        raise GalatAplikasi("NIK terdiri atas 16 angka.", kode="nik")
    if not frasa:
        raise GalatAplikasi("Isi passphrase sertifikat BSrE Anda.", kode="frasa")
    ttd = dokumen.isi["penandatangan"]
    data = bsre().tanda_tangani(
        isi_berkas(dokumen),
        nik=nik,
        frasa=frasa,
        gambar=_gambar_qr(dokumen.isi["verifikasi"]["alamat"]),
        alasan=f"Penetapan Nomor {dokumen.nomor}",
        tempat=ttd["tempat"],
    )
    return _simpan(dokumen, CaraTandaTangan.BSRE, data, oleh)


def terima_bertanda(*, dokumen: Dokumen, oleh: Pengguna, data: bytes) -> TandaTangan:
    """Take in the file that was signed out of the system: the issued bytes with a signature added that holds.

    Raises:
        TidakBerhak: the actor may not bring it back.
        GalatAplikasi: not in force, signed already, other content, no signature or one that does not hold, or
            something else was added with it.
    """
    _siap(dokumen, CaraTandaTangan.LUAR, boleh=boleh_kembalikan_bertanda(oleh, dokumen))
    return _simpan(dokumen, CaraTandaTangan.LUAR, data, oleh)


def _siap(dokumen: Dokumen, cara: str, *, boleh: bool) -> None:
    if not boleh:
        raise TidakBerhak("Anda tidak berwenang menandatangani dokumen ini.")
    if cara != settings.TTE:
        raise GalatAplikasi(CARA_LAIN)
    if not berlaku(dokumen):
        raise GalatAplikasi(f"Dokumen {dokumen.nomor} tidak berlaku lagi, jadi tidak dapat ditandatangani.")
    sudah = TandaTangan.objects.filter(dokumen=dokumen).first()
    if sudah:
        raise GalatAplikasi(_sudah(sudah), kode="sudah")


def _sudah(tanda: TandaTangan) -> str:
    return f"Dokumen ini sudah ditandatangani {tanda.penanda_tangan}; berkasnya diterima dari {tanda.oleh}."


def _simpan(dokumen: Dokumen, cara: str, data: bytes, oleh: Pengguna) -> TandaTangan:
    hasil = _periksa(dokumen, cara, data)
    tanda = TandaTangan(
        dokumen=dokumen,
        cara=cara,
        sha256=hashlib.sha256(data).hexdigest(),
        penanda_tangan=hasil[-1].penanda_tangan[:200],
        hasil=[satu.json() for satu in hasil],
        oleh=oleh,
    )
    tanda.berkas.save(f"{dokumen.kode}.pdf", ContentFile(data), save=False)
    try:
        with transaction.atomic():
            tanda.save(force_insert=True)
            butir = [Butir(TANDA_TANGAN, tanda.pk, cara, dokumen.nomor)]
            ikat(instansi_id=dokumen.instansi_id, butir=butir, oleh=oleh)
    except IntegrityError:
        tanda.berkas.delete(save=False)
        dahulu = TandaTangan.objects.select_related("oleh").filter(dokumen=dokumen).first()
        raise GalatAplikasi(_sudah(dahulu) if dahulu else "Berkas ini sudah pernah diterima.", kode="sudah") from None
    except Exception:
        tanda.berkas.delete(save=False)
        raise
    return tanda


def _periksa(dokumen: Dokumen, cara: str, data: bytes) -> list[HasilTandaTangan]:
    if not sama_isi(isi_berkas(dokumen), data):
        raise GalatAplikasi(
            f"Isi berkas ini bukan dokumen {dokumen.nomor} yang diterbitkan. Unduh dokumennya dari halaman ini, "
            "tandatangani tanpa mencetak atau menyimpannya ulang, lalu unggah hasilnya.",
            kode="berkas",
        )
    hasil = periksa_tanda_tangan(data, akar_tepercaya())
    if not hasil:
        raise GalatAplikasi("Berkas ini belum ditandatangani secara elektronik.", kode="berkas")
    _periksa_tambahan(isi_berkas(dokumen), data, cara)
    if not all(satu.diterima for satu in hasil):
        raise GalatAplikasi(
            "Tanda tangan pada berkas ini tidak sah: isinya berubah sesudah ditandatangani, atau tandanya rusak.",
            kode="berkas",
        )
    return hasil


def _periksa_tambahan(terbit: bytes, data: bytes, cara: str) -> None:
    """Refuse what shows other pages than the issued ones, which a signature would cover all the same."""
    if not hanya_tanda_tangan(terbit, data):
        raise GalatAplikasi(
            "Berkas ini memuat perubahan selain tanda tangan, misalnya halaman atau catatan yang ditambahkan. Unduh "
            "dokumennya dari halaman ini, bubuhkan tanda tangan saja, lalu unggah hasilnya.",
            kode="berkas",
        )
    if cara == CaraTandaTangan.LUAR and not tampak_di_kotak(terbit, data):
        raise GalatAplikasi(
            "Tanda tangan yang tampak pada berkas ini berada di luar kotak yang disediakan, jadi dapat menutupi isi. "
            "Tempatkan di dalam kotak itu, atau buat tanda tangan tanpa tampilan, lalu unggah lagi.",
            kode="berkas",
        )


def _gambar_qr(alamat: str) -> bytes:
    arus = io.BytesIO()
    segno.make(alamat, error="m").save(arus, kind="png", scale=6, border=2)
    return arus.getvalue()
