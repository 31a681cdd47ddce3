"""Who may do what: the one place where roles are compared.

Every predicate fails closed: nobody signed in, a deactivated account or an account without the role gives False.
``perlu_izin`` (talenta.umum.izin) puts a predicate at the door of a view; what a user may see is decided by the
querysets of ``pegawai.selectors.lingkup``.
"""

from typing import Any

from pegawai.models.orang import Pegawai
from pegawai.models.pengguna import Pengguna
from pegawai.pilihan import Peran

PERAN_INSTANSI = frozenset({Peran.ADMIN, Peran.SDM, Peran.TIM, Peran.PYB, Peran.PPK, Peran.AUDITOR})
PELIHAT_DISIPLIN = PERAN_INSTANSI - {Peran.ADMIN}


def berperan(pengguna: Any, *peran: str) -> bool:
    """Tell whether this active, signed-in user holds one of the roles."""
    return isinstance(pengguna, Pengguna) and pengguna.is_active and not pengguna.peran.isdisjoint(peran)


def _seinstansi(pengguna: Any) -> bool:
    """Tell whether the user's reach is a whole agency: tied to one, and not limited to a unit."""
    return pengguna.instansi_id is not None and pengguna.unit_id is None


def punya_profil(pengguna: Any) -> bool:
    """Tell whether the account belongs to a person of the agency, in the role pegawai."""
    return berperan(pengguna, Peran.PEGAWAI) and pengguna.pegawai_id is not None


def adalah_diri(pengguna: Any, pegawai: Pegawai | None) -> bool:
    """Tell whether the account belongs to this very person."""
    return pegawai is not None and punya_profil(pengguna) and pengguna.pegawai_id == pegawai.pk


def boleh_lihat_instansi(pengguna: Any) -> bool:
    """May see people other than themselves: the lists, the grid, the figures (within the account's scope)."""
    return berperan(pengguna, *PERAN_INSTANSI)


def boleh_impor(pengguna: Any) -> bool:
    """May bring in workbooks; also on an empty database, before there is an agency."""
    return berperan(pengguna, Peran.ADMIN)


def boleh_kelola_rujukan(pengguna: Any) -> bool:
    """May keep reference data, schemes, periods and accounts."""
    return berperan(pengguna, Peran.ADMIN)


def boleh_lihat_pekerjaan(pengguna: Any) -> bool:
    """May see every background job of the agency and the imports."""
    return berperan(pengguna, Peran.ADMIN)


def boleh_lihat_jejak(pengguna: Any) -> bool:
    """May see which fields of a record were changed, when and by whom."""
    return berperan(pengguna, Peran.ADMIN, Peran.SDM)


def boleh_lihat_disiplin(pengguna: Any, pegawai: Pegawai | None) -> bool:
    """May see a person's disciplinary sanctions: those who decide about careers, and the person; not the admin."""
    return pegawai is not None and (berperan(pengguna, *PELIHAT_DISIPLIN) or adalah_diri(pengguna, pegawai))


def boleh_lihat_kelayakan(pengguna: Any) -> bool:
    """May see who qualifies for a post: a verdict rests on sanctions too, so those who may see them."""
    return berperan(pengguna, *PELIHAT_DISIPLIN)


def boleh_petakan(pengguna: Any) -> bool:
    """May run the mapping of a period: an HR officer of the whole agency, or the talent team."""
    return berperan(pengguna, Peran.SDM, Peran.TIM) and _seinstansi(pengguna)


def boleh_kalibrasi(pengguna: Any) -> bool:
    """May move a placement in a calibration session."""
    return berperan(pengguna, Peran.TIM) and _seinstansi(pengguna)


def boleh_lihat_kalibrasi(pengguna: Any) -> bool:
    """May read calibration sessions and their log: the team, who sets or audits its work, the agency's HR officer."""
    return berperan(pengguna, Peran.TIM, Peran.AUDITOR, Peran.PPK, Peran.SDM) and _seinstansi(pengguna)


def boleh_susun_rpk(pengguna: Any) -> bool:
    """May draw up, edit and submit plans of the people in scope."""
    return berperan(pengguna, Peran.SDM)


def boleh_periksa_rpk(pengguna: Any) -> bool:
    """May check a submitted plan, return it, or forward it to the PPK."""
    return berperan(pengguna, Peran.PYB)


def boleh_tetapkan_rpk(pengguna: Any) -> bool:
    """May set a checked plan or return it (Peraturan BKN 28/2020: the PPK alone)."""
    return berperan(pengguna, Peran.PPK)


def boleh_catat_realisasi(pengguna: Any) -> bool:
    """May record what came of the steps of set plans, and evaluate a year, for the people in scope."""
    return berperan(pengguna, Peran.SDM)


def boleh_lihat_monev(pengguna: Any) -> bool:
    """May see what came of plans, with the reasons, and the evaluations: who decides about careers, not the admin."""
    return berperan(pengguna, *PELIHAT_DISIPLIN)


def boleh_kelola_katalog(pengguna: Any) -> bool:
    """May add, change and retire developments of the agency's catalogue: the admin, and HR of the whole agency."""
    return berperan(pengguna, Peran.ADMIN, Peran.SDM) and _seinstansi(pengguna)


def boleh_lihat_paket(pengguna: Any) -> bool:
    """May see and fetch the packages for BKN, which hold every plan with table 1: not the admin, not a unit's HR."""
    return berperan(pengguna, Peran.SDM, Peran.PYB, Peran.PPK, Peran.AUDITOR) and _seinstansi(pengguna)


def boleh_kelola_paket(pengguna: Any) -> bool:
    """May build packages for BKN and record their sending and receipt: HR of the whole agency."""
    return berperan(pengguna, Peran.SDM) and _seinstansi(pengguna)


def adalah_ppk(pengguna: Any) -> bool:
    """Tell whether this is the PPK in person, not somebody who acts for them."""
    return berperan(pengguna, Peran.PPK) and pengguna.pelimpahan_berlaku is None


def boleh_limpahkan(pengguna: Any) -> bool:
    """May name who acts for the PPK (an admin: to be confirmed by a second person); no delegate delegates further."""
    return adalah_ppk(pengguna) or berperan(pengguna, Peran.ADMIN)


def boleh_tanggapi_rpk(pengguna: Any, pegawai: Pegawai | None) -> bool:
    """May acknowledge and comment on a plan: the person whose plan it is."""
    return adalah_diri(pengguna, pegawai)


def boleh_lihat_suksesi(pengguna: Any) -> bool:
    """May see succession, within their scope. Eligibility tells of sanctions, so not the admin."""
    return berperan(pengguna, *PELIHAT_DISIPLIN)


def boleh_susun_suksesi(pengguna: Any) -> bool:
    """May prepare succession groups and plans: the talent team, or an HR officer of the whole agency."""
    return berperan(pengguna, Peran.SDM, Peran.TIM) and _seinstansi(pengguna)


def boleh_tetapkan_suksesi(pengguna: Any) -> bool:
    """May set or revoke a succession group, and decide what follows a successor's evaluations: the PPK alone."""
    return berperan(pengguna, Peran.PPK) and _seinstansi(pengguna)


def boleh_kelola_program(pengguna: Any) -> bool:
    """May plan and follow up programmes of pengembangan and retensi for the people in scope."""
    return berperan(pengguna, Peran.SDM, Peran.TIM)


def boleh_lihat_mutu(pengguna: Any) -> bool:
    """May see the index of data quality and whose records fall short, within their scope: who keeps or audits data."""
    return berperan(pengguna, Peran.ADMIN, Peran.SDM, Peran.TIM, Peran.AUDITOR)
