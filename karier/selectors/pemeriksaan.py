"""Checking a whole plan again: every move on its day, by the same rules, one after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from karier.aturan.cakrawala import Cakrawala, kesenjangan
from karier.aturan.fakta import FaktaPegawai
from karier.aturan.kelayakan import Kelayakan
from karier.aturan.waktu import hari_triwulan, tambah_tahun
from karier.models import LangkahRpk, RencanaKarier
from karier.pilihan import StatusLangkah
from karier.selectors.bacaan import bacaan
from karier.selectors.fakta import SumberFakta
from karier.selectors.penyusunan import muat_janji, muat_pergi, pasang_janji
from karier.selectors.peta import PetaInstansi
from pegawai.models import Pegawai, RiwayatJabatan
from pegawai.pilihan import Kompetensi


@dataclass(frozen=True, slots=True)
class Pelanggaran:
    """Something wrong with a step. ``menghalangi`` false: not known for lack of data, so a person must look."""

    langkah: LangkahRpk
    teks: str
    menghalangi: bool


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """A plan checked: the verdict of each move by the id of its step, and what is wrong."""

    kelayakan: dict[int, Kelayakan]
    pelanggaran: list[Pelanggaran]


def hari_langkah(langkah: LangkahRpk) -> date:
    """Return the day on which a step is taken to happen: the first of its quarter, otherwise of its year."""
    return hari_triwulan(langkah.waktu) or date(langkah.tahun, 1, 1)


class BahanPeriksa:
    """What checking some plans of one agency reads: the query count is the same however many they are."""

    def __init__(self, rpk: list[RencanaKarier]) -> None:
        orang = Pegawai.objects.filter(pk__in={satu.pegawai_id for satu in rpk})
        self.orang = orang.select_related("jabatan").in_bulk()
        self.langkah = self._langkah(rpk)
        self.hari_ini = timezone.localdate()
        pergi = muat_pergi(rpk[0].instansi_id, self.hari_ini)
        self.peta = PetaInstansi(rpk[0].instansi_id, self._jabatan(), pergi=pergi)
        self.janji = muat_janji(rpk[0].instansi_id)
        self.sumber = SumberFakta(orang, self.hari_ini, self.peta.rumpun)

    def _langkah(self, rpk: list[RencanaKarier]) -> dict[int, list[LangkahRpk]]:
        hasil: dict[int, list[LangkahRpk]] = {satu.pk: [] for satu in rpk}
        semua = LangkahRpk.objects.filter(rpk__in=hasil).select_related("jabatan", "unit")
        for langkah in semua.prefetch_related("penyelarasan"):
            hasil[langkah.rpk_id].append(langkah)
        return hasil

    def _jabatan(self) -> set[int]:
        riwayat = RiwayatJabatan.objects.filter(pegawai__in=self.orang, jabatan__isnull=False)
        tujuan = {s.jabatan_id for semua in self.langkah.values() for s in semua if s.jabatan_id}
        kini = {satu.jabatan_id for satu in self.orang.values()}
        return kini | tujuan | {pk for pk in riwayat.values_list("jabatan_id", flat=True) if pk}


class Pemeriksa:
    """One plan with the facts to check it by."""

    def __init__(self, rpk: RencanaKarier, bahan: BahanPeriksa | None = None) -> None:
        bahan = bahan or BahanPeriksa([rpk])
        self.rpk, self.peta, self.langkah = rpk, bahan.peta, bahan.langkah[rpk.pk]
        self._janji = bahan.janji
        self.fakta = bahan.sumber.fakta(bahan.orang[rpk.pegawai_id])
        self.cakrawala = Cakrawala.rencana(rpk.tahun_awal, bahan.hari_ini, bacaan())

    def hasil(self) -> Pemeriksaan:
        """Judge every move still to come in order of time, each from where the one before left the person."""
        pasang_janji(self.peta, self._janji, kecuali=(self.rpk.pk, self.rpk.menggantikan_id))
        kelayakan: dict[int, Kelayakan] = {}
        masalah: list[Pelanggaran] = []
        fakta, sebelum = self.fakta, None
        mendatang = [s for s in self.langkah if s.jabatan_id and s.status == StatusLangkah.DIRENCANAKAN]
        for langkah in sorted(mendatang, key=hari_langkah):
            pada = hari_langkah(langkah)
            assert langkah.jabatan is not None
            syarat = self.peta.syarat(langkah.jabatan, langkah.unit_id)
            keputusan = self.cakrawala.periksa(fakta, syarat, pada)
            kelayakan[langkah.pk] = keputusan
            masalah += [Pelanggaran(langkah, s.penjelasan, s.terpenuhi is False) for s in keputusan.penghalang]
            masalah += [Pelanggaran(langkah, teks, True) for teks in self._rencana(langkah, fakta, sebelum)]
            fakta, sebelum = fakta.pindah(syarat, pada), pada
        return Pemeriksaan(kelayakan, masalah)

    def _rencana(self, langkah: LangkahRpk, fakta: FaktaPegawai, sebelum: date | None) -> list[str]:
        """Return what is wrong with a move as part of a plan: the post, the time, the gaps, the path written down."""
        pada, teks = hari_langkah(langkah), []
        pos = self.peta.pos.get((langkah.jabatan_id or 0, langkah.unit_id or 0))
        if pos is None:
            teks.append(f"{langkah.jabatan} tidak ada di peta jabatan {langkah.unit}.")
        elif not pos.lowongan(pada):
            teks.append(f"{langkah.jabatan} tidak lowong pada {langkah.waktu or langkah.tahun}.")
        elif not pos.dapat_dijanjikan(pada):
            teks.append(f"Lowongan {langkah.jabatan} sudah direncanakan untuk pegawai lain.")
        jeda = self.cakrawala.bacaan.jeda_langkah
        if sebelum and tambah_tahun(sebelum, jeda) > pada:
            teks.append(f"Jarak dari perpindahan sebelumnya kurang dari {jeda} tahun.")
        return teks + self._tanpa_penyelarasan(langkah, fakta)

    def _tanpa_penyelarasan(self, langkah: LangkahRpk, fakta: FaktaPegawai) -> list[str]:
        """Return what is wrong where a gap has no development in a year before the move."""
        assert langkah.jabatan is not None
        kurang = kesenjangan(fakta, self.peta.syarat(langkah.jabatan, langkah.unit_id))
        if langkah.tahun <= self.rpk.tahun_awal and kurang:
            nama = _sebut(kurang)
            return [
                f"Ada kesenjangan kompetensi ({nama}), padahal tidak ada tahun sebelum perpindahan untuk menutupnya."
            ]
        selaras = {
            p.kompetensi for p in langkah.penyelarasan.all() if p.pengembangan and p.tahun and p.tahun < langkah.tahun
        }
        if terbuka := [kode for kode in kurang if kode not in selaras]:
            return [
                f"Ada kesenjangan kompetensi ({_sebut(terbuka)}) tanpa pengembangan pada tahun sebelum perpindahan; "
                f"jadwalkan pengembangannya paling lambat {langkah.tahun - 1}."
            ]
        return []


def _sebut(kompetensi: Iterable[str]) -> str:
    return ", ".join(Kompetensi(kode).label.lower() for kode in kompetensi)


def periksa_rencana(rpk: RencanaKarier) -> Pemeriksaan:
    """Check a plan on today's records; see ``Pemeriksa``."""
    return Pemeriksa(rpk).hasil()


def periksa_banyak(rpk: list[RencanaKarier]) -> dict[int, Pemeriksaan]:
    """Check plans of one agency on today's records, by the id of the plan; the query count is fixed."""
    if not rpk:
        return {}
    bahan = BahanPeriksa(rpk)
    return {satu.pk: Pemeriksa(satu, bahan).hasil() for satu in rpk}


def pelanggaran(rpk: RencanaKarier) -> list[Pelanggaran]:
    """Return what is wrong with the steps of a plan, in order of time."""
    return periksa_rencana(rpk).pelanggaran
