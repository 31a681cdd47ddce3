"""Files that are brought in through the admin: looked at before they are read, and kept for an hour only."""

import tempfile
from typing import Any

from django.forms import ValidationError
from django.http import Http404
from import_export.forms import ImportForm
from import_export.tmp_storages import CacheStorage

from pegawai.impor.berkas import buka
from pegawai.impor.galat import GalatBerkas

BATAS = 5 * 1024 * 1024
BESAR = "Berkas lebih dari 5 MB. Bawa masuk berkas besar lewat halaman Impor."


class FormImporAdmin(ImportForm):
    """Refuses large, damaged and hostile files in the words of the import pages."""

    def clean_import_file(self) -> Any:
        """Return the file when its container is harmless."""
        berkas = self.cleaned_data["import_file"]
        if berkas.size > BATAS:
            raise ValidationError(BESAR)
        with tempfile.NamedTemporaryFile() as salinan:
            for potong in berkas.chunks():
                salinan.write(potong)
            salinan.flush()
            try:
                buka(salinan.name)
            except GalatBerkas as galat:
                raise ValidationError(galat.pesan) from None
        berkas.seek(0)
        return berkas


class BerkasSementara(CacheStorage):
    """The file between preview and confirmation, under a name that cannot be guessed.

    Not a file in the system's folder for temporary files: there it would stay when nobody confirms, and a posted name
    could be that of any other file.
    """

    CACHE_LIFETIME = 3600

    def read(self) -> Any:
        """Return the bytes; 404 where the name is unknown or the hour is over."""
        data = super().read()
        if data is None:
            raise Http404("Berkas ini tidak ada lagi. Unggah sekali lagi.")
        return data
