"""What if: cut-offs, weights, points, rubrics and rules for missing data, beside those of the run in force."""

from dataclasses import replace
from typing import Any

from django import forms

from pegawai.pilihan import Ekspektasi, Predikat
from pemetaan.aturan.keabsahan import Keberatan
from pemetaan.aturan.praktik import AturanSkp
from pemetaan.aturan.skor import BarisIndikator, BarisSkema
from pemetaan.forms.andaian_rubrik import RubrikAndaian, isian_rubrik, nama_nilai, rubrik_dari, rubrik_halaman
from pemetaan.forms.skema import BIDANG, FormSkema
from pemetaan.forms.skema_rubrik import BUKAN_BULAT, pecahan, persen, poin, tampil
from pemetaan.pilihan import BilaKosong, PraktikSkp
from pemetaan.services.andaian import tidak_sah

POTONG = FormSkema.BATAS


class FormAndaian(forms.Form):
    """A scheme as it might be. What is not sent stays as it is; an indicator whose weight is emptied is left out.

    ``dua_tahun``: whether the run froze both years and both readings of SKP, so that another practice can be asked for.
    """

    potong_y_atas = persen("Di atas ekspektasi mulai")
    potong_y_sesuai = persen("Sesuai ekspektasi mulai")
    potong_x_tinggi = persen("Potensial tinggi mulai")
    potong_x_menengah = persen("Potensial menengah mulai")
    praktik = forms.ChoiceField(label="Bagaimana SKP menjadi kelas kinerja", choices=PraktikSkp.choices)
    lalu = forms.IntegerField(
        label="Bobot SKP tahun sebelumnya (%)", min_value=0, max_value=100, error_messages=BUKAN_BULAT
    )
    bobot_y = forms.IntegerField(
        label="Bobot kinerja dalam Nilai Talenta (%)", min_value=0, max_value=100, error_messages=BUKAN_BULAT
    )

    def __init__(self, data: Any, *, asal: BarisSkema, dua_tahun: bool = True) -> None:
        self.asal = asal
        rubrik = [satu for indikator in asal.indikator for satu in isian_rubrik(indikator)]
        awal = _awal(asal) | {nama: isi for nama, _, isi in rubrik}
        kirim = {nama: data.get(nama) for nama in awal if nama in data}
        super().__init__(awal | kirim)
        self.semula = awal
        for kode, label in Predikat.choices:
            self.fields[f"poin_{kode}"] = poin(str(label), 120)
        for kode, label in Ekspektasi.choices:
            self.fields[f"rating_{kode}"] = poin(str(label), 100)
        for satu in asal.indikator:
            self.fields[f"b_{satu.sumber}"] = persen(f"Bobot {satu.nama} (%)", required=False)
            self.fields[f"k_{satu.sumber}"] = forms.ChoiceField(
                label=f"Bila data {satu.nama} kosong", choices=BilaKosong.choices
            )
        self.fields |= {nama: bidang for nama, bidang, _ in rubrik}
        if not dua_tahun:
            for nama in ("praktik", "lalu"):
                self.fields[nama].disabled = True
                self.initial[nama] = awal[nama]

    @property
    def perubahan(self) -> list[tuple[str, str, str]]:
        """What is asked for that is not so already: the label, its value in the scheme, and the one asked for."""
        return [
            (str(self[nama].label), self._sebut(nama, semula), self._sebut(nama, str(self.data.get(nama, ""))))
            for nama, semula in self.semula.items()
            if str(self.data.get(nama, "")) != semula
        ]

    def _sebut(self, nama: str, isi: str) -> str:
        pilihan = dict(getattr(self.fields[nama], "choices", ()))
        return str(pilihan.get(isi, isi)) or "kosong"

    def clean(self) -> dict[str, Any]:
        """Put every objection at the field that it is about."""
        isi = super().clean() or {}
        if not self.errors:
            for satu in tidak_sah(self.baris()):
                self.add_error(self._bidang(satu), satu.teks)
        return isi

    def _bidang(self, satu: Keberatan) -> str | None:
        jenis, _, kunci = satu.bidang.partition(":")
        milik = [i for i in self.asal.indikator if i.sumber == kunci]
        nama = {
            "sumbu": next((f"b_{i.sumber}" for i in self.asal.indikator if i.sumbu == kunci), None),
            "indikator": f"k_{kunci}",
            "rubrik": next((nama_nilai(i.sumber, i.rubrik[0]) for i in milik if i.rubrik), None),
            "praktik_skp": "praktik",
            "bobot_skp_lalu": "lalu",
            "poin_rating": "rating_di_atas",
        }.get(jenis, BIDANG.get(jenis, jenis))
        return nama if nama in self.fields else None

    def baris(self) -> BarisSkema:
        """Return the scheme asked for; only once the form is filled."""
        isi = self.cleaned_data
        poin_skp, poin_rating = (
            {kode: pecahan(isi[f"{awal}_{kode}"]) for kode in pilihan if isi.get(f"{awal}_{kode}") is not None}
            for awal, pilihan in (("poin", Predikat.values), ("rating", Ekspektasi.values))
        )
        batas: dict[str, Any] = {nama: pecahan(isi[nama]) for nama in POTONG}
        return replace(
            self.asal,
            **batas,
            bobot_y=isi["bobot_y"],
            bobot_x=100 - isi["bobot_y"],
            skp=AturanSkp(poin_skp, isi["lalu"], isi["praktik"], poin_rating),
            indikator=tuple(
                replace(
                    satu,
                    bobot=pecahan(isi[f"b_{satu.sumber}"]),
                    bila_kosong=isi[f"k_{satu.sumber}"],
                    rubrik=rubrik_dari(satu, isi),
                )
                for satu in self.asal.indikator
                if isi.get(f"b_{satu.sumber}") is not None
            ),
        )

    def bagian(self, *nama: str) -> list[forms.BoundField]:
        """Return some fields in this order."""
        return [self[satu] for satu in nama]

    @property
    def batas(self) -> list[forms.BoundField]:
        """The cut-offs."""
        return self.bagian(*POTONG)

    @property
    def bobot(self) -> list[tuple[BarisIndikator, forms.BoundField, forms.BoundField]]:
        """Each indicator with its weight and its rule."""
        return [(satu, self[f"b_{satu.sumber}"], self[f"k_{satu.sumber}"]) for satu in self.asal.indikator]

    @property
    def rubrik(self) -> list[RubrikAndaian]:
        """The rubrics of the indicators that have one."""
        return [rubrik_halaman(self, satu) for satu in self.asal.indikator if satu.rubrik]

    @property
    def poin(self) -> list[forms.BoundField]:
        """The points of each predikat."""
        return self.bagian(*(f"poin_{kode}" for kode in Predikat.values))

    @property
    def rating(self) -> list[forms.BoundField]:
        """The points of each rating of hasil kerja."""
        return self.bagian(*(f"rating_{kode}" for kode in Ekspektasi.values))

    @property
    def skp(self) -> list[forms.BoundField]:
        """How SKP is read, and Nilai Talenta."""
        return self.bagian("praktik", "lalu", "bobot_y")


def _awal(asal: BarisSkema) -> dict[str, str]:
    return {
        **{nama: tampil(getattr(asal, nama)) for nama in POTONG},
        "praktik": asal.skp.praktik,
        "lalu": str(asal.skp.bobot_lalu),
        "bobot_y": str(asal.bobot_y),
        **{f"poin_{kode}": tampil(asal.skp.poin.get(kode)) for kode in Predikat.values},
        **{f"rating_{kode}": tampil(asal.skp.poin_rating.get(kode)) for kode in Ekspektasi.values},
        **{f"b_{satu.sumber}": tampil(satu.bobot) for satu in asal.indikator},
        **{f"k_{satu.sumber}": satu.bila_kosong for satu in asal.indikator},
    }
