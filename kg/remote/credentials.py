"""Who asks a store: from the environment or from netrc, and never from the arguments of a command, which others see."""

from __future__ import annotations

import netrc
import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.errors import UsageError

USER, PASSWORD, TOKEN = "KG_STORE_USER", "KG_STORE_PASSWORD", "KG_STORE_TOKEN"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, or a token. Printed, they show neither password nor token."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def credentials_for(host: str, environment: Mapping[str, str] | None = None) -> Credentials | None:
    """What the environment says, or else the entry of the host in netrc; None where there is neither.

    The file is `~/.netrc`, or the one that NETRC names; its entry `default`, which is meant for whatever host, is not
    taken. Raises UsageError where only one of user and password is set, for what cannot be sent, and where the file
    cannot be read.
    """
    environment = os.environ if environment is None else environment
    token, user, password = (environment.get(name, "") for name in (TOKEN, USER, PASSWORD))
    if not (token + user + password).isprintable():
        raise UsageError(f"{USER}, {PASSWORD} or {TOKEN} holds a line break or another control; set it without")
    if not token.isascii():
        raise UsageError(f"{TOKEN} holds a letter that no token can have; set it as the store gave it")
    if token:
        return Credentials(token=token)
    if bool(user) != bool(password):
        raise UsageError(f"set both {USER} and {PASSWORD}, or neither")
    return Credentials(user, password) if user else of_netrc(host, environment)


def of_netrc(host: str, environment: Mapping[str, str] | None = None) -> Credentials | None:
    """The entry of a host in netrc, or None. Raises UsageError where the file cannot be read."""
    environment = os.environ if environment is None else environment
    named = environment.get("NETRC")
    try:
        found = netrc.netrc(named)
    except FileNotFoundError:
        return None
    except (OSError, RuntimeError, netrc.NetrcParseError, UnicodeDecodeError):
        # what Python tells of it may hold the words that it could not read
        raise UsageError(
            f"{named or '~/.netrc'} cannot be read: it is damaged, or others may read it too; mend it, or chmod 600"
        ) from None
    entry = found.hosts.get(host)
    return Credentials(entry[0] or "", entry[2] or "") if entry else None
