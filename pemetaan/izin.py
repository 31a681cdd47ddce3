"""Who may do what with schemes, periods and what-ifs; roles are compared in ``pegawai.izin``."""

from typing import Any

from pegawai.izin import PELIHAT_DISIPLIN, berperan, boleh_kelola_rujukan, boleh_petakan
from pegawai.pilihan import Peran


def _seinstansi(pengguna: Any) -> bool:
    return pengguna.instansi_id is not None and pengguna.unit_id is None


def boleh_kelola_skema(pengguna: Any) -> bool:
    """May set up schemes and periods of the agency: the admin, who approves nothing."""
    return boleh_kelola_rujukan(pengguna) and _seinstansi(pengguna)


def boleh_usulkan_skema(pengguna: Any) -> bool:
    """May keep a what-if as a draft; only the admin makes a draft one that periods can use."""
    return boleh_kelola_skema(pengguna) or boleh_petakan(pengguna)


def boleh_tetapkan_periode(pengguna: Any) -> bool:
    """May set the result of a period: the PPK alone."""
    return berperan(pengguna, Peran.PPK) and _seinstansi(pengguna)


def boleh_lihat_andaian_bernama(pengguna: Any) -> bool:
    """May see in a what-if who moves, and counts of few people.

    A what-if that weighs sanctions alone would tell who has been sanctioned, so whoever may not see sanctions (the
    admin) gets the counts of the whole agency only.
    """
    return berperan(pengguna, *PELIHAT_DISIPLIN)


def boleh_lihat_keadilan(pengguna: Any) -> bool:
    """May see figures by sex and age: the team and the auditor of the whole agency, nobody else."""
    return berperan(pengguna, Peran.TIM, Peran.AUDITOR) and _seinstansi(pengguna)
