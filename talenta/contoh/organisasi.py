"""The tree of units of the demo agency."""

from dataclasses import dataclass, field

from pegawai.models import Instansi, UnitKerja
from pegawai.pilihan import Eselon, JenisInstansi
from talenta.contoh import perangkat as p
from talenta.contoh.acuan import KODE, id_siasn
from talenta.contoh.perangkat import Perangkat

JUMLAH_ACUAN = 2000


@dataclass(eq=False, slots=True)
class Simpul:
    """A unit with what its people depend on. ``eselon`` is empty where no structural post leads the unit.

    ``bobot`` is the unit's share of the people without a structural post; ``pokok`` is the office it belongs to.
    """

    unit: UnitKerja
    perangkat: Perangkat
    rumpun: str
    eselon: str = ""
    pimpinan: str = ""
    bobot: int = 0
    pokok: "Simpul | None" = None
    anak: int = 0

    @property
    def kantor(self) -> "Simpul":
        """The office: the unit itself where it is one."""
        return self.pokok or self


@dataclass(slots=True)
class Organisasi:
    """The agency and its units, parents first."""

    instansi: Instansi
    simpul: list[Simpul] = field(default_factory=list)

    def tambah(self, induk: Simpul | None, nama: str, perangkat: Perangkat, **lain: object) -> Simpul:
        """Add a unit below ``induk``; keywords are those of Simpul."""
        unit = UnitKerja(
            instansi=self.instansi,
            siasn_id=id_siasn("unor", induk.unit.siasn_id if induk else "", nama),
            nama=nama,
            depth=induk.unit.depth + 1 if induk else 1,
        )
        unit.path = UnitKerja._get_path(induk.unit.path if induk else "", unit.depth, (induk.anak if induk else 0) + 1)
        if induk:
            induk.anak += 1
            induk.unit.numchild = induk.anak
        simpul = Simpul(unit=unit, perangkat=perangkat, **{"rumpun": perangkat.rumpun} | lain)  # type: ignore[arg-type]
        self.simpul.append(simpul)
        return simpul


def susun(jumlah: int) -> Organisasi:
    """Return the units of an agency of about ``jumlah`` people; a small one has fewer offices, not thinner ones."""
    organisasi = Organisasi(
        Instansi(
            kode=KODE,
            nama="Pemerintah Kabupaten Tirtaloka",
            jenis=JenisInstansi.KABKOTA,
            alamat="Jalan Bahtera Nomor 1, Tirtaluhur, Kabupaten Tirtaloka",
            tempat="Tirtaluhur",
            jabatan_ppk="Bupati Tirtaloka",
            nama_ppk="H. Baskara Adinata Wirayuda",
        )
    )
    akar = organisasi.tambah(None, "Pemerintah Kabupaten Tirtaloka", p.SETDA)
    _sekretariat_daerah(organisasi, akar, _bagian(jumlah, len(p.BAGIAN), 3))
    if jumlah >= JUMLAH_ACUAN // 4:
        _sekretariat_dprd(organisasi, akar)
    _inspektorat(organisasi, akar)
    for perangkat in p.DINAS[: _bagian(jumlah, len(p.DINAS), 4)]:
        _dinas(organisasi, akar, perangkat, jumlah)
    for nama in p.NAMA_KECAMATAN[: _bagian(jumlah, len(p.NAMA_KECAMATAN), 1)]:
        _kecamatan(organisasi, akar, nama)
    return organisasi


def _bagian(jumlah: int, penuh: int, paling_sedikit: int) -> int:
    return max(paling_sedikit, min(penuh, round(penuh * jumlah / JUMLAH_ACUAN)))


def _sekretariat_daerah(organisasi: Organisasi, akar: Simpul, banyak: int) -> None:
    setda = organisasi.tambah(
        akar, "Sekretariat Daerah", p.SETDA, eselon=Eselon.II_A, pimpinan="Sekretaris Daerah", bobot=8
    )
    asisten = [
        organisasi.tambah(
            setda,
            f"Asisten {nama}",
            p.SETDA,
            eselon=Eselon.II_B,
            pimpinan=f"Asisten {nama}",
            pokok=setda,
        )
        for nama in p.SETDA.bidang
    ]
    for nomor, (nama, rumpun) in enumerate(p.BAGIAN[:banyak]):
        bagian = organisasi.tambah(
            asisten[nomor * len(asisten) // banyak],
            f"Bagian {nama}",
            p.SETDA,
            rumpun=rumpun,
            eselon=Eselon.III_A,
            pimpinan=f"Kepala Bagian {nama}",
            bobot=7,
            pokok=setda,
        )
        organisasi.tambah(
            bagian,
            f"Subbagian Tata Usaha Bagian {nama}",
            p.SETDA,
            rumpun=rumpun,
            eselon=Eselon.IV_A,
            pimpinan=f"Kepala Subbagian Tata Usaha Bagian {nama}",
            bobot=3,
            pokok=setda,
        )


def _sekretariat_dprd(organisasi: Organisasi, akar: Simpul) -> None:
    setwan = organisasi.tambah(akar, p.SETWAN.nama, p.SETWAN, eselon=Eselon.II_B, pimpinan="Sekretaris DPRD", bobot=1)
    for nama in p.SETWAN.bidang:
        bagian = organisasi.tambah(
            setwan,
            f"Bagian {nama} Sekretariat DPRD",
            p.SETWAN,
            eselon=Eselon.III_A,
            pimpinan=f"Kepala Bagian {nama} Sekretariat DPRD",
            bobot=6,
            pokok=setwan,
        )
        organisasi.tambah(
            bagian,
            f"Subbagian {nama} Sekretariat DPRD",
            p.SETWAN,
            eselon=Eselon.IV_A,
            pimpinan=f"Kepala Subbagian {nama} Sekretariat DPRD",
            bobot=2,
            pokok=setwan,
        )


def _inspektorat(organisasi: Organisasi, akar: Simpul) -> None:
    nama = p.INSPEKTORAT.nama
    kantor = organisasi.tambah(akar, nama, p.INSPEKTORAT, eselon=Eselon.II_B, pimpinan="Inspektur Daerah", bobot=1)
    _sekretariat(organisasi, kantor, nama, Eselon.III_A)
    for nomor in p.INSPEKTORAT.bidang:
        organisasi.tambah(
            kantor,
            f"Inspektur Pembantu Wilayah {nomor}",
            p.INSPEKTORAT,
            eselon=Eselon.III_A,
            pimpinan=f"Inspektur Pembantu Wilayah {nomor}",
            bobot=5,
            pokok=kantor,
        )


def _sekretariat(
    organisasi: Organisasi, kantor: Simpul, nama: str, eselon: Eselon, pimpinan: str = "Sekretaris"
) -> None:
    sekretariat = organisasi.tambah(
        kantor,
        f"Sekretariat {nama}",
        kantor.perangkat,
        eselon=eselon,
        pimpinan=f"{pimpinan} {nama}",
        bobot=3,
        pokok=kantor,
    )
    for urusan in ("Umum dan Kepegawaian", "Perencanaan dan Keuangan"):
        organisasi.tambah(
            sekretariat,
            f"Subbagian {urusan} {nama}",
            kantor.perangkat,
            eselon=Eselon.IV_A,
            pimpinan=f"Kepala Subbagian {urusan} {nama}",
            bobot=4,
            pokok=kantor,
        )


def _dinas(organisasi: Organisasi, akar: Simpul, perangkat: Perangkat, jumlah: int) -> None:
    kantor = organisasi.tambah(
        akar, perangkat.nama, perangkat, eselon=Eselon.II_B, pimpinan=f"Kepala {perangkat.nama}", bobot=1
    )
    _sekretariat(organisasi, kantor, perangkat.nama, Eselon.III_A)
    for nama in perangkat.bidang:
        organisasi.tambah(
            kantor,
            f"Bidang {nama} {perangkat.nama}",
            perangkat,
            eselon=Eselon.III_B,
            pimpinan=f"Kepala Bidang {nama} {perangkat.nama}",
            bobot=perangkat.bobot,
            pokok=kantor,
        )
    if perangkat.rumpun == "Kesehatan":
        _layanan_kesehatan(organisasi, kantor, jumlah)
    elif perangkat.rumpun == "Pendidikan":
        for nomor in range(1, _bagian(jumlah, 24, 2) + 1):
            jenjang = "Dasar" if nomor % 3 else "Menengah Pertama"
            organisasi.tambah(
                kantor, f"Sekolah {jenjang} Negeri {nomor} Tirtaloka", p.SEKOLAH, bobot=p.SEKOLAH.bobot, pokok=kantor
            )


def _layanan_kesehatan(organisasi: Organisasi, kantor: Simpul, jumlah: int) -> None:
    organisasi.tambah(kantor, p.RSUD.nama, p.RSUD, bobot=p.RSUD.bobot, pokok=kantor)
    for nama in p.NAMA_KECAMATAN[: _bagian(jumlah, len(p.NAMA_KECAMATAN), 1)]:
        puskesmas = organisasi.tambah(kantor, f"Puskesmas {nama}", p.PUSKESMAS, bobot=p.PUSKESMAS.bobot, pokok=kantor)
        organisasi.tambah(
            puskesmas,
            f"Subbagian Tata Usaha Puskesmas {nama}",
            p.KECAMATAN,
            rumpun="Kesehatan",
            eselon=Eselon.IV_B,
            pimpinan=f"Kepala Subbagian Tata Usaha Puskesmas {nama}",
            bobot=3,
            pokok=kantor,
        )


def _kecamatan(organisasi: Organisasi, akar: Simpul, nama: str) -> None:
    kantor = organisasi.tambah(
        akar, f"Kecamatan {nama}", p.KECAMATAN, eselon=Eselon.III_A, pimpinan=f"Camat {nama}", bobot=1
    )
    _sekretariat(organisasi, kantor, f"Kecamatan {nama}", Eselon.III_B)
    for urusan in p.KECAMATAN.bidang:
        organisasi.tambah(
            kantor,
            f"Seksi {urusan} Kecamatan {nama}",
            p.KECAMATAN,
            eselon=Eselon.IV_A,
            pimpinan=f"Kepala Seksi {urusan} Kecamatan {nama}",
            bobot=5,
            pokok=kantor,
        )
