"""A document before it is issued: what it is about, and how its content is composed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from karier.aturan.jenis_dokumen import JENIS
from karier.dokumen.kepala import Isi, bingkai, verifikasi
from karier.models import PengaturanDokumen
from karier.selectors.pengaturan import pengaturan_berlaku
from pegawai.models import Instansi, Pegawai, UnitKerja

Susun = Callable[[PengaturanDokumen], dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naskah:
    """A document of one kind about one subject.

    ``susun`` reads what is particular to it and gives it as data, given the settings; it is read again when the
    document is issued, so that what is stored is what holds at that moment. ``nomor`` and ``hari`` are set where the
    thing itself already bears a number and a date; otherwise a number is drawn. ``akhiran`` ends its file's name,
    ``halangan`` says why it cannot be issued yet, ``ketua`` (office, name) who signs where the settings do not say it.
    """

    jenis: str
    instansi: Instansi
    subjek: str
    judul: str
    susun: Susun
    unit: UnitKerja | None = None
    pegawai: Pegawai | None = None
    nomor: str = ""
    hari: date | None = None
    akhiran: str = ""
    halangan: str = ""
    ketua: tuple[str, str] | None = None

    @property
    def nama_berkas(self) -> str:
        """Name of its file, without KONSEP- before it."""
        return f"{JENIS[self.jenis].mulai}{'-' if self.akhiran else ''}{self.akhiran}.pdf"

    def isi(
        self, pengaturan: PengaturanDokumen | None = None, *, nomor: str = "", hari: date | None = None, kode: str = ""
    ) -> Isi:
        """Return the whole content: a draft, or with a verification code the document to be issued."""
        pengaturan = pengaturan or pengaturan_berlaku(self.instansi)
        orang = self.pegawai
        periksa = verifikasi(kode, nama=orang.nama if orang else "", nip=orang.nip if orang else "") if kode else None
        kerangka = bingkai(
            pengaturan,
            self.jenis,
            judul=self.judul if orang is None else f"{self.judul} {orang.nama_lengkap}",
            perihal=self.judul,
            nomor=nomor,
            hari=hari,
            periksa=periksa,
        )
        if self.ketua:
            kerangka["penandatangan"] |= {"jabatan": self.ketua[0], "nama": self.ketua[1] if kode else ""}
            kerangka["penandatangan"] |= {"pangkat": "", "nip": ""}
        return kerangka | self.susun(pengaturan)
