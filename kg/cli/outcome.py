"""How a command ends: its exit code, and one line on stderr when something went wrong."""

from __future__ import annotations

import errno
import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import ParamSpec

import typer

from kg.cli.messages import print_traceback, tell, wants_traceback
from kg.cli.signals import Ended
from kg.cli.streams import discard_stdout, discard_what_nobody_takes
from kg.errors import KgError

Parameters = ParamSpec("Parameters")

NEGATIVE = 1
INPUT_FAILED = 3
OUTPUT_FAILED = 5
INTERNAL_ERROR = 70  # EX_SOFTWARE of sysexits.h
INTERRUPTED = 130  # what a shell reports for a program ended by SIGINT
PIPE_CLOSED = 141  # and by SIGPIPE

#: What a stream tells when it cannot be written to, without a file's name; the files of kg have theirs.
_OF_STDOUT = frozenset({errno.EBADF, errno.EFBIG, errno.EIO, errno.ENOSPC})


def reported(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """The command with every exception turned into a line on stderr and an exit code."""

    @functools.wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        verbose = kwargs.get("verbose", 0)
        try:
            with output_reported(verbose):
                command(*args, **kwargs)
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except KgError as error:
            _end(str(error), error.exit_code, error, verbose)
        except KeyboardInterrupt as error:
            _end_interrupted(error, verbose)
        except MemoryError as error:
            _end("there is too little memory; free some, or allow more (ulimit -v)", OUTPUT_FAILED, error, verbose)
        except Exception as error:
            _end(_internal_error(error, verbose), INTERNAL_ERROR, error, verbose)

    return run


@contextmanager
def output_reported(verbose: object = 0) -> Iterator[None]:
    """Ends with a line on stderr and an exit code where standard output takes nothing; quietly where its reader left.

    What was written is handed on before the block is left, however it is left; after Ctrl-C only to who takes it.
    """
    try:
        try:
            yield
        except KeyboardInterrupt:
            discard_what_nobody_takes()
            raise
        finally:
            sys.stdout.flush()
    except KeyboardInterrupt as error:
        _end_interrupted(error, verbose)
    except OSError as error:
        discard_stdout()
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(PIPE_CLOSED) from None
        _end(_os_error(error), OUTPUT_FAILED, error, verbose)


def _end_interrupted(error: KeyboardInterrupt, verbose: object) -> None:
    if not isinstance(error, Ended):
        _end("interrupted", INTERRUPTED, error, verbose)
    with suppress(OSError):  # the line is told where the signal was caught
        if _wants_traceback(verbose):
            print_traceback(error)
    raise typer.Exit from None


def _end(message: str, exit_code: int, error: BaseException, verbose: object) -> None:
    with suppress(OSError):  # of a stderr that cannot be written to, nothing can be told
        if _wants_traceback(verbose):
            print_traceback(error)
        tell(message)
    raise typer.Exit(exit_code) from None


def _wants_traceback(verbose: object) -> bool:
    return wants_traceback(verbose if isinstance(verbose, int) else 0)


def _os_error(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    if error.filename:
        return f"{error.filename}: {reason}"
    if error.errno not in _OF_STDOUT:
        return reason
    reason = "it is closed" if error.errno == errno.EBADF else reason
    return f"cannot write to standard output: {reason}; send it to a pipe or to a file on a disk with room"


def _internal_error(error: Exception, verbose: object) -> str:
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    advice = "report it with the traceback above" if _wants_traceback(verbose) else "run again with -vv and report it"
    return f"internal error: {what}; this is a mistake in kg: {advice}"
