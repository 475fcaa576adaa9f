"""What Python raises for a zip file that is damaged, locked, cut off or made by something foreign."""

import zipfile
import zlib

DAMAGED_ZIP = (
    zipfile.BadZipFile,  # no zip, or a part whose sum is wrong
    zlib.error,  # packed bytes that unpack to nothing
    EOFError,  # cut off within a part
    RuntimeError,  # zipfile has no narrower one for a part behind a password
    NotImplementedError,  # a way of packing that Python does not know
    KeyError,  # named in the list of parts, and not there
    ValueError,  # a place before its beginning, a date that is none
    OSError,  # the disk, or a place past its end
)
"""Which of them comes depends on the byte that is wrong."""
