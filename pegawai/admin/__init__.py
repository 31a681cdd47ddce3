"""The Django admin of the pegawai app: small corrections, accounts, and the audit trail to read."""

from pegawai.admin import catatan, jabatan, orang, pengguna

__all__ = ["catatan", "jabatan", "orang", "pengguna"]
