"""Who asks a store: from where it is taken, and how it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.remote.authorization import Authorization, challenges
from kg.remote.credentials import Credentials, credentials_for

#: The example of RFC 7616, section 3.9.1.
ASKED = (
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={}, '
    'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
)
OWN = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_a_digest_is_that_of_the_standard(algorithm: str, response: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.remote.authorization.secrets.token_hex", lambda _: OWN)
    who = Authorization(Credentials("Mufasa", "Circle of Life"))
    assert who.header("GET", "/dir/index.html") is None, "before a server has asked"
    assert who.hear(challenges([ASKED.format(algorithm)]))
    said = who.header("GET", "/dir/index.html") or ""
    assert f'response="{response}"' in said
    assert (f'cnonce="{OWN}"' in said, "nc=00000001" in said, "qop=auth," in said) == (True, True, True)
    assert "nc=00000002" in (who.header("GET", "/dir/index.html") or ""), "the same number once is counted on"


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        (["Basic realm=x, " + ASKED.format("SHA-256")], "Digest "),
        ([ASKED.format("SHA-512-256"), 'Basic realm="a, b"'], "Basic "),
        (["Negotiate", "Basic"], "Basic "),
        (["Negotiate, Bearer realm=x"], None),
        ([], None),
    ],
)
def test_the_best_scheme_that_the_server_asks_for_is_taken(headers: list[str], said: str | None) -> None:
    who = Authorization(Credentials("jane", "s3cret"))
    assert who.hear(challenges(headers)) == (said is not None)
    assert (who.header("GET", "/") or "").startswith(said or "")


def test_a_token_is_sent_as_such_and_neither_it_nor_a_password_is_printed() -> None:
    given = Credentials(token="s3cret")
    who = Authorization(given)
    assert not who.hear(challenges(["Basic realm=x"]))
    assert who.hear(challenges(["Bearer"]))
    assert who.header("GET", "/") == "Bearer s3cret"
    assert "s3cret" not in repr(given) + repr(who) + repr(Credentials("jane", "s3cret"))


def test_the_environment_comes_before_netrc_whose_entry_for_whatever_host_is_not_taken(tmp_path: Path) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine triples.example login jane password one\ndefault login x password two\n")
    file = {"NETRC": str(netrc)}
    own = {"KG_STORE_USER": "john", "KG_STORE_PASSWORD": "three"}
    assert credentials_for("triples.example", file) == Credentials("jane", "one")
    assert credentials_for("elsewhere.example", file) is None
    assert credentials_for("triples.example", file | own) == Credentials("john", "three")
    assert credentials_for("triples.example", {"NETRC": str(tmp_path / "none")}) is None
    with pytest.raises(UsageError, match="set both"):
        credentials_for("triples.example", {"KG_STORE_PASSWORD": "three"})
