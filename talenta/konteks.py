"""Context for every template: the main menu and who is signed in, both read only when a template shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from karier.izin import boleh_lihat_dokumen
from karier.models import RencanaKarier
from karier.pilihan import StatusRpk
from pegawai.izin import boleh_lihat_kalibrasi, boleh_lihat_mutu, boleh_lihat_suksesi
from pegawai.models import Pengguna
from pegawai.pilihan import Peran
from pegawai.selectors.lingkup import PERAN_INSTANSI
from pegawai.selectors.pemberitahuan import TERBANYAK, jumlah_baru
from pemetaan.izin import boleh_lihat_keadilan
from pemetaan.models import Periode
from talenta.contoh.faktor import kode_contoh
from talenta.umum.sesi import ambil_tertunda


@dataclass(frozen=True)
class Butir:
    """One entry of the menu before it is known whether its address exists."""

    label: str
    url: str
    argumen: tuple[Any, ...] = ()
    lencana: int = 0


def menu(request: HttpRequest) -> dict[str, Any]:
    """Return ``menu_utama`` (entries with label, url, aktif, lencana), ``akun``, and ``lonceng`` {jumlah, teks}.

    ``kode_contoh`` is the present code of a demo account's second factor, empty anywhere else.

    ``akun`` has nama, peran, lingkup, instansi, and kekurangan: what the account lacks to see anything.
    """
    pengguna = getattr(request, "user", None)
    if not isinstance(pengguna, Pengguna):
        return {"menu_utama": [], "akun": {}, "lonceng": {}, "kode_contoh": ""}
    return {
        "menu_utama": SimpleLazyObject(lambda: _tampak(request.path, _butir(pengguna))),
        "akun": SimpleLazyObject(lambda: _akun(pengguna)),
        "boleh": SimpleLazyObject(lambda: _boleh(pengguna)),
        "lonceng": SimpleLazyObject(lambda: _lonceng(pengguna)),
        "kode_contoh": SimpleLazyObject(lambda: kode_contoh(pengguna)),
        "isian_tertunda": SimpleLazyObject(lambda: ambil_tertunda(request)),
    }


def _boleh(pengguna: Pengguna) -> dict[str, bool]:
    return {
        "lihat_kalibrasi": boleh_lihat_kalibrasi(pengguna),
        "lihat_keadilan": boleh_lihat_keadilan(pengguna),
        "lihat_mutu": boleh_lihat_mutu(pengguna),
    }


def _lonceng(pengguna: Pengguna) -> dict[str, Any]:
    jumlah = jumlah_baru(pengguna)
    return {"jumlah": jumlah, "teks": f"{TERBANYAK}+" if jumlah > TERBANYAK else str(jumlah)}


def _butir(pengguna: Pengguna) -> Iterator[Butir]:
    yield Butir("Beranda", "beranda")
    if pengguna.instansi_id is not None:
        yield from _butir_instansi(pengguna, pengguna.instansi_id)
    if pengguna.is_staff:
        yield Butir("Admin", "admin:index")


def _butir_instansi(pengguna: Pengguna, instansi: int) -> Iterator[Butir]:
    peran = pengguna.peran
    if peran & PERAN_INSTANSI:
        tahun = Periode.objects.filter(instansi_id=instansi).aggregate(Max("tahun"))["tahun__max"]
        yield Butir("Pemetaan", "pemetaan", (tahun,)) if tahun is not None else Butir("Pemetaan", "pemetaan-awal")
        yield Butir("Pegawai", "pegawai-daftar")
        yield Butir("Rencana karier", "rpk-daftar")
        if boleh_lihat_suksesi(pengguna):
            yield Butir("Suksesi", "suksesi")
    elif Peran.PEGAWAI in peran and pengguna.pegawai is not None:
        yield Butir("Profil saya", "pegawai-profil", (pengguna.pegawai.nip,))
        yield Butir("Karier saya", "saya")
        yield Butir("Rencana karier saya", "rpk-daftar")
    if peran & {Peran.PYB, Peran.PPK}:
        yield Butir("Persetujuan", "persetujuan", lencana=_menunggu(peran, instansi))
    if boleh_lihat_dokumen(pengguna):
        yield Butir("Dokumen", "dokumen-daftar")
    if Peran.ADMIN in peran:
        yield Butir("Impor", "impor-daftar")
        yield Butir("Pengaturan dokumen", "pengaturan-dokumen")
    if peran & {Peran.ADMIN, Peran.SDM}:
        yield Butir("Pekerjaan", "daftar_pekerjaan")


def _menunggu(peran: frozenset[str], instansi: int) -> int:
    """Return how many plans wait for these roles: submitted ones for the PyB, checked ones for the PPK."""
    giliran = ((Peran.PYB, StatusRpk.DIAJUKAN), (Peran.PPK, StatusRpk.DIPERIKSA))
    status = [menunggu for siapa, menunggu in giliran if siapa in peran]
    return RencanaKarier.objects.filter(instansi_id=instansi, status__in=status).count()


def _tampak(jalan: str, semua: Iterator[Butir]) -> list[dict[str, Any]]:
    """Return the entries whose address exists, the open one marked for aria-current."""
    hasil = []
    for butir in semua:
        try:
            url = reverse(butir.url, args=butir.argumen)
        except NoReverseMatch:
            continue
        aktif = "page" if jalan == url else "true" if url != "/" and jalan.startswith(url) else ""
        hasil.append({"label": butir.label, "url": url, "aktif": aktif, "lencana": butir.lencana})
    return hasil


def _akun(pengguna: Pengguna) -> dict[str, str]:
    peran = [label for nilai, label in Peran.choices if nilai in pengguna.peran]
    return {
        "nama": str(pengguna),
        "peran": ", ".join(peran),
        "lingkup": str(pengguna.unit) if pengguna.unit_id else "",
        "instansi": str(pengguna.instansi) if pengguna.instansi_id else "",
        "kekurangan": _kekurangan(pengguna),
    }


def _kekurangan(pengguna: Pengguna) -> str:
    """Return what this account lacks to show anything, in a sentence; empty where it lacks nothing."""
    if not pengguna.instansi_id and pengguna.is_superuser:
        return "Akun superuser tidak terikat pada instansi. Buat instansi dengan manage.py buat_instansi di server."
    kurang = ""
    if not pengguna.instansi_id:
        kurang = "dihubungkan dengan instansi, karena itu belum ada data"
    elif not pengguna.peran:
        kurang = "diberi peran, karena itu belum ada data"
    elif pengguna.peran == {Peran.PEGAWAI} and not pengguna.pegawai_id:
        kurang = "dihubungkan dengan data pegawai, karena itu belum ada profil"
    ujung = "yang dapat ditampilkan. Hubungi admin Talenta di instansi Anda."
    return f"Akun Anda belum {kurang} {ujung}" if kurang else ""
