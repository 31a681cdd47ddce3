"""How PostgreSQL is asked to plan the statements of this package: until their transaction ends, whatever it has set."""

_SETELAN = {
    # Compiling the hundreds of expressions takes longer than the work.
    "jit": "off",
    # A few rows are looked up for each person, and the small tables are in memory. As dear as PostgreSQL thinks a look
    # into an index is, it reads the whole table of positions for each person instead.
    "random_page_cost": "1.1",
}
MEMORI_SIMPAN = "64MB"
"""What a sort may use while a run is stored: one of an agency stays out of temporary files. More gains nothing: a
million people took the same processor time with 1 GB, and twice the memory."""


def setelan(*, memori: str = "") -> str:
    """Return the command that sets all of it until the transaction ends."""
    semua = _SETELAN | ({"work_mem": memori} if memori else {})
    return "; ".join(f"SET LOCAL {nama} = '{isi}'" for nama, isi in semua.items())
