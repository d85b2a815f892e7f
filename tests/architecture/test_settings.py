"""Wrong settings stop the start, each with one sentence that names the variable and the value."""

from __future__ import annotations

import pytest

from tankar.settings import Configuration, WrongSetting, read_configuration

WRONG = {
    "PORT": ["0", "70000", "eight"],
    "DATABASE_URL": ["mysql://city", "tankar.sqlite3"],
    "TANKAR_ADDRESS": ["tankar.example", "ftp://tankar.example", "https://"],
    "TANKAR_ORGANISATION": ["Karleby stad", "Karleby||City"],
    "TANKAR_DEBUG": ["perhaps"],
    "TANKAR_WEB_THREADS": ["0", "65", "many"],
    "TANKAR_WORKER_SLOTS": ["0", "101"],
    "TANKAR_LEASE_SECONDS": ["1", "4000", "a minute"],
    "TANKAR_SWEEP_SECONDS": ["0", "61"],
    "TANKAR_RESIDENT_DAYS": ["0", "4000", "ninety"],
    "TANKAR_ASKER_YEARS": ["0", "21", "four"],
    "TANKAR_CAMPAIGN_YEARS": ["5", "51", "seven"],
    "TANKAR_FACT_YEARS": ["0", "51", "many"],
    "TANKAR_FEEDBACK_ADDRESS": ["www.karleby.fi||www.kokkola.fi"],
    "TANKAR_UNDO_SECONDS": ["-1", "601"],
    "TANKAR_OVERDUE_MINUTES": ["0", "1441"],
    "TANKAR_PAIR_GAP_DAYS": ["0", "21", "a day"],
    "TANKAR_REVIEW_HOURS": ["0", "81", "a day"],
    "TANKAR_TERMS": ["channels.profile_decision", "profile=3", "channels.profile_decision=0", "a.b=many"],
    "TANKAR_REVIEW_MONTH": ["-1", "13", "October"],
    "TANKAR_PROPOSAL_DAYS": ["0", "81", "a day"],
    "TANKAR_VIDEO_MEGABYTES": ["0", "20001"],
    "TANKAR_FIRST_LOOK_SECONDS": ["-1", "601"],
    "TANKAR_SETTLE_SECONDS": ["-1", "3601"],
    "TANKAR_PAUSE_FACTOR": ["0", "11"],
    "TANKAR_TEXT_RULES": ["nowhere", "/nowhere/rules"],
    "TANKAR_NETWORK_TIMEOUT_SECONDS": ["0", "301"],
    "TANKAR_OIDC_ISSUER": [
        "login.demo.example",
        "http://login.demo.example",
        "https://login.demo.example/common/v2.0",
        "https://login.demo.example/?tenant=city",
    ],
    "TANKAR_OIDC_NAME": ["Microsoft"],
    "TANKAR_OIDC_DOMAINS": ["aino@demo.example", "demo"],
    "TANKAR_OIDC_NEWCOMERS": ["perhaps"],
    "TANKAR_SECOND_STEP_DAYS": ["-1", "91"],
    "TANKAR_REGISTRY_EMAIL": ["registry", "registry@", "two@demo.example words"],
    "TANKAR_REGISTRY_PHONE": ["0" * 31],
}
# any text is right for these
FREE = {
    *("DATA", "TANKAR_HOST", "TANKAR_MAIL", "TANKAR_MAIL_FROM"),
    *("TANKAR_OIDC_CLIENT_ID", "TANKAR_OIDC_CLIENT_SECRET"),
}
CASES = [(name, value) for name, values in WRONG.items() for value in values]


@pytest.mark.parametrize(("variable", "value"), CASES, ids=[f"{name}={value}" for name, value in CASES])
def test_a_wrong_value_is_refused_in_a_sentence(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(WrongSetting) as refused:
        read_configuration()
    sentence = str(refused.value)
    assert variable in sentence
    assert value in sentence
    assert "Nothing was started. See docs/reference/settings.md." in sentence


def test_a_lease_shorter_than_the_longest_call_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TANKAR_LEASE_SECONDS", "90")
    monkeypatch.setenv("TANKAR_NETWORK_TIMEOUT_SECONDS", "60")
    with pytest.raises(WrongSetting, match="TANKAR_LEASE_SECONDS \\(90\\) must be more than"):
        read_configuration()


@pytest.mark.parametrize(
    ("variable", "value"),
    [("TANKAR_OIDC_ISSUER", "https://login.demo.example"), ("TANKAR_OIDC_CLIENT_ID", "tankar")],
)
def test_half_a_sign_in_service_is_refused(
    variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(WrongSetting, match="TANKAR_OIDC_ISSUER and TANKAR_OIDC_CLIENT_ID belong together"):
        read_configuration()


def test_every_setting_has_its_wrong_values_here() -> None:
    names = {
        str(field.validation_alias or f"TANKAR_{name.upper()}")
        for name, field in Configuration.model_fields.items()
    }
    assert names == set(WRONG) | FREE


def test_an_empty_value_is_as_none_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    assert read_configuration().port == 8000


def test_the_practice_networks_stand_beside_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8100")
    assert read_configuration().practice_address == "http://127.0.0.1:8101"
    assert read_configuration().public_address == "http://localhost:8100"
