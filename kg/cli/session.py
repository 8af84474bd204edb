"""How the command speaks: results on standard output, all else in single lines on standard error, and exit codes.

Exit codes: 0 for done, 1 for a negative answer, 2 for bad usage or input of which some was lost, 130 for interrupted,
141 where the reader of the output went away.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from kg.model import KgError

NEGATIVE = 1
LOST = 2
INTERRUPTED = 130
READER_GONE = 141

log = logging.getLogger("kg")


class _OneLine(logging.Handler):
    """``kg: MESSAGE`` on whatever standard error is now (a progress bar puts itself in its place)."""

    def emit(self, record: logging.LogRecord) -> None:
        print(f"kg: {' '.join(record.getMessage().split())}", file=sys.stderr)  # noqa: T201  printing is its purpose
        if record.exc_info:
            print(logging.Formatter().formatException(record.exc_info), file=sys.stderr)  # noqa: T201  as above


def set_up_messages(*, quiet: bool, verbose: bool) -> None:
    """Notes go to standard error, fewer or more of them; libraries are heard only where much is asked for."""
    log.handlers = [_OneLine()]
    log.propagate = False
    log.setLevel(logging.DEBUG if verbose else logging.ERROR if quiet else logging.INFO)
    if not verbose:
        logging.getLogger().handlers = [logging.NullHandler()]
        warnings.simplefilter("ignore")


class OneLineErrors(TyperGroup):
    """The commands, with every error told in one line."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs a command and ends the process with its exit code."""
        if not log.handlers:
            set_up_messages(quiet=False, verbose=False)
        if args is None and len(sys.argv) == 1:
            args = ["--help"]
        run = super().main
        code = _told(lambda: run(args, prog_name, complete_var, False, windows_expand_args, **extra))
        if not standalone_mode:
            return code
        sys.exit(code)

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that was named; a reader who stops reading ends it quietly."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains at its own last flush
            raise typer.Exit(READER_GONE) from error
        return result


def _told(command: Callable[[], Any]) -> int:
    """Runs a command, tells what went wrong, and returns the exit code."""
    try:
        code = command() or 0
    except typer.TyperException as error:
        context = getattr(error, "ctx", None)
        log.error("%s; see %s --help", error.format_message().rstrip("."), context.command_path if context else "kg")
        return LOST
    except KgError as error:
        log.error("%s", error)
        return LOST
    except OSError as error:
        reason = error.strerror or error
        log.error("%s: %s; check the name, its permissions and the disk", error.filename or "the system says", reason)
        log.debug("where it arose:", exc_info=error)
        return LOST
    except Exception as error:
        words = f"{type(error).__name__}: {error}"
        log.error("internal error (%s); please report it, with what kg --verbose shows", words)
        log.debug("where it arose:", exc_info=error)
        return LOST
    if code == INTERRUPTED:
        log.error("interrupted")
    return int(code)
