"""Sub-commands of ``manage.py rpk``: one module each, with BANTUAN, ``argumen(parser)`` and ``jalankan(opsi)``."""
