"""The package an administrator uploads, and what is found in it before Teams finds it."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from bot.commands import COMMANDS
from manifest.__main__ import schema
from manifest.checks import problems
from manifest.package import Unfit, filled, template, with_slash, write

SETTINGS = {
    "MicrosoftAppId": "5a7d2f60-0000-4000-8000-000000000002",
    "CONVENOR_PUBLISHER": "An organisation",
    "CONVENOR_WEBSITE": "https://panel.example/",
}


@pytest.fixture(scope="module")
def microsofts() -> dict[str, Any]:
    return schema(template()["manifestVersion"])


@pytest.fixture
def manifest() -> dict[str, Any]:
    return filled(template(), SETTINGS)


def found(manifest: dict[str, Any], microsofts: dict[str, Any], folder: Path) -> str:
    package = folder / "package.zip"
    write(manifest, package)
    return "\n".join(problems(package, microsofts))


def test_the_package_is_fit_for_teams(manifest: dict[str, Any], microsofts: dict[str, Any], tmp_path: Path) -> None:
    assert found(manifest, microsofts, tmp_path) == ""


def test_the_package_with_slash_commands_is_fit_for_teams_too(tmp_path: Path) -> None:
    slash = filled(with_slash(template()), SETTINGS)
    assert found(slash, schema("1.29"), tmp_path) == ""
    [bot] = slash["bots"]
    assert bot["supportsTargetedMessages"] is True
    lists = [each for each in bot["commandLists"] if "slash" in each.get("triggers", ())]
    offered = [one["title"] for each in lists for one in each["commands"]]
    assert {"close-case", "ongoing", "hand-over"} <= set(offered) <= set(COMMANDS)
    assert template()["manifestVersion"] == "1.25"


def test_slash_commands_are_refused_in_the_version_that_does_not_know_them(
    microsofts: dict[str, Any], tmp_path: Path
) -> None:
    assert "supportsTargetedMessages" in found(filled(with_slash(template()), SETTINGS), microsofts, tmp_path)


def test_the_bot_and_its_publisher_are_those_of_the_settings(manifest: dict[str, Any]) -> None:
    assert manifest["id"] == manifest["bots"][0]["botId"] == SETTINGS["MicrosoftAppId"]
    assert manifest["developer"] == {
        "name": "An organisation",
        "websiteUrl": "https://panel.example",
        "privacyUrl": "https://panel.example/privacy",
        "termsOfUseUrl": "https://panel.example/terms",
    }


def test_the_bot_may_give_files_in_personal_chats(manifest: dict[str, Any]) -> None:
    [bot] = manifest["bots"]
    assert bot["supportsFiles"] is True
    assert "personal" in bot["scopes"]


def test_teams_offers_only_commands_that_there_are_and_first_what_people_came_for(manifest: dict[str, Any]) -> None:
    """Teams takes twelve a list; `help` lists the rest."""
    own, shared = ([one["title"] for one in given["commands"]] for given in manifest["bots"][0]["commandLists"])
    assert {*own, *shared} <= {"help", *COMMANDS}
    assert own[:3] == ["help", "refer", "my"]
    assert {"update", "screen", "agenda", "safety"} <= set(own)
    assert {"here", "agenda", "safety"} <= set(shared)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("MicrosoftAppId", ""),
        ("MicrosoftAppId", "not-an-id"),
        ("CONVENOR_PUBLISHER", ""),
        ("CONVENOR_WEBSITE", ""),
        ("CONVENOR_WEBSITE", "http://panel.example"),
    ],
)
def test_a_setting_that_will_not_do_is_named(setting: str, value: str) -> None:
    with pytest.raises(Unfit, match=setting):
        filled(template(), SETTINGS | {setting: value})


def test_a_typing_error_is_refused_by_name(
    manifest: dict[str, Any], microsofts: dict[str, Any], tmp_path: Path
) -> None:
    manifest["bots"][0]["suportsFiles"] = manifest["bots"][0].pop("supportsFiles")
    assert "$.bots[0]" in found(manifest, microsofts, tmp_path)
    assert "suportsFiles" in found(manifest, microsofts, tmp_path)


def test_a_field_that_is_missing_or_too_long_is_named(
    manifest: dict[str, Any], microsofts: dict[str, Any], tmp_path: Path
) -> None:
    del manifest["accentColor"]
    manifest["name"]["short"] = "Convenor " * 5
    words = found(manifest, microsofts, tmp_path)
    assert "accentColor" in words
    assert "$.name.short" in words


def test_a_command_offered_twice_in_one_scope_is_named(
    manifest: dict[str, Any], microsofts: dict[str, Any], tmp_path: Path
) -> None:
    lists = manifest["bots"][0]["commandLists"]
    lists[0]["scopes"].append("team")
    words = found(manifest, microsofts, tmp_path)
    assert "“agenda” stands 2 times in the scope team" in words


def test_a_command_with_a_slash_is_named(manifest: dict[str, Any], microsofts: dict[str, Any], tmp_path: Path) -> None:
    manifest["bots"][0]["commandLists"][0]["commands"][1]["title"] = "/refer"
    assert "“/refer” begins with a slash" in found(manifest, microsofts, tmp_path)


def test_an_icon_of_the_wrong_size_is_named(
    manifest: dict[str, Any], microsofts: dict[str, Any], tmp_path: Path
) -> None:
    manifest["icons"]["outline"] = "color.png"
    assert "32 by 32" in found(manifest, microsofts, tmp_path)


def test_a_file_too_many_is_named(manifest: dict[str, Any], microsofts: dict[str, Any], tmp_path: Path) -> None:
    package = tmp_path / "package.zip"
    write(manifest, package)
    with zipfile.ZipFile(package, "a") as opened:
        opened.writestr("notes/readme.txt", "")
    assert "notes/readme.txt" in "\n".join(problems(package, microsofts))
