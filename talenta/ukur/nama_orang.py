"""Names for people who are counted, not known: words that many bear, words that some bear, and words that few bear."""

_DEPAN = (
    "Muhammad Siti Sri Dewi Ahmad Agus Nur Budi Endang Eko Yuli Dwi Hendra Rina Andi Indah Wahyu Ratna Joko Fitri "
    "Bambang Lestari Rudi Maria Slamet Tri Ani Irwan Yohanes Nining Asep Kartika Made Ketut Teuku Cut Daniel Ruth "
    "Samuel Yosef Fransiska Lukas Theresia Zainal Halimah Gede Wayan Ujang"
)
_BELAKANG = (
    "Wati Setiawan Hidayat Lestari Santoso Susanti Saputra Rahayu Kurniawan Handayani Wibowo Puspita Nugroho Astuti "
    "Siregar Rahman Utami Gunawan Permata Hasibuan Prasetyo Maulana Nasution Simanjuntak Pratama Anggraini Sihombing "
    "Tanjung Purnomo Wijaya Latuconsina Rumbiak"
)
_SUKU = "ba cu di fe go ha ji ka lo mu ne pa qi ra so ta vu wi xa yo ze bri dwa kra pra sla tru gle nya mbe"
_BANYAK_SUKU = 4
_LEBAR = 12
"""Letters that every word is given in its list, so that the nth is cut out by its place."""


def nama_sql(urut: str) -> str:
    """Return the expression of the name of person number ``urut``, the same on both databases.

    The first word of a list is borne by every seventh or fifth person, the last by one in a hundred or sixty. Every
    third person has a word of four syllables besides, which nobody shares until there are 2.4 million.
    """
    depan, belakang = _condong(_DEPAN, urut, 1009), _condong(_BELAKANG, urut, 1013)
    basis = len(_SUKU.split())
    suku = (_ambil(_SUKU, f"{urut} / {3 * basis**n} % {basis}") for n in range(_BANYAK_SUKU))
    return f"{depan} || CASE WHEN {urut} % 3 = 0 THEN ' ' || {' || '.join(suku)} ELSE '' END || ' ' || {belakang}"


def _ambil(kata: str, tempat: str) -> str:
    isi = "".join(satu.ljust(_LEBAR) for satu in kata.split())
    return f"TRIM(SUBSTR('{isi}', CAST(1 + {_LEBAR} * ({tempat}) AS integer), {_LEBAR}))"


def _condong(kata: str, urut: str, prima: int) -> str:
    """Return a word by the square of a number that runs through 0 … ``prima``: the earlier the commoner."""
    acak = f"({urut} * 7919 % {prima})"
    return _ambil(kata, f"{acak} * {acak} * {len(kata.split())} / {prima * prima}")
