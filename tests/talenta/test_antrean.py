"""The folder broker: whole messages, each to one consumer, in order, and a damaged one does no harm."""

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection, Exchange, Queue

from talenta import antrean

ANTREAN = Queue("uji", Exchange("uji"), routing_key="uji")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    antrean.daftarkan()
    return tmp_path / "antrean"


def sambung(folder: Path) -> Connection:
    return Connection(f"{antrean.SKEMA}://", transport_options={"folder": str(folder)})


def kirim(folder: Path, *isi: str) -> None:
    with sambung(folder) as hubungan:
        pengirim = hubungan.Producer()
        for satu in isi:
            pengirim.publish({"isi": satu}, exchange="uji", routing_key="uji", declare=[ANTREAN])


def terima(folder: Path) -> Iterator[str]:
    with sambung(folder) as hubungan:
        kotak = hubungan.SimpleQueue(ANTREAN)
        while True:
            try:
                pesan = kotak.get_nowait()
            except Empty:
                return
            pesan.ack()
            yield pesan.payload["isi"]


def test_urut_dan_habis(folder):
    kirim(folder, "satu", "dua", "tiga")
    assert list(terima(folder)) == ["satu", "dua", "tiga"]
    assert list(terima(folder)) == []
    assert list(folder.iterdir()) == []


def test_pesan_rusak_dilewati(folder):
    kirim(folder, "satu")
    (folder / "0-rusak.uji.pesan").touch()
    kirim(folder, "dua")
    assert list(terima(folder)) == ["satu", "dua"]
    assert list(folder.iterdir()) == []


def test_yang_belum_diakui_kembali_saat_ditutup_baik_baik(folder):
    kirim(folder, "satu")
    with sambung(folder) as hubungan:
        assert hubungan.SimpleQueue(ANTREAN).get_nowait().payload == {"isi": "satu"}
    assert list(terima(folder)) == ["satu"]


def test_dua_pengirim_dua_penerima_tidak_kehilangan_dan_tidak_ganda(folder):
    semua = [[f"{pengirim}-{nomor}" for nomor in range(150)] for pengirim in "ab"]
    diterima: list[str] = []
    usai = threading.Event()

    def ambil() -> None:
        while not usai.is_set():
            diterima.extend(terima(folder))

    penerima = [threading.Thread(target=ambil) for _ in range(2)]
    pengirim = [threading.Thread(target=kirim, args=(folder, *isi)) for isi in semua]
    for utas in penerima + pengirim:
        utas.start()
    for utas in pengirim:
        utas.join()
    usai.set()
    for utas in penerima:
        utas.join()
    diterima.extend(terima(folder))
    assert sorted(diterima) == sorted(semua[0] + semua[1])
