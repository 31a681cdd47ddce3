"""The agency's key on a PKCS#11 token (HSM, smart card, SoftHSM): it signs without ever leaving the token.

A process logs in to a token once for all of its sessions. So a session is opened for one signature and closed after
it, and two signatures of one process take turns.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pyhanko.sign.signers.pdf_cms import Signer

from talenta.umum.galat import GalatAplikasi

BAGIAN = ("modul", "token", "sertifikat")
# Of these the token need only sign what was hashed here: many cards know no other way, and SoftHSM none for EC.
_SIDIK_DI_SINI = frozenset({"rsa", "ec"})
_giliran = threading.Lock()


@contextmanager
def penanda_token(setelan: dict[str, str], pin: str) -> Iterator[Signer]:
    """Yield who signs with a token, open while the block lasts.

    ``setelan`` has ``modul`` (library), ``token`` and ``sertifikat`` (labels; the key bears that of its certificate).
    Raises GalatAplikasi naming what is missing, not found or refused, also for what the token refuses in the block.
    """
    if kurang := [kunci for kunci in BAGIAN if not setelan.get(kunci)]:
        raise GalatAplikasi(f"TALENTA_TTE_PKCS11 belum lengkap: {', '.join(kurang)}.")
    with _giliran, _galat_terbaca(setelan):
        yield from _buka(setelan, pin)


@contextmanager
def _galat_terbaca(setelan: dict[str, str]) -> Iterator[None]:
    from pkcs11.exceptions import PinIncorrect, PinLocked, PKCS11Error

    try:
        yield
    except PinIncorrect:
        raise GalatAplikasi("PIN token PKCS#11 (TALENTA_TTE_SANDI) keliru. Perbaiki sebelum mencoba lagi.") from None
    except PinLocked:
        raise GalatAplikasi("PIN token PKCS#11 terkunci. Buka kuncinya dengan alat dari pembuat token.") from None
    except PKCS11Error as galat:
        rinci = str(galat).rstrip(".") or type(galat).__name__
        raise GalatAplikasi(
            f"Token PKCS#11 tidak dapat dipakai. Periksa pada TALENTA_TTE_PKCS11: modul {setelan['modul']}, "
            f"token {setelan['token']}, sertifikat {setelan['sertifikat']}. Kata pustakanya: {rinci}."
        ) from None


def _buka(setelan: dict[str, str], pin: str) -> Iterator[Signer]:
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    kriteria = TokenCriteria(label=setelan["token"])
    with open_pkcs11_session(setelan["modul"], token_criteria=kriteria, user_pin=pin) as sesi:
        penanda = PKCS11Signer(sesi, cert_label=setelan["sertifikat"], other_certs_to_pull=None)
        penanda.use_raw_mechanism = penanda.signing_cert.public_key.algorithm in _SIDIK_DI_SINI
        yield penanda
