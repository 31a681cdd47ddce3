"""A second reading of the raw rows that knows nothing of the statement."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from pegawai.aturan.jenjang import JENJANG
from pegawai.models import (
    Diklat,
    HasilAsesmen,
    HukumanDisiplin,
    Instansi,
    LevelDiminta,
    Pegawai,
    Penghargaan,
    PenilaianKinerja,
    RiwayatJabatan,
    RiwayatPendidikan,
    StandarKompetensi,
    TimKerja,
    UmpanBalik,
)
from pegawai.pilihan import (
    AspekPotensi,
    Kompetensi,
    TingkatPendidikan,
)
from pemetaan.aturan.masukan import Masukan
from pemetaan.aturan.rubrik import BarisRubrik
from tests.pemetaan.acak import TAHUN


class Pembaca:
    """Reads the raw rows of an agency into ``Masukan``, person by person, in plain Python."""

    def __init__(self, instansi: Instansi, rubrik: dict[str, tuple[BarisRubrik, ...]], *, masa: int):
        self.rubrik, self.masa = rubrik, masa
        self.akhir = date(TAHUN, 12, 31)
        self.level = dict(LevelDiminta.objects.filter(instansi=instansi).values_list("jenjang", "level"))
        self.baris: dict[type, dict[int, list[Any]]] = {}
        for model in (
            PenilaianKinerja, HasilAsesmen, UmpanBalik, Penghargaan, TimKerja, Diklat, RiwayatPendidikan,
            HukumanDisiplin, RiwayatJabatan,
        ):  # fmt: skip
            self.baris[model] = defaultdict(list)
            baris = model.objects.filter(pegawai__instansi=instansi)
            for satu in baris.select_related("jabatan") if model is RiwayatJabatan else baris:
                self.baris[model][satu.pegawai_id].append(satu)
        self.standar: dict[int, dict[str, int]] = defaultdict(dict)
        for standar in StandarKompetensi.objects.filter(jabatan__instansi=instansi):
            self.standar[standar.jabatan_id][standar.kompetensi] = standar.level

    def masukan(self, orang: Pegawai) -> Masukan:
        """Return the inputs of one person; sources that the scheme does not read stay empty."""
        asesmen = self._asesmen(orang)
        predikat = {s.tahun: s.predikat for s in self.baris[PenilaianKinerja][orang.pk]}
        hasil = {s.tahun: s.hasil_kerja for s in self.baris[PenilaianKinerja][orang.pk]}
        umpan = [u.nilai for u in self.baris[UmpanBalik][orang.pk] if u.tahun == TAHUN]
        return Masukan(
            predikat_ini=predikat.get(TAHUN, ""),
            predikat_lalu=predikat.get(TAHUN - 1, ""),
            hasil_ini=hasil.get(TAHUN, ""),
            hasil_lalu=hasil.get(TAHUN - 1, ""),
            asesmen_tanggal=asesmen.tanggal if asesmen else None,
            potensi_jumlah=sum((Fraction(getattr(asesmen, a)) for a in AspekPotensi.values), Fraction(0))
            if asesmen
            else None,
            level_dicapai=sum(getattr(asesmen, k) for k in Kompetensi.values) if asesmen else None,
            level_diminta=self._level_diminta(orang),
            teknis=Fraction(asesmen.teknis)
            if asesmen and asesmen.teknis is not None and "teknis" in self.rubrik
            else None,
            umpan_balik=Fraction(umpan[0]) if umpan and "umpan_balik" in self.rubrik else None,
            bangkom_jp=self._jp(orang) if "bangkom" in self.rubrik else None,
            lama_bulan=self._lama(orang) if "pengalaman" in self.rubrik else None,
            kunci=self._kunci(orang),
        )

    def _asesmen(self, orang: Pegawai) -> HasilAsesmen | None:
        terlama = self.akhir.replace(year=TAHUN - self.masa)
        berlaku = [a for a in self.baris[HasilAsesmen][orang.pk] if terlama <= a.tanggal <= self.akhir]
        return max(berlaku, key=lambda a: a.tanggal, default=None)

    def _level_diminta(self, orang: Pegawai) -> int:
        jenjang = orang.jabatan.jenjang
        umum = self.level.get(jenjang, JENJANG[jenjang].level_diminta)
        return sum(self.standar[orang.jabatan_id].get(k, umum) for k in Kompetensi.values)

    def _jp(self, orang: Pegawai) -> int | None:
        jp = [d.jp for d in self.baris[Diklat][orang.pk] if d.tanggal.year == TAHUN and d.jp is not None]
        return sum(jp) if jp else None

    def _lama(self, orang: Pegawai) -> int:
        total = max(bulan(orang.tmt_jabatan, self.akhir), 0)
        riwayat = self.baris[RiwayatJabatan][orang.pk]
        for r in riwayat:
            sejenjang = r.jabatan and r.jabatan.jenjang == orang.jabatan.jenjang
            if r.jenis == "definitif" and sejenjang and r.mulai <= self.akhir and r.mulai < orang.tmt_jabatan:
                berikut = min((s.mulai for s in riwayat if s.jenis == "definitif" and s.mulai > r.mulai), default=None)
                tutup = min(r.selesai or berikut or self.akhir, orang.tmt_jabatan, self.akhir)
                total += max(bulan(r.mulai, tutup), 0)
        return total

    def _terbaik(self, sumber: str, kunci: Iterable[str], kosong: str = "", *, terburuk: bool = False) -> str:
        if sumber not in self.rubrik:
            return ""
        nilai = {b.kunci: b.nilai for b in self.rubrik[sumber]}
        urut = sorted(set(kunci), key=lambda k: (nilai[k] if terburuk else -nilai[k], k))
        return urut[0] if urut else kosong

    def _kunci(self, orang: Pegawai) -> dict[str, str]:
        if "disiplin" not in self.rubrik:
            return {}
        riwayat = [r for r in self.baris[RiwayatJabatan][orang.pk] if r.mulai <= self.akhir]
        batas = self.akhir.replace(year=TAHUN - 5)
        return {
            "penghargaan": self._terbaik(
                "penghargaan",
                (p.tingkat for p in self.baris[Penghargaan][orang.pk] if batas <= p.tanggal <= self.akhir),
            ),
            "tim_kerja": self._terbaik(
                "tim_kerja",
                (f"{t.peran}_{t.lingkup}" for t in self.baris[TimKerja][orang.pk] if t.tanggal.year == TAHUN),
            ),
            "ragam": self._ragam(orang, [r for r in riwayat if r.jenis == "definitif"]),
            "tugas": self._terbaik("pengalaman", self._tugas(orang, riwayat), "tidak_ada"),
            "pendidikan": orang.pendidikan,
            "kesesuaian_ilmu": self._kesesuaian(orang),
            "disiplin": self._terbaik(
                "disiplin",
                (
                    h.tingkat if h.selesai and h.selesai <= self.akhir else "menjalani"
                    for h in self.baris[HukumanDisiplin][orang.pk]
                    if h.mulai <= self.akhir
                ),
                "tidak_pernah",
                terburuk=True,
            ),
        }

    def _ragam(self, orang: Pegawai, definitif: list[RiwayatJabatan]) -> str:
        if any(r.unit_id is None and r.jabatan_id is None for r in definitif):
            return "lintas_instansi"
        return "lintas_unit" if {r.unit_id for r in definitif} - {None, orang.unit_id} else "satu_unit"

    def _tugas(self, orang: Pegawai, riwayat: list[RiwayatJabatan]) -> list[str]:
        kini = JENJANG[orang.jabatan.jenjang].tingkat

        def kunci(r: RiwayatJabatan) -> str:
            if r.jenis != "plt":
                return r.jenis
            return "plt_lebih_tinggi" if r.jabatan and JENJANG[r.jabatan.jenjang].tingkat > kini else "plt_setara"

        return [kunci(r) for r in riwayat if r.jenis != "definitif"]

    def _kesesuaian(self, orang: Pegawai) -> str:
        semua = self.baris[RiwayatPendidikan][orang.pk]
        if not semua:
            return ""
        tertinggi = max(TingkatPendidikan.values.index(p.tingkat) for p in semua)
        nilai = [p.sesuai for p in semua if TingkatPendidikan.values.index(p.tingkat) == tertinggi]
        return "ya" if True in nilai else "tidak" if False in nilai else ""


def bulan(mulai: date, sampai: date) -> int:
    """Return the whole months between two dates."""
    return (sampai.year - mulai.year) * 12 + sampai.month - mulai.month - (sampai.day < mulai.day)
