"""network.gexf against the schema of what Gephi reads."""
import os
import shutil
import subprocess
import sys
import tempfile

from samples import KINDS, skip, write

if not shutil.which("xmllint"):
    skip("xmllint is not installed (apt-get install libxml2-utils)")
SCHEMA = os.path.join(os.path.dirname(__file__), "gexf.rng")


def valid(data):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        run = subprocess.run(["xmllint", "--huge", "--noout", "--relaxng", SCHEMA, file.name],
                             stderr=subprocess.PIPE, text=True, check=False)
        return run.returncode == 0, run.stderr


for kind in KINDS:
    data = write(sys.argv[1], kind, "gexf")[0]
    done, complaint = valid(data)
    if not done:
        sys.exit(complaint[:2000])
if valid(data.replace(b'timeformat="date"', b'timeformat="moon"'))[0]:
    sys.exit("the schema lets a wrong file through")
print("ok")
