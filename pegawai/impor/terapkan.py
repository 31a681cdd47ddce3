"""Writing what the comparison found, with the trace of every change; the caller holds the transaction and the locks."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

from pegawai.impor.banding import Selisih
from pegawai.impor.basis import ambil_id, catat_baru, masukkan, perbarui, teks_json
from pegawai.impor.konteks import Konteks
from pegawai.impor.rujukan import DaftarNama, NamaBaru
from pegawai.models import Impor, Instansi, JejakPerubahan, Klaster, Pengguna, Rumpun, UnitKerja

BIDANG_JEJAK = ["impor_id", "model", "objek", "kunci", "baru", "bidang", "pada", "oleh_id"]
Lapor = Callable[[int, int, str], None]


def terapkan(
    selisih: list[Selisih], konteks: Konteks, *, impor: Impor, oleh: Pengguna | None, lapor: Lapor | None = None
) -> None:
    """Write new and changed rows of every sheet and their traces."""
    _buat_nama(Rumpun, konteks, "rumpun")
    _buat_nama(Klaster, konteks, "klaster")
    for ke, satu in enumerate(selisih):
        if lapor:
            lapor(ke, len(selisih), "Menyimpan")
        penulis = _Penulis(satu, konteks, impor, oleh)
        penulis.tulis_pohon() if satu.kini or satu.simpul else penulis.tulis()
    if lapor:
        lapor(len(selisih), len(selisih), "Menyimpan")


def _buat_nama(model: type[Model], konteks: Konteks, nama: str) -> None:
    daftar: DaftarNama | None = konteks.__dict__.get(nama)
    if not daftar or not daftar.baru:
        return
    nomor = ambil_id(model, len(daftar.baru))
    for satu, pk in zip(daftar.baru, nomor, strict=True):
        satu.pk = pk
    masukkan(model, ["id", "nama"], [(satu.pk, satu.nama) for satu in daftar.baru])


class _Penulis:
    """Writes one sheet."""

    def __init__(self, selisih: Selisih, konteks: Konteks, impor: Impor, oleh: Pengguna | None) -> None:
        self.selisih, self.konteks, self.impor = selisih, konteks, impor
        self.hasil, self.model = selisih.hasil, selisih.hasil.lembaran.model
        self.oleh = oleh.pk if oleh else None
        self.pada: datetime = timezone.now()

    def tulis(self) -> None:
        """Insert and update."""
        nomor = ambil_id(self.model, len(self.selisih.baru))
        bidang, isi_tetap = self._bidang_baru()
        baris = self.hasil.baris
        masukkan(
            self.model,
            ["id", *bidang],
            ((pk, *baris[ke], *isi_tetap) for pk, ke in zip(nomor, self.selisih.baru, strict=True)),
        )
        if self.selisih.ubah:
            tetap = tuple(self.hasil.lembaran.tetap.values())
            ubah = ((*baris[ke], *tetap, pk) for pk, ke, _ in self.selisih.ubah)
            perbarui(self.model, [*self.hasil.bidang, *self.hasil.lembaran.tetap], ubah)
        self._jejak(nomor)

    def _bidang_baru(self) -> tuple[list[str], tuple[Any, ...]]:
        """Return the columns of a new row and the values of those that the file does not give."""
        isi = dict(self.hasil.lembaran.tetap)
        if self.hasil.lembaran.milik == "instansi":
            isi["instansi_id"] = self.konteks.instansi.pk if self.konteks.instansi else None
        for satu in self.model._meta.concrete_fields:
            if not satu.primary_key and satu.attname not in self.hasil.bidang and satu.attname not in isi:
                isi[satu.attname] = satu.get_default()
        return [*self.hasil.bidang, *isi], tuple(isi.values())

    def tulis_pohon(self) -> None:
        """Insert and update units together with their paths."""
        instansi = self.konteks.instansi
        assert instansi is not None
        simpul = self.selisih.simpul
        baru = [satu for satu in simpul if not satu.pk]
        lama = [satu for satu in simpul if satu.pk]
        nomor = ambil_id(UnitKerja, len(baru))
        kode = dict(zip((satu.siasn_id for satu in baru), nomor, strict=True))
        bidang = ["siasn_id", "nama", "path", "depth", "numchild", "aktif", "instansi_id"]
        if lama:
            isi = (
                (s.siasn_id, s.nama, s.path, len(s.path) // UnitKerja.steplen, s.numchild, s.aktif, instansi.pk, s.pk)
                for s in lama
            )
            perbarui(UnitKerja, bidang, isi)
        masukkan(
            UnitKerja,
            ["id", *bidang],
            (
                (
                    kode[s.siasn_id],
                    s.siasn_id,
                    s.nama,
                    s.path,
                    len(s.path) // UnitKerja.steplen,
                    s.numchild,
                    True,
                    instansi.pk,
                )
                for s in baru
            ),
        )
        di = self.hasil.bidang.index("siasn_id")
        self._jejak([kode[self.hasil.baris[ke][di]] for ke in self.selisih.baru])

    def _jejak(self, nomor: list[int]) -> None:
        if nomor:
            catat_baru(self.model, nomor, impor=self.impor.pk, pada=self.pada, oleh=self.oleh)
        if self.selisih.ubah:
            masukkan(JejakPerubahan, BIDANG_JEJAK, self._jejak_ubah())

    def _jejak_ubah(self) -> Iterator[tuple[Any, ...]]:
        label, kunci = self.model._meta.label_lower, self._kunci()
        for pk, ke, beda in self.selisih.ubah:
            isi = teks_json({bidang: [_json(lama), _json(baru)] for bidang, (lama, baru) in beda.items()})
            yield self.impor.pk, label, pk, kunci(self.hasil.baris[ke]), False, isi, self.pada, self.oleh

    def _kunci(self) -> Callable[[tuple[Any, ...]], str]:
        """Return how the trace names a row: by its NIP where it belongs to a person, otherwise by the id of SIASN."""
        bidang, pertama = self.hasil.bidang, self.hasil.lembaran.kunci[0]
        di = bidang.index(pertama)
        if pertama == "pegawai_id":
            nip = self.konteks.nip_menurut_pk
            return lambda baris: nip[baris[di]]
        if pertama == "jabatan_id":
            jabatan = self.konteks.jabatan_menurut_pk
            return lambda baris: jabatan[baris[di]].siasn_id
        return lambda baris: str(baris[di])


def _json(nilai: Any) -> Any:
    if isinstance(nilai, NamaBaru):
        return nilai.pk
    return nilai if nilai is None or isinstance(nilai, (int, bool, str)) else str(nilai)


def buat_instansi(selisih: Selisih, kode: str) -> Instansi:
    """Make the agency that a first tree of units belongs to: named after its root."""
    from django.utils.text import slugify

    hasil = selisih.hasil
    di, di_atasan = hasil.bidang.index("nama"), hasil.bidang.index("_atasan")
    nama = next(baris[di] for baris in hasil.baris if not baris[di_atasan])
    return Instansi.objects.create(kode=kode or slugify(nama)[:60].strip("-") or "instansi", nama=nama[:200])
