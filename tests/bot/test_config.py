"""Settings: typed, documented, overridden by the environment, secrets only there."""

from dataclasses import fields
from pathlib import Path

import pytest
from conftest import PROJECT

from bot.config import Config, ContactVia, read_config
from bot.errors import SettingError


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "config.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_environment_overrides_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "support_phone: '1022'\nworkers: 3\n")
    config = read_config(path, {"MOTCUA_WORKERS": "5", "MOTCUA_CONTACT_VIA": "telegram"})
    assert (config.support_phone, config.workers) == ("1022", 5)
    assert config.contact_via is ContactVia.TELEGRAM


def test_the_token_comes_from_the_environment_only(tmp_path: Path) -> None:
    assert read_config(None, {"MOTCUA_TELEGRAM_TOKEN": "1:abc"}).telegram_token == "1:abc"
    with pytest.raises(SettingError, match="telegram_token"):
        read_config(written(tmp_path, "telegram_token: 1:abc\n"), {})


def test_the_token_is_not_shown_when_settings_are_printed() -> None:
    assert "secret" not in repr(Config(telegram_token="secret"))


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:8081",
        "http://127.0.0.1:8081/",
        "http://127.0.0.1:8081/bot",
        "http://127.0.0.1:8081/bot/",
    ],
)
def test_a_server_address_may_end_with_a_slash_or_bot(address: str) -> None:
    config = read_config(None, {"MOTCUA_TELEGRAM_BASE_URL": address})
    assert config.bot_api == "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("wrokers: 3\n", "'wrokers' is not a key here"),
        ("workers: many\n", "is not a whole number"),
        ("contact_via: fax\n", "choose from: none, telegram"),
        ("workers: 0\n", "at least one"),
        ("telegram_base_url: localhost\n", "is no address"),
        ("- a\n", "should hold keys"),
        (": :\n", "is not YAML"),
    ],
)
def test_a_wrong_setting_is_a_sentence(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingError, match=says):
        read_config(written(tmp_path, text), {})


def test_every_setting_is_documented() -> None:
    readme = (PROJECT / "README.vi.md").read_text(encoding="utf-8")
    for setting in fields(Config):
        assert setting.metadata["help"]
        assert f"`{setting.name}`" in readme or f"MOTCUA_{setting.name.upper()}" in readme


def test_the_shipped_settings_can_be_read_and_name_a_controller() -> None:
    config = read_config(PROJECT / "config.yaml", {})
    assert config.controller
    assert config.contact_via is ContactVia.NONE
