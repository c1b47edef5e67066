"""The command line: `main` is what `kg` and `python -m kg` run."""

import signal


def main() -> None:
    """Runs the command that the arguments name, and ends the process with its exit code."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # while kg is being loaded nothing is to be taken down, and no traceback to be shown
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kg.cli.app import run

    run()


__all__ = ["main"]
