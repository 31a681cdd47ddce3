"""What holds an applied import back from being undone: whatever touched or used its rows since."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import Count, Exists, ManyToOneRel, Max, Model, OuterRef, Q, QuerySet, Subquery

from pegawai.impor.pohon import Simpul, berputar, pohon_kini
from pegawai.models import HukumanDisiplin, Impor, JejakPerubahan, UnitKerja
from pegawai.pilihan import StatusImpor
from talenta.umum.angka import angka_id
from talenta.umum.tanggal import tanggal_jam

UKURAN = 2000
BATAS = 50
BERUBAH = "isinya sekarang bukan lagi yang ditulis impor ini"


@dataclass(frozen=True, slots=True)
class Penghalang:
    """A row that holds the undo back: what it is, its NIP or id, and what happened to it since."""

    perihal: str
    kunci: str
    sebab: str


@dataclass
class Halangan:
    """How many rows hold an undo back, and the first 50 of them."""

    jumlah: int = 0
    daftar: list[Penghalang] = field(default_factory=list)

    def tambah(self, perihal: str, kunci: str, sebab: str) -> None:
        """Count one more."""
        self.jumlah += 1
        if len(self.daftar) < BATAS:
            self.daftar.append(Penghalang(perihal, kunci, sebab))


def model_impor(impor: Impor) -> list[type[Model]]:
    """Return the models whose rows an import wrote."""
    label = JejakPerubahan.objects.filter(impor=impor).order_by("model").values_list("model", flat=True).distinct()
    return [apps.get_model(satu) for satu in label]


def jejak_model(impor: Impor, model: type[Model]) -> QuerySet[JejakPerubahan]:
    """Return the trace of what an import wrote into a table, oldest first."""
    return JejakPerubahan.objects.filter(impor=impor, model=model._meta.label_lower).order_by("pk")


def objek_baru(impor: Impor, model: type[Model]) -> QuerySet[JejakPerubahan, Any]:
    """Return the keys of the rows that an import made in a table, as a subquery."""
    return jejak_model(impor, model).filter(baru=True).order_by().values("objek")


def potong_ubahan(impor: Impor, model: type[Model]) -> Iterator[list[JejakPerubahan]]:
    """Yield the traces of the rows that an import changed in chunks."""
    semua = jejak_model(impor, model).filter(baru=False, dihapus=False)
    # Up to what is there at the start: the undo adds its own traces while it goes through these.
    dari, sampai = 0, semua.aggregate(n=Max("pk"))["n"] or 0
    while potong := list(semua.filter(pk__gt=dari, pk__lte=sampai)[:UKURAN]):
        yield potong
        dari = potong[-1].pk


def isi_kini(model: type[Model], potong: list[JejakPerubahan]) -> dict[int, dict[str, Any]]:
    """Return the values as they are now, by key, of those fields that any of these traces names."""
    ada = {satu.attname for satu in model._meta.concrete_fields}
    nama = ada & {bidang for satu in potong for bidang in satu.bidang}
    isi = model._base_manager.filter(pk__in=[satu.objek for satu in potong])
    return {baris["pk"]: baris for baris in isi.values("pk", *sorted(nama))}


def nilai_jejak(model: type[Model], nama: str, nilai: Any) -> Any:
    """Return a value of the trace (JSON) as the field's own type."""
    bidang = next(satu for satu in model._meta.concrete_fields if satu.attname == nama)
    return bidang.to_python(nilai)


def cari_halangan(impor: Impor) -> Halangan:
    """Return what stands in the way of undoing an applied import, in a number of queries that grows with chunks alone.

    Later imports that were undone themselves do not count: they left the rows as they had found them.
    """
    halangan = Halangan()
    for model in model_impor(impor):
        _disentuh_lagi(halangan, impor, model)
        _sudah_hilang(halangan, impor, model)
        if model is UnitKerja:
            _pohon(halangan, impor)
        else:
            _nilai_lain(halangan, impor, model)
        _dipakai(halangan, impor, model)
    return halangan


def _sebutan(model: type[Model]) -> str:
    return str(model._meta.verbose_name)


def _disentuh_lagi(halangan: Halangan, impor: Impor, model: type[Model]) -> None:
    lain = Q(impor__isnull=True) | ~Q(impor=impor) & ~Q(impor__status=StatusImpor.DIURUNGKAN)
    lanjut = JejakPerubahan.objects.filter(
        lain, model=OuterRef("model"), objek=OuterRef("objek"), pk__gt=OuterRef("pk")
    )
    kena = jejak_model(impor, model).annotate(lanjut=Subquery(lanjut.order_by("-pk").values("pk")[:1]))
    kena = kena.filter(lanjut__isnull=False)
    contoh = list(kena[:BATAS])
    sebab = JejakPerubahan.objects.select_related("oleh", "impor").in_bulk([satu.lanjut for satu in contoh])
    for satu in contoh:
        halangan.tambah(_sebutan(model), satu.kunci, _riwayat(sebab[satu.lanjut]))
    if len(contoh) == BATAS:
        halangan.jumlah += kena.count() - BATAS


def _riwayat(jejak: JejakPerubahan) -> str:
    oleh = f" oleh {jejak.oleh}" if jejak.oleh else ""
    dari = f" lewat impor nomor {jejak.impor_id} ({jejak.impor.nama_berkas})" if jejak.impor else ""
    return f"diubah lagi {tanggal_jam(jejak.pada)}{oleh}{dari}"


def _sudah_hilang(halangan: Halangan, impor: Impor, model: type[Model]) -> None:
    ada = Exists(model._base_manager.filter(pk=OuterRef("objek")))
    hilang = jejak_model(impor, model).filter(~ada)
    contoh = list(hilang[:BATAS])
    for satu in contoh:
        halangan.tambah(_sebutan(model), satu.kunci, "sudah dihapus sesudah impor ini")
    if len(contoh) == BATAS:
        halangan.jumlah += hilang.count() - BATAS


def _nilai_lain(halangan: Halangan, impor: Impor, model: type[Model]) -> None:
    for potong in potong_ubahan(impor, model):
        kini = isi_kini(model, potong)
        for jejak in potong:
            baris = kini.get(jejak.objek)
            if baris and any(
                nama not in baris or nilai_jejak(model, nama, ditulis) != baris[nama]
                for nama, (_, ditulis) in jejak.bidang.items()
            ):
                halangan.tambah(_sebutan(model), jejak.kunci, BERUBAH)


def _dipakai(halangan: Halangan, impor: Impor, model: type[Model]) -> None:
    """Find rows of whichever table that refer to objects which the undo would delete; none are deleted with them."""
    for kait in model._meta.get_fields(include_hidden=True):
        if not isinstance(kait, ManyToOneRel):
            continue
        bidang = kait.field
        lain = bidang.model
        pakai = lain._base_manager.filter(**{f"{bidang.name}__in": objek_baru(impor, model)}).order_by()
        jumlah = dict(pakai.values_list(bidang.attname).annotate(n=Count("pk")))
        if not jumlah:
            continue
        # That somebody has been sanctioned is not for everybody who imports to know.
        nama = "rekam jejak" if lain is HukumanDisiplin else _sebutan(lain)
        contoh = jejak_model(impor, model).filter(baru=True, objek__in=list(jumlah)[:BATAS])
        for satu in contoh:
            sebab = f"dipakai {angka_id(jumlah[satu.objek])} data {nama}"
            halangan.tambah(_sebutan(model), satu.kunci, sebab)
        halangan.jumlah += max(0, len(jumlah) - BATAS)


@dataclass
class PohonLama:
    """The tree as the undo shall leave it: the units that stay, and (id, name, parent, inactive) of those restored."""

    sisa: dict[str, Simpul]
    dihapus: set[str]
    minta: list[tuple[str, str, str, bool]] = field(default_factory=list)

    @property
    def atasan(self) -> dict[str, str]:
        """Parents by id after the undo."""
        return {kode: satu.atasan for kode, satu in self.sisa.items()} | {k: induk for k, _, induk, _ in self.minta}


def pohon_lama(impor: Impor) -> tuple[PohonLama, list[JejakPerubahan]]:
    """Return the tree before the import (as far as it is still of this import's making), and the traces that differ."""
    kini = pohon_kini(impor.instansi)
    menurut_pk = {satu.pk: satu for satu in kini.values()}
    jejak = list(jejak_model(impor, UnitKerja))
    baru = {satu.objek for satu in jejak if satu.baru}
    hasil = PohonLama(
        {kode: s for kode, s in kini.items() if s.pk not in baru}, {k for k, s in kini.items() if s.pk in baru}
    )
    lain = []
    for satu in jejak:
        simpul = menurut_pk.get(satu.objek)
        if satu.baru or simpul is None:
            continue
        if any(getattr(simpul, nama, None) != ditulis for nama, (_, ditulis) in satu.bidang.items()):
            lain.append(satu)
        semula = {nama: lama for nama, (lama, _) in satu.bidang.items()}
        nama, atasan = semula.get("nama", simpul.nama), semula.get("atasan", simpul.atasan)
        hasil.minta.append((simpul.siasn_id, nama, atasan, semula.get("aktif", simpul.aktif) is False))
    return hasil, lain


def _pohon(halangan: Halangan, impor: Impor) -> None:
    pohon, lain = pohon_lama(impor)
    perihal = _sebutan(UnitKerja)
    for satu in lain:
        halangan.tambah(perihal, satu.kunci, BERUBAH)
    atasan = pohon.atasan
    anak: dict[str, list[str]] = defaultdict(list)
    for kode, induk in atasan.items():
        if induk and induk not in atasan:
            anak[induk].append(pohon.sisa[kode].nama)
    for induk, nama in anak.items():
        masih = f"masih menjadi atasan {angka_id(len(nama))} unit lain, antara lain “{nama[0]}”"
        halangan.tambah(
            perihal, induk, masih if induk in pohon.dihapus else f"atasan lama “{nama[0]}” ini sudah tidak ada"
        )
    for kode in sorted(berputar(atasan)):
        halangan.tambah(perihal, kode, "bila dikembalikan ke atasan lamanya, pohon unit akan berputar")
