"""The import engine: reading workbooks, checking every row, comparing with the database, applying.

``berkas`` reads, ``jenis`` holds the columns of every kind as data, ``periksa`` checks a whole file, ``banding`` says
what is new, changed or the same, ``terapkan`` writes. pegawai.services.impor is the door for commands and views.
"""
