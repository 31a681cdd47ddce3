"""Who has changed units, so that the scope of an officer of one unit is reckoned from the kept counts."""

from django.db import models

from pegawai.models import Pegawai


class PindahUnit(models.Model):
    """When a person last came to another place of the tree of units than before, or a placement of theirs did.

    The kept counts know where people were when a run was made; an officer of a unit sees who is there today. The two
    differ in nobody who is not written here. Triggers keep it, whoever changes people, units or placements; nothing
    else writes it. A row that has become idle does no harm; it goes with the person.
    """

    pegawai = models.OneToOneField(
        Pegawai, primary_key=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False
    )
    pada = models.DateTimeField("pada", db_index=True)

    class Meta:
        verbose_name = "pindah unit"
        verbose_name_plural = "pindah unit"

    def __str__(self) -> str:
        return f"{self.pegawai_id}: {self.pada}"
