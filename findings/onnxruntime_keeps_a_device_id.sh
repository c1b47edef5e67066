#!/usr/bin/env bash
# onnxruntime on Linux: to import it from Python keeps a device id and events for its makers in the home folder.
#
# Seen with: onnxruntime 1.31.1 from PyPI, Python 3.11, Linux, no settings. Needs unshare --net --map-root-user, so that
#   nothing is sent while this runs.
# Input: "import onnxruntime" and nothing else, with an empty home folder, as it comes and with ORT_DISABLE_TELEMETRY=1.
# Guess: no file either time. Telemetry was known of the builds for Windows, which hand it to the system's own tracing.
# Seen: the import alone leaves .cache/Microsoft/DeveloperTools/.onnxruntime/deviceid, a number of this machine that later
#   runs use again, and onnxruntime.db, an SQLite queue with at least one event to be sent, which holds the path of the
#   Python that ran. With the variable set there is nothing.
# Why it matters: a tool that promises to work offline, on texts that nobody may hear of, has this in compiled code, where a
#   guard that watches Python's own sockets sees nothing. Set the variable before the first import, in worker processes too.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check onnxruntime==1.31.1

cat > "$dir/look.py" <<'PYTHON'
import sqlite3
from pathlib import Path

for file in sorted(path for path in Path("home").rglob("*") if path.is_file()):
    if file.suffix == ".db":
        (events,) = sqlite3.connect(file).execute("SELECT COUNT(*) FROM events").fetchone()
        print(f"{file.name}: {'events' if events else 'no event'}")
    elif not file.name.endswith(("-journal", "-wal", "-shm")):
        print(file.name)
PYTHON
cd "$dir"
{
  for setting in "" ORT_DISABLE_TELEMETRY=1; do
    mkdir home
    echo "${setting:-as it comes}:"
    env HOME="$dir/home" ${setting:+"$setting"} unshare --net --map-root-user venv/bin/python -c "import onnxruntime"
    venv/bin/python look.py
    rm -rf home
  done
} > seen

diff seen - <<'SEEN'
as it comes:
deviceid
onnxruntime.db: events
ORT_DISABLE_TELEMETRY=1:
SEEN
echo "as described"
