"""Writes the networks of the tests and says how many nodes and links they have."""
import os
import subprocess
import sys
import tempfile

SKIPPED = 77  # ctest is told that this means: not run

KINDS = (["hostile"], ["news", "60", "240"], ["news", "1", "0"])


def skip(reason):
    print("SKIPPED:", reason)
    sys.exit(SKIPPED)


def write(program, kind, format, theme="light"):
    """The bytes of a network in a format, and its counts of nodes and links."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "network")
        told = subprocess.run([program, *kind, format, path, theme], check=True,
                              stdout=subprocess.PIPE, text=True).stdout.split()
        with open(path, "rb") as file:
            return file.read(), int(told[0]), int(told[2])


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: found {found!r:.300}, wanted {wanted!r:.300}")
