"""The map of posts as parts of a larger statement, with only the retirements up to a day."""

from collections.abc import Collection, Mapping
from datetime import date

from karier.selectors.peta import BarisPeta, MuatanPeta, Pemangku, dengan_tetap, pemangku_pensiun
from karier.selectors.satu_kueri import Bagian, Isi, jadikan, kolom_model, tanpa_pemilik
from karier.selectors.syarat import bagian_standar, standar_dari
from pegawai.models import Jabatan, Pegawai, PetaJabatan, UnitKerja

_PETA = ("jabatan_id", "unit_id", "kebutuhan", "kritis", "kelas", "rumpun__nama", "tetap")


def bagian_peta(instansi_id: int, jenjang: Collection[str], sampai: date) -> dict[str, Bagian]:
    """Return what ``muatan_dari`` reads: the posts of some rungs, and of their holders who retires by a day."""
    jabatan = Jabatan.objects.filter(instansi=instansi_id, jenjang__in=jenjang)
    peta = PetaJabatan.objects.filter(jabatan__instansi=instansi_id, jabatan__jenjang__in=jenjang)
    orang = Pegawai.objects.filter(instansi=instansi_id, aktif__in=[True], jabatan__jenjang__in=jenjang)
    unit = UnitKerja.objects.filter(pk__in=peta.values("unit"))
    pensiun = pemangku_pensiun(orang, sampai)
    return bagian_standar(instansi_id, jabatan) | {
        "posisi": Bagian(jabatan, None, kolom_model(Jabatan)),
        "unit": Bagian(unit, None, kolom_model(UnitKerja)),
        "peta": Bagian(dengan_tetap(peta, sampai), None, _PETA),
        "pensiun": Bagian(pensiun, None, ("pk", "jabatan_id", "unit_id", "tanggal_lahir")),
    }


def muatan_dari(isi: Mapping[str, Isi]) -> MuatanPeta:
    """Return what ``PetaInstansi`` is made of, with ``lowong_sampai`` the day of ``bagian_peta``."""
    jabatan = jadikan(Jabatan, tanpa_pemilik(isi["posisi"]))
    unit = jadikan(UnitKerja, tanpa_pemilik(isi["unit"]))
    baris = (
        BarisPeta(jabatan[j], unit[u], kebutuhan, bool(kritis), kelas, rumpun, tetap)
        for j, u, kebutuhan, kritis, kelas, rumpun, tetap in tanpa_pemilik(isi["peta"])
    )
    pensiun = (Pemangku(pk, j, u, date.fromisoformat(lahir)) for pk, j, u, lahir in tanpa_pemilik(isi["pensiun"]))
    return MuatanPeta(baris, standar_dari(isi), pensiun)
