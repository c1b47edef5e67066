"""Why a request is not answered."""

from __future__ import annotations


class RefusedError(Exception):
    """A question that is not answered; the message is for who asked, `status` what HTTP calls it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class GoneError(Exception):
    """The store is not there any more: another build has taken its place."""
