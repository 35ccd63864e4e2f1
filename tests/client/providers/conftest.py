"""An environment without clouds, and what plays them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.client.providers.playing import CLOUD_VARIABLES, Recorder, Tokens, token
from tests.client.serving import served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.client.serving import Answer, Switchboard


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An environment that knows no cloud."""
    for name in CLOUD_VARIABLES:
        monkeypatch.delenv(name, raising=False)
    nowhere = str(tmp_path / "none")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "CLOUDSDK_CONFIG", "HOME"):
        monkeypatch.setenv(name, nowhere)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("NO_GCE_CHECK", "true")


@pytest.fixture
def recorder(switchboard: tuple[Switchboard, str]) -> Callable[..., tuple[Recorder, str]]:
    board, url = switchboard

    def serve(*answers: Answer) -> tuple[Recorder, str]:
        made = Recorder(list(answers))
        return made, url + board.add(made)

    return serve


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Tokens]:
    """A service account whose tokens come from this machine."""
    pytest.importorskip("google.auth")
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    pem = key.private_bytes(encoding, form, serialization.NoEncryption()).decode()
    tokens = Tokens([token()])
    with served(tokens) as url:
        account = {
            "type": "service_account", "project_id": "account-project", "private_key_id": "k", "private_key": pem,
            "client_email": "me@account-project.example", "client_id": "1", "token_uri": f"{url}/token",
        }  # fmt: skip
        file = tmp_path / "account.json"
        file.write_text(json.dumps(account))
        monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(file))
        yield tokens
