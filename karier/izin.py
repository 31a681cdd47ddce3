"""Who may do what with documents; closed unless a role opens it, like ``pegawai.izin``."""

from typing import Any

from karier.pilihan import JenisDokumen
from pegawai.izin import (
    PELIHAT_DISIPLIN,
    berperan,
    boleh_kalibrasi,
    boleh_kelola_rujukan,
    boleh_lihat_instansi,
    boleh_susun_rpk,
    boleh_tetapkan_rpk,
)
from pegawai.pilihan import Peran


def _seinstansi(pengguna: Any) -> bool:
    return pengguna.instansi_id is not None and pengguna.unit_id is None


def boleh_terbitkan(pengguna: Any, jenis: str) -> bool:
    """May issue a document of this kind: decisions the PPK, the record of a session the team, the rest the HR officer.

    The letter to the Kepala BKN goes out in the PPK's name with numbers of the HR office, so both may. An HR officer of
    a unit issues talent cards of the people in scope only.
    """
    if jenis in (JenisDokumen.KEPUTUSAN_RPK, JenisDokumen.SK_KRS):
        return boleh_tetapkan_rpk(pengguna) and _seinstansi(pengguna)
    if jenis == JenisDokumen.SURAT_PENGANTAR:
        return (boleh_tetapkan_rpk(pengguna) or boleh_susun_rpk(pengguna)) and _seinstansi(pengguna)
    if jenis == JenisDokumen.BERITA_ACARA:
        return boleh_kalibrasi(pengguna)
    if jenis == JenisDokumen.LAPORAN:
        return boleh_susun_rpk(pengguna) and _seinstansi(pengguna)
    return jenis == JenisDokumen.KARTU_TALENTA and boleh_susun_rpk(pengguna)


def boleh_cabut(pengguna: Any, jenis: str) -> bool:
    """May revoke a document of this kind: who may issue it; a plan's document the PPK, who has set the plan."""
    if jenis == JenisDokumen.RPK:
        return boleh_tetapkan_rpk(pengguna)
    return boleh_terbitkan(pengguna, jenis)


def boleh_lihat_dokumen(pengguna: Any) -> bool:
    """May see the list of issued documents and those that name people, within the account's scope; not the admin."""
    return berperan(pengguna, *PELIHAT_DISIPLIN)


def boleh_lihat_merit(pengguna: Any) -> bool:
    """May see the merit page, whose figures are of the whole agency and name nobody."""
    return boleh_lihat_instansi(pengguna) and _seinstansi(pengguna)


def boleh_atur_dokumen(pengguna: Any) -> bool:
    """May set how the agency's documents look and are numbered."""
    return boleh_kelola_rujukan(pengguna) and _seinstansi(pengguna)


def boleh_tanda_tangani(pengguna: Any, dokumen: Any) -> bool:
    """May sign a document in the system: who issues its kind; a plan's document the PPK."""
    seinstansi = pengguna.instansi_id is not None and dokumen.instansi_id == pengguna.instansi_id
    return seinstansi and boleh_cabut(pengguna, dokumen.jenis)


def boleh_kembalikan_bertanda(pengguna: Any, dokumen: Any) -> bool:
    """May bring back what was signed out of the system: the signatory, and the agency's HR officer who sent it out."""
    hr = boleh_susun_rpk(pengguna) and _seinstansi(pengguna) and dokumen.instansi_id == pengguna.instansi_id
    return hr or boleh_tanda_tangani(pengguna, dokumen)


def boleh_lihat_tanggapan(pengguna: Any) -> bool:
    """May see responses and wishes of the people in scope: those who answer or plan, and the auditor."""
    return berperan(pengguna, Peran.SDM, Peran.TIM, Peran.AUDITOR)


def boleh_lihat_koreksi(pengguna: Any) -> bool:
    """May see requests for correction of the people in scope: the HR officer, who answers, and the auditor."""
    return berperan(pengguna, Peran.SDM, Peran.AUDITOR)


def boleh_jawab_tanggapan(pengguna: Any, tanggapan: Any) -> bool:
    """May answer an objection: to a placement the talent team, to a plan the HR officer; never the own one."""
    if pengguna.pegawai_id == tanggapan.pegawai_id:
        return False
    return boleh_susun_rpk(pengguna) if tanggapan.rpk_id else boleh_kalibrasi(pengguna)


def boleh_jawab_koreksi(pengguna: Any, permintaan: Any) -> bool:
    """May answer a request for correction: the HR officer, never the own one."""
    return boleh_susun_rpk(pengguna) and pengguna.pegawai_id != permintaan.pegawai_id
