"""What a check needs to know about the agency, read once and only when a column asks for it."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pegawai.impor.nilai import baku_id
from pegawai.impor.rujukan import DaftarNama, Rujukan, RujukanNip
from pegawai.models import Instansi, Jabatan, Klaster, Pegawai, Rumpun, UnitKerja
from pegawai.pilihan import JenisAsn


@dataclass
class Konteks:
    """The agency (None while the first unor is being checked) and today's date."""

    instansi: Instansi | None
    hari_ini: date

    @cached_property
    def unit(self) -> Rujukan:
        """The units of the agency."""
        isi = UnitKerja.objects.filter(instansi=self.instansi).values_list("siasn_id", "pk", "nama")
        return Rujukan("UNOR ID", "HierarkiUnor", {baku_id(kunci): (pk, nama) for kunci, pk, nama in isi})

    @cached_property
    def jabatan(self) -> Rujukan:
        """The positions of the agency."""
        return Rujukan(
            "JABATAN ID",
            "referensi jabatan",
            {kunci: (satu.pk, satu.nama) for kunci, satu in self.isi_jabatan.items()},
        )

    @cached_property
    def isi_jabatan(self) -> dict[str, Jabatan]:
        """The positions by id, with what a check needs of them."""
        bidang = ("siasn_id", "nama", "jenis", "jenjang", "unit_id")
        semua = Jabatan.objects.filter(instansi=self.instansi).only(*bidang)
        return {baku_id(satu.siasn_id): satu for satu in semua.iterator(chunk_size=2000)}

    @cached_property
    def jabatan_menurut_pk(self) -> dict[int, Jabatan]:
        """The same positions by primary key."""
        return {satu.pk: satu for satu in self.isi_jabatan.values()}

    @cached_property
    def pegawai(self) -> RujukanNip:
        """The people of the agency."""
        isi = Pegawai.objects.filter(instansi=self.instansi).values_list("nip", "pk", "nama")
        return RujukanNip("NIP", "Data Utama pegawai", {nip: (pk, nama) for nip, pk, nama in isi})

    @cached_property
    def nip_menurut_pk(self) -> dict[int, str]:
        """NIPs by primary key."""
        return {pk: nip for nip, (pk, _) in self.pegawai.isi.items()}

    @cached_property
    def nip_instansi_lain(self) -> dict[str, str]:
        """The names of other agencies by the NIPs of their people."""
        lain = Pegawai.objects.exclude(instansi=self.instansi)
        return dict(lain.values_list("nip", "instansi__nama"))

    @cached_property
    def nip_cpns(self) -> set[str]:
        """NIPs of those who are recorded as CPNS."""
        semua = Pegawai.objects.filter(instansi=self.instansi, jenis_asn=JenisAsn.CPNS)
        return set(semua.values_list("nip", flat=True))

    @cached_property
    def rumpun(self) -> DaftarNama:
        """Job families by name."""
        return DaftarNama(dict(Rumpun.objects.values_list("nama", "pk")))

    @cached_property
    def klaster(self) -> DaftarNama:
        """Clusters by name."""
        return DaftarNama(dict(Klaster.objects.values_list("nama", "pk")))
