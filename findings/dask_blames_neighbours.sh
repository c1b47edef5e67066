#!/usr/bin/env bash
# Dask: one task that kills its worker takes the tasks beside it with it, and each is reported as having killed four.
#
# Seen with: distributed 2026.8.0, Python 3.11, default settings (allowed-failures 3).
# Input: 20 tasks on one worker process of 4 threads; the first kills its process at once, the others sleep half a second.
# Guess: 1 fails, with KilledWorker, and 19 are done, as each task that merely stood beside it gets away in one of four
#   tries.
# Seen: 5 fail, the deadly one, the three that ran beside it and one that waited on the worker and had not begun; 15 are
#   done. What was on the worker is given out again together, so that the same five meet four times. The exception of
#   each says that four workers "died while running it".
# Why it matters: one document that is too large for the memory costs four others, and the list of those to look into is
#   five times too long. Try what failed with KilledWorker once more, each alone, before it is left out; or give workers
#   one thread each, which leaves the one that waits.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir"
"$dir/bin/pip" install -q --disable-pip-version-check distributed==2026.8.0

cat > "$dir/tasks.py" <<'PYTHON'
import os
import signal
import time

from distributed import Client, LocalCluster, wait


def work(number: int) -> int:
    if number == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.5)
    return number


if __name__ == "__main__":
    with (
        LocalCluster(n_workers=1, threads_per_worker=4, dashboard_address="127.0.0.1:0", silence_logs=50) as cluster,
        Client(cluster) as client,
    ):
        futures = client.map(work, range(20))
        wait(futures)
        failed = [number for number, future in enumerate(futures) if future.status == "error"]
        print("failed:", failed)
        print("done:", sum(future.status == "finished" for future in futures))
        print("each said to have killed:", {futures[number].exception().allowed_failures + 1 for number in failed})
PYTHON
(cd "$dir" && timeout 300 "$dir/bin/python" tasks.py) > "$dir/seen"

diff "$dir/seen" - <<'SEEN'
failed: [0, 1, 2, 3, 4]
done: 15
each said to have killed: {4}
SEEN
echo "as described"
