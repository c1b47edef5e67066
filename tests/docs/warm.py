"""kg for the shells of the pages: one process that has loaded everything forks for each command.

`WarmKg` starts it and writes the program `kg` that asks it; run as a module with the path of a socket, this is the
process itself. A command is told by its arguments, folder and environment, and comes with its three standard streams.
"""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import sys
from pathlib import Path

#: What a shell runs in the place of kg; without site packages it starts in no time.
CLIENT = """#!{python} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as served:
    served.connect({path!r})
    command = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
    socket.send_fds(served, [b"%9d" % len(command)], [0, 1, 2])
    served.sendall(command)
    os._exit(int(served.recv(9) or 70))
"""


class WarmKg:
    """The process, and `program`, which does what `kg` does; `end` ends the process."""

    def __init__(self, folder: Path) -> None:
        path, self.program = folder / "socket", folder / "kg"
        command = [sys.executable, "-m", "tests.docs.warm", str(path)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdout
        assert self._process.stdout.readline() == b"ready\n"
        self.program.write_text(CLIENT.format(python=sys.executable, path=str(path)), encoding="utf-8")
        self.program.chmod(0o755)

    def end(self) -> None:
        self._process.communicate()


def serve(path: Path) -> None:
    """Runs the commands of all clients, each in a process of its own, until standard input ends."""
    import kg
    from kg import building, explaining, graph  # noqa: F401
    from kg.cli import options

    kg.extract_text("Jane Roe left.")  # loads the pipeline, and what it needs
    options.available_cores = lambda: 1  # as on a machine with one core: no process loads it once more
    running: set[int] = set()
    with socket.socket(socket.AF_UNIX) as clients:
        clients.bind(str(path))
        clients.listen()
        print("ready", flush=True)
        while True:
            ended = sys.stdin in select.select([clients, sys.stdin], [], [])[0]
            running -= {each for each in running if os.waitpid(each, 0 if ended else os.WNOHANG)[0]}
            if ended:
                return
            client, _ = clients.accept()
            if (process := os.fork()) == 0:
                clients.close()
                _run(client)
            client.close()
            running.add(process)


def _run(client: socket.socket) -> None:
    """Runs the command as the process of its own that this is, and ends it."""
    from kg.cli import main

    size, streams, _, _ = socket.recv_fds(client, 9, 3)
    arguments, folder, environment = json.loads(client.recv(int(size), socket.MSG_WAITALL))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin, sys.stdout, sys.stderr = (open(number, mode) for number, mode in enumerate("rww"))  # noqa: SIM115
    sys.argv = ["kg", *arguments]
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    code = 70
    try:
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        client.sendall(b"%9d" % code)
        os._exit(code)


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
