"""Careers: one unbroken line of posts from entry to today, in which no structural post is held twice at a time."""

from dataclasses import dataclass
from datetime import date

from pegawai.models import RiwayatJabatan
from pegawai.pilihan import JenisAsn, JenisPenugasan
from talenta.contoh.acuan import HARI_ACUAN, TAHUN, acak, geser_bulan, selisih_bulan
from talenta.contoh.fungsional import PELAKSANA, Fungsional
from talenta.contoh.jabatan import DaftarJabatan, Formasi, nama_fungsional
from talenta.contoh.orang import Sosok
from talenta.contoh.organisasi import Organisasi, Simpul

# Steps back from a rung, newest first, with the fewest months each must have lasted.
TAHAP = {
    "jpt_pratama": (("administrator", 36), ("administrator", 30), ("pengawas", 36), ("pelaksana", 48)),
    "administrator": (("pengawas", 30), ("pengawas", 24), ("pelaksana", 48)),
    "pengawas": (("pelaksana", 30), ("pelaksana", 24)),
    "ahli_utama": (("ahli_madya", 60), ("ahli_muda", 48), ("ahli_pertama", 36)),
    "ahli_madya": (("ahli_muda", 48), ("ahli_pertama", 36)),
    "ahli_muda": (("ahli_pertama", 36),),
    "penyelia": (("mahir", 48), ("terampil", 48)),
    "mahir": (("terampil", 36),),
    "pelaksana": (("pelaksana", 24),),
}
Masa = tuple[date, date | None]
MASA_KINI = {"jpt_pratama": (3, 66), "administrator": (3, 72), "pengawas": (4, 80)}
STRUKTURAL = ("administrator", "pengawas", "jpt_pratama")
NAMA_LAMA = {"administrator": "Kepala Bidang", "pengawas": "Kepala Seksi"}
URUSAN_LAMA = ("Pelayanan", "Program", "Pengembangan", "Pengendalian", "Data dan Informasi", "Kerja Sama", "Evaluasi")
ATASAN_PLT = {"jpt_pratama": "administrator", "administrator": "pengawas", "pengawas": "pelaksana"}


@dataclass(eq=False, slots=True)
class _Kursi:
    """A structural post and the day from which back in time nobody has been put in it yet."""

    formasi: Formasi
    bebas_sampai: date


class Karier:
    """Lays the careers of all people side by side."""

    def __init__(self, daftar: DaftarJabatan, organisasi: Organisasi) -> None:
        self.acak = acak("riwayat")
        self.daftar = daftar
        self.baris: list[RiwayatJabatan] = []
        self.kursi: dict[str, list[_Kursi]] = {jenjang: [] for jenjang in STRUKTURAL}
        self.tempat: dict[Simpul, list[Simpul]] = {}
        for simpul in organisasi.simpul:
            self.tempat.setdefault(simpul.kantor, []).append(simpul)

    def susun(self, sosok: list[Sosok]) -> list[RiwayatJabatan]:
        """Set ``tmt_jabatan`` of every person and return all history rows."""
        for orang in sosok:
            orang.pegawai.tmt_jabatan = self._mulai_kini(orang)
        self._pasang_kursi(sosok)
        for orang in sorted(sosok, key=lambda s: (s.pegawai.tmt_jabatan, s.pegawai.nip), reverse=True):
            self._mundur(orang)
        self._plt(sosok)
        return self.baris

    def _mulai_kini(self, orang: Sosok) -> date:
        pegawai = orang.pegawai
        if pegawai.jenis_asn != JenisAsn.PNS or orang.jenjang not in TAHAP:
            return pegawai.tmt_cpns
        masa = selisih_bulan(pegawai.tmt_cpns, HARI_ACUAN)
        paling_lama = masa - sum(bulan for _, bulan in self._tahap(orang, masa))
        bawah, atas = MASA_KINI.get(orang.jenjang, (6, 110))
        if paling_lama < bawah:
            return pegawai.tmt_cpns if orang.jenjang == "pelaksana" else self._tanggal_satu(bawah)
        return self._tanggal_satu(self.acak.randint(bawah, min(atas, paling_lama)))

    def _tahap(self, orang: Sosok, masa: int) -> tuple[tuple[str, int], ...]:
        """Return the steps back that fit into ``masa`` months; the ones further back fall away first."""
        tahap = TAHAP.get(orang.jenjang, ())
        while tahap and sum(bulan for _, bulan in tahap) + MASA_KINI.get(orang.jenjang, (6, 0))[0] > masa:
            tahap = tahap[:-1] if len(tahap) > 1 else ()
        return tahap

    def _tanggal_satu(self, bulan_lalu: int) -> date:
        return geser_bulan(date(TAHUN, 12, 1), -bulan_lalu)

    def _pasang_kursi(self, sosok: list[Sosok]) -> None:
        mulai = {orang.formasi: orang.pegawai.tmt_jabatan for orang in sosok}
        for formasi in self.daftar.formasi:
            if formasi.dasar is None:
                sampai = mulai.get(formasi) or self._tanggal_satu(self.acak.randint(2, 9))
                self.kursi[formasi.jabatan.jenjang].append(_Kursi(formasi, sampai))

    def _mundur(self, orang: Sosok) -> None:
        pegawai = orang.pegawai
        selesai = pegawai.tmt_jabatan
        self._catat(orang, orang.formasi, (selesai, None))
        tahap = self._tahap(orang, selisih_bulan(pegawai.tmt_cpns, HARI_ACUAN))
        for letak, (jenjang, paling_sedikit) in enumerate(tahap):
            sisa = selisih_bulan(pegawai.tmt_cpns, selesai) - sum(bulan for _, bulan in tahap[letak + 1 :])
            if sisa <= 0:
                break
            terakhir = letak == len(tahap) - 1
            lama = sisa if terakhir else min(sisa, paling_sedikit + self.acak.randint(0, 24))
            mulai = pegawai.tmt_cpns if terakhir else geser_bulan(selesai, -lama)
            selesai = self._tempatkan(orang, jenjang, mulai, selesai)
        if selesai > pegawai.tmt_cpns:
            self._tempatkan(orang, "pelaksana", pegawai.tmt_cpns, selesai)

    def _tempatkan(self, orang: Sosok, jenjang: str, mulai: date, selesai: date) -> date:
        """Record one step back in the career, in two units where it was long; return its first day."""
        if jenjang in STRUKTURAL:
            kursi = self._cari_kursi(orang, jenjang, selesai)
            if kursi is None:
                nama = f"{NAMA_LAMA[jenjang]} {self.acak.choice(URUSAN_LAMA)} (nomenklatur lama)"
                self._catat(orang, nama, (mulai, selesai))
                return mulai
            kursi.bebas_sampai = mulai
            self._catat(orang, kursi.formasi, (mulai, selesai))
            return mulai
        lama = selisih_bulan(mulai, selesai)
        batas = geser_bulan(mulai, self.acak.randint(36, lama - 24)) if lama > 84 else mulai
        for awal, akhir in ((batas, selesai), (mulai, batas)):
            if awal < akhir:
                simpul = self.acak.choice(self.tempat[orang.formasi.simpul.kantor])
                self._catat(orang, self._formasi_lama(orang, jenjang, simpul), (awal, akhir))
        return mulai

    def _formasi_lama(self, orang: Sosok, jenjang: str, simpul: Simpul) -> Formasi:
        dasar = orang.formasi.dasar
        if isinstance(dasar, Fungsional) and jenjang in dasar.jenjang:
            return Formasi(simpul, self.daftar.menurut_nama[nama_fungsional(dasar, jenjang)], dasar)
        tingkat = "s1" if orang.pegawai.pendidikan in ("s2", "s3") else orang.pegawai.pendidikan
        umum = self.acak.choice([baris for baris in PELAKSANA if baris.pendidikan == tingkat])
        return Formasi(simpul, self.daftar.menurut_nama[umum.nama], umum)

    def _cari_kursi(self, orang: Sosok, jenjang: str, selesai: date) -> _Kursi | None:
        bebas = [k for k in self.kursi[jenjang] if k.bebas_sampai >= selesai and k.formasi is not orang.formasi]
        kantor = orang.formasi.simpul.kantor
        dekat = [k for k in bebas if k.formasi.simpul.kantor is kantor]
        pilihan = dekat if dekat and self.acak.random() < 0.7 else bebas
        return self.acak.choice(pilihan) if pilihan else None

    def _catat(self, orang: Sosok, formasi: Formasi | str, masa: Masa, jenis: str = JenisPenugasan.DEFINITIF) -> None:
        """Record a post; a text instead of a post names one that is on no list of today."""
        tempat = (
            {"nama_jabatan": formasi}
            if isinstance(formasi, str)
            else {"jabatan": formasi.jabatan, "nama_jabatan": formasi.jabatan.nama, "unit": formasi.simpul.unit}
        )
        self.baris.append(RiwayatJabatan(pegawai=orang.pegawai, mulai=masa[0], selesai=masa[1], jenis=jenis, **tempat))

    def _plt(self, sosok: list[Sosok]) -> None:
        """Let somebody of the same office, one rung below, act in each vacant structural post."""
        bertugas: set[Sosok] = set()
        for jenjang, kursi_jenjang in self.kursi.items():
            for kursi in kursi_jenjang:
                if kursi.formasi.terisi:
                    continue
                calon = [
                    s
                    for s in sosok
                    if s.jenjang == ATASAN_PLT[jenjang]
                    and s not in bertugas
                    and s.pegawai.jenis_asn == JenisAsn.PNS
                    and s.formasi.simpul.kantor is kursi.formasi.simpul.kantor
                    and s.pegawai.tmt_jabatan < self._tanggal_satu(2)
                ]
                if calon:
                    orang = self.acak.choice(calon)
                    bertugas.add(orang)
                    mulai = max(geser_bulan(orang.pegawai.tmt_jabatan, 1), self._tanggal_satu(1))
                    self._catat(orang, kursi.formasi, (mulai, None), JenisPenugasan.PLT)


def susun(daftar: DaftarJabatan, organisasi: Organisasi, sosok: list[Sosok]) -> list[RiwayatJabatan]:
    """Return the posts that every person held, today's included; sets each person's ``tmt_jabatan``."""
    return Karier(daftar, organisasi).susun(sosok)
