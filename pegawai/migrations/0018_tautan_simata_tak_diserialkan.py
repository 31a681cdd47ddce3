"""SIMATA's row leads to a person by the NIP alone, in no column of its own; whoever dumps the data leaves that out.

It stopped ``dumpdata`` at the first NIP that is not on record. The database is not concerned.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("pegawai", "0017_indeks_kata_nama")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="hasilsimata",
                    name="orang",
                    field=models.ForeignObject(
                        editable=False,
                        from_fields=("nip",),
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="hasil_simata",
                        serialize=False,
                        to="pegawai.pegawai",
                        to_fields=("nip",),
                    ),
                )
            ]
        )
    ]
