"""The people of the demo agency: who holds which post, with a NIP, a grade and an education that fit together."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from pegawai.aturan.golongan import GOLONGAN_PNS, cari_golongan
from pegawai.aturan.jenjang import bup, tmt_pensiun
from pegawai.models import Instansi, Pegawai
from pegawai.pilihan import JenisAsn
from talenta.contoh import nama as n
from talenta.contoh.acuan import HARI_ACUAN, TAHUN, acak, geser_bulan, id_siasn, selisih_bulan
from talenta.contoh.fungsional import ILMU_RUMPUN, ILMU_UMUM, Fungsional, PelaksanaUmum
from talenta.contoh.jabatan import Formasi
from talenta.contoh.perangkat import NAMA_KECAMATAN

PENSIUN_PALING_CEPAT = date(TAHUN + 2, 1, 1)
GOLONGAN_AWAL = {"slta": "II/a", "d3": "II/c", "s1": "III/a"}
GOLONGAN_PPPK = {"slta": "V", "d3": "VII", "s1": "IX"}
BULAN_PENGADAAN = (1, 3, 4, 12)
BOLEH_PPPK = ("pelaksana", "ahli_pertama", "terampil", "pemula")


@dataclass(frozen=True, slots=True)
class Profil:
    """What holders of a rung look like: age in years, grades, weight of each level of education."""

    usia: tuple[int, int]
    golongan: tuple[str, str]
    pendidikan: dict[str, int]


PROFIL = {
    "jpt_pratama": Profil((44, 58), ("IV/b", "IV/d"), {"s1": 15, "s2": 75, "s3": 10}),
    "administrator": Profil((38, 57), ("III/d", "IV/b"), {"s1": 45, "s2": 55}),
    "pengawas": Profil((33, 57), ("III/b", "III/d"), {"s1": 75, "s2": 25}),
    "ahli_utama": Profil((53, 62), ("IV/d", "IV/e"), {"s2": 70, "s3": 30}),
    "ahli_madya": Profil((42, 58), ("IV/a", "IV/c"), {"s1": 50, "s2": 50}),
    "ahli_muda": Profil((34, 56), ("III/c", "III/d"), {"s1": 75, "s2": 25}),
    "ahli_pertama": Profil((24, 44), ("III/a", "III/b"), {"s1": 94, "s2": 6}),
    "penyelia": Profil((42, 56), ("III/c", "III/d"), {"d3": 100}),
    "mahir": Profil((33, 54), ("III/a", "III/b"), {"d3": 100}),
    "terampil": Profil((23, 40), ("II/c", "II/d"), {"d3": 100}),
    "pemula": Profil((20, 33), ("II/a", "II/b"), {"slta": 100}),
}
PROFIL_PELAKSANA = {
    "slta": Profil((21, 56), ("II/a", "III/b"), {"slta": 100}),
    "d3": Profil((23, 56), ("II/c", "III/c"), {"d3": 100}),
    "s1": Profil((24, 56), ("III/a", "III/d"), {"s1": 95, "s2": 5}),
}
# Who has come further up has been chosen for it: shift of both latent gifts, in standard deviations.
TERPILIH = {"jpt_pratama": 0.6, "administrator": 0.3, "ahli_utama": 0.5, "ahli_madya": 0.2}
GELAR_DIPLOMA = ("Administrasi Perkantoran", "A.Md."), ("Manajemen Informatika", "A.Md.Kom."), ("Akuntansi", "A.Md.Ak.")


@dataclass(eq=False, slots=True)
class Sosok:
    """A person while the agency is being built. ``bakat`` and ``kinerja`` are latent, standard normal."""

    pegawai: Pegawai
    formasi: Formasi
    ilmu: tuple[str, str]
    bakat: float = 0.0
    kinerja: float = 0.0
    dihukum: dict[int, str] = field(default_factory=dict)

    @property
    def jenjang(self) -> str:
        """The rung of the position held."""
        return self.pegawai.jabatan.jenjang


@dataclass(frozen=True, slots=True)
class _Lahir:
    kelamin: str
    tanggal: date


def susun(instansi: Instansi, formasi: list[Formasi]) -> list[Sosok]:
    """Return one person for every filled post, in the order of the posts."""
    pabrik = _Pabrik(instansi, acak("orang"))
    return [pabrik.buat(f) for f in formasi if f.terisi]


class _Pabrik:
    """Makes people; remembers the names and numbers given out."""

    def __init__(self, instansi: Instansi, sumber: Random) -> None:
        self.instansi = instansi
        self.acak = sumber
        self.nama: set[str] = set()
        self.nomor: dict[str, int] = {}

    def buat(self, formasi: Formasi) -> Sosok:
        jenis = self._jenis_asn(formasi.jabatan.jenjang)
        profil = _profil(formasi)
        tingkat = self.acak.choices(list(profil.pendidikan), list(profil.pendidikan.values()))[0]
        if jenis != JenisAsn.PNS and tingkat == "s2":
            tingkat = "s1"
        kelamin = "F" if self.acak.random() < 0.52 else "M"
        lahir, tmt = self._tanggal(formasi, profil, tingkat, jenis)
        ilmu = self._ilmu(formasi, tingkat)
        pegawai = self._pegawai(formasi, _Lahir(kelamin, lahir), jenis, tmt)
        self._pendidikan(pegawai, formasi, tingkat, ilmu)
        self._golongan(pegawai, profil, tingkat)
        unggul = TERPILIH.get(formasi.jabatan.jenjang, 0.0)
        bakat = unggul + self.acak.gauss(0, 1)
        kinerja = unggul + 0.22 * (bakat - unggul) + 0.975 * self.acak.gauss(0, 1)
        return Sosok(pegawai, formasi, ilmu, bakat, kinerja)

    def _jenis_asn(self, jenjang: str) -> JenisAsn:
        if jenjang not in BOLEH_PPPK:
            return JenisAsn.PNS
        return self.acak.choices((JenisAsn.PNS, JenisAsn.PPPK, JenisAsn.CPNS), (72, 24, 4))[0]

    def _tanggal(self, formasi: Formasi, profil: Profil, tingkat: str, jenis: JenisAsn) -> tuple[date, date]:
        """Return birth date and TMT CPNS so that age, service and grade fit, and retirement is not yet near."""
        usia_pensiun = bup(formasi.jabatan.jenjang, formasi.jabatan.bup)
        while True:
            usia = self.acak.randint(*profil.usia) if jenis != JenisAsn.CPNS else self.acak.randint(22, 28)
            lahir = HARI_ACUAN - timedelta(days=usia * 365 + usia // 4 + self.acak.randrange(365))
            tmt = self._tmt(lahir, tingkat, jenis)
            if tmt_pensiun(lahir, usia_pensiun) < PENSIUN_PALING_CEPAT or tmt > HARI_ACUAN:
                continue
            if jenis != JenisAsn.PNS or _cukup(profil, tingkat, tmt):
                return lahir, tmt

    def _tmt(self, lahir: date, tingkat: str, jenis: JenisAsn) -> date:
        if jenis == JenisAsn.CPNS:
            return date(TAHUN, self.acak.choice((3, 6)), 1)
        if jenis == JenisAsn.PPPK:
            return date(max(self.acak.randint(TAHUN - 6, TAHUN), lahir.year + 21), self.acak.choice((2, 3, 6)), 1)
        masuk = {"slta": (19, 23), "d3": (22, 26)}.get(tingkat, (23, 28))
        return date(lahir.year + self.acak.randint(*masuk), self.acak.choice(BULAN_PENGADAAN), 1)

    def _ilmu(self, formasi: Formasi, tingkat: str) -> tuple[str, str]:
        if tingkat == "slta":
            return self.acak.choice((("IPA", ""), ("IPS", ""), ("Administrasi Perkantoran", "")))
        if isinstance(formasi.dasar, Fungsional):
            return self.acak.choice(formasi.dasar.ilmu)
        if tingkat == "d3":
            return self.acak.choice(GELAR_DIPLOMA)
        serumpun = ILMU_RUMPUN.get(formasi.simpul.rumpun, ILMU_UMUM)
        return self.acak.choice(serumpun if self.acak.random() < 0.6 else ILMU_UMUM)

    def _pegawai(self, formasi: Formasi, lahir: _Lahir, jenis: JenisAsn, tmt: date) -> Pegawai:
        nip = self._nip(lahir, jenis, tmt)
        masa = selisih_bulan(tmt, HARI_ACUAN)
        return Pegawai(
            instansi=self.instansi,
            nip=nip,
            siasn_id=id_siasn("pns", nip),
            nama=n.nama_orang(self.acak, lahir.kelamin, self.nama),
            tempat_lahir=self.acak.choice(("Tirtaloka", *NAMA_KECAMATAN)),
            tanggal_lahir=lahir.tanggal,
            jenis_kelamin=lahir.kelamin,
            jenis_asn=jenis,
            kedudukan_hukum="Aktif",
            tmt_cpns=tmt,
            tmt_pns=geser_bulan(tmt, 12) if jenis == JenisAsn.PNS else None,
            mk_tahun=masa // 12,
            mk_bulan=masa % 12,
            jabatan=formasi.jabatan,
            unit=formasi.simpul.unit,
        )

    def _pendidikan(self, pegawai: Pegawai, formasi: Formasi, tingkat: str, ilmu: tuple[str, str]) -> None:
        depan, belakang = n.gelar(tingkat, ilmu[1], formasi.simpul.rumpun)
        pegawai.gelar_depan, pegawai.gelar_belakang = depan, belakang
        pegawai.pendidikan, pegawai.jurusan = tingkat, ilmu[0]

    def _nip(self, lahir: _Lahir, jenis: JenisAsn, tmt: date) -> str:
        tengah = f"{tmt:%Y}21" if jenis == JenisAsn.PPPK else f"{tmt:%Y%m}"
        awal = f"{lahir.tanggal:%Y%m%d}{tengah}{1 if lahir.kelamin == 'M' else 2}"
        self.nomor[awal] = self.nomor.get(awal, 0) + 1
        return f"{awal}{self.nomor[awal]:03d}"

    def _golongan(self, pegawai: Pegawai, profil: Profil, tingkat: str) -> None:
        sarjana = "s1" if tingkat in ("s2", "s3") else tingkat
        if pegawai.jenis_asn == JenisAsn.PPPK:
            kode, tmt = GOLONGAN_PPPK[sarjana], pegawai.tmt_cpns
        else:
            bawah, atas = (_urut(g) for g in profil.golongan)
            awal = _urut(GOLONGAN_AWAL[sarjana])
            naik = (pegawai.mk_tahun or 0) // 4
            urut = awal if pegawai.jenis_asn == JenisAsn.CPNS else max(bawah, min(atas, awal + naik))
            kode = GOLONGAN_PNS[urut - 1].kode
            tmt = pegawai.tmt_cpns
            if urut > awal:
                terakhir = date(self.acak.randint(TAHUN - 4, TAHUN), self.acak.choice((4, 10)), 1)
                tmt = max(terakhir, geser_bulan(pegawai.tmt_cpns, 30))
        golongan = cari_golongan(kode)
        assert golongan is not None
        pegawai.golongan, pegawai.golongan_urut, pegawai.tmt_golongan = golongan.kode, golongan.urut, tmt


def _profil(formasi: Formasi) -> Profil:
    if isinstance(formasi.dasar, PelaksanaUmum):
        return PROFIL_PELAKSANA[formasi.dasar.pendidikan]
    return PROFIL[formasi.jabatan.jenjang]


def _urut(kode: str) -> int:
    return next(g.urut for g in GOLONGAN_PNS if g.kode == kode)


def _cukup(profil: Profil, tingkat: str, tmt: date) -> bool:
    """Say whether the service is long enough for the lowest grade of the rung, and the person is a PNS by now."""
    awal = _urut(GOLONGAN_AWAL["s1" if tingkat in ("s2", "s3") else tingkat])
    bulan = selisih_bulan(tmt, HARI_ACUAN)
    return bulan >= max(13, 30 * max(0, _urut(profil.golongan[0]) - awal))
