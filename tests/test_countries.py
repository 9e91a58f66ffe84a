"""A country is found by code and name in ten languages, or not at all."""

import pytest

from forms.countries import COUNTRIES, country, named


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("CN", "CN"),
        ("cn", "CN"),
        ("CHN", "CN"),
        ("China", "CN"),
        ("P.R. China", "CN"),
        ("P. R. China", "CN"),
        ("PRC", "CN"),
        ("mainland China", "CN"),
        ("China (Mainland)", "CN"),
        ("中国大陆", "CN"),
        ("中國大陸", "CN"),
        ("中国（大陆）", "CN"),
        ("中华人民共和国", "CN"),
        ("중국", "CN"),
        ("Chine", "CN"),
        ("Cina", "CN"),
        ("Hiina", "CN"),
        ("VR China", "CN"),
        ("CN - China", "CN"),
        ("China (CN)", "CN"),
        ("Hong Kong", "HK"),
        ("Hong Kong, China", "HK"),
        ("中国香港", "HK"),
        ("Macau", "MO"),
        ("澳門", "MO"),
        ("Taiwan", "TW"),
        ("Taiwan, Province of China", "TW"),
        ("中国台湾", "TW"),
        ("臺灣", "TW"),
        ("Estonia", "EE"),
        ("Eesti", "EE"),
        ("Estland", "EE"),
        ("EST", "EE"),
        ("エストニア", "EE"),
        ("米国", "US"),
        ("U.S.A.", "US"),
        ("UK", "GB"),
        ("Republic of Korea", "KR"),
        ("韓国", "KR"),
        ("Viet Nam", "VN"),
        ("  Japan\u200b ", "JP"),
        ("Côte d’Ivoire", "CI"),
        ("NO", "NO"),
        ("Namibia", "NA"),
        ("NAM", "NA"),
    ],
)
def test_a_country_is_known_by_what_papers_call_it(written: str, code: str) -> None:
    assert named(written) == code


@pytest.mark.parametrize(
    "written",
    [
        "",
        "?",
        "Korea",
        "Congo",
        "Republic of China",
        "EU",
        "European Union",
        "Ganzhou",
        "China / Japan",
        "CH - China",
        "AY-I",
        "ZAR",
        "unknown",
        "XX",
        "N/A",
        "n.a.",
        "#N/A",
        "NA",
        "No",
        "no.",
        "Japan?",
        "(JP ?)",
        "日本？",
    ],
)
def test_what_names_two_countries_or_none_names_none(written: str) -> None:
    assert named(written) is None


def test_every_name_that_the_program_shows_is_read_back() -> None:
    lost = [
        (code, language)
        for code in COUNTRIES
        for language in ("en", "zh")
        if named(country(code, language)) != code
    ]

    assert lost == []
