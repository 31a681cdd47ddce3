"""The shape of a kind of workbook, as data: sheets and their columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db.models import Model

from pegawai.impor.nilai import Baca

if TYPE_CHECKING:
    from pegawai.impor.konteks import Konteks
    from pegawai.impor.potongan import Potongan

# What the key of a template's example begins with: no real id does, so the row is known wherever it is left standing.
TANDA_CONTOH = "CONTOH "


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its header, the field it fills, and the reader of its cells.

    ``wajib``: the header must be there. ``isi``: a cell may not be empty (default: as ``wajib``). ``kosong`` is the
    value of an empty cell. A ``bidang`` that begins with ``_`` helps in checking and is not stored. ``nama_dari`` is
    the header of the column whose text helps to suggest names for an unknown id.
    """

    nama: str
    bidang: str
    baca: Callable[["Konteks"], Baca]
    wajib: bool = False
    isi: bool | None = None
    kosong: Any = None
    sinonim: tuple[str, ...] = ()
    nama_dari: str = ""
    contoh: Any = ""
    keterangan: str = ""
    pilihan: tuple[str, ...] = ()

    @property
    def harus_isi(self) -> bool:
        """Whether an empty cell is refused."""
        return self.wajib if self.isi is None else self.isi


@dataclass(frozen=True, slots=True)
class Lembaran:
    """One sheet of a kind: its columns, its key, and the checks that look at more than one cell.

    ``silang`` looks at a chunk of rows and may add computed fields, ``seberkas`` at the whole file once.
    ``milik`` is the lookup from the model to its agency; ``tetap`` holds fields that are the same for every row.
    """

    nama: str
    model: type[Model]
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...]
    milik: str
    tetap: Mapping[str, Any] = field(default_factory=dict)
    silang: Callable[["Konteks", "Potongan"], None] | None = None
    seberkas: Callable[..., None] | None = None
    tak_disimpan: tuple[str, ...] = ()
    saring: Callable[["Konteks", list[tuple[Any, ...]], list[str]], dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Jenis:
    """A kind of workbook; more than one sheet only for rekam-jejak, whose sheets are found by name."""

    kode: str
    lembaran: tuple[Lembaran, ...]
    keterangan: str

    @property
    def banyak_lembar(self) -> bool:
        """Whether sheets are told apart by their names."""
        return len(self.lembaran) > 1
