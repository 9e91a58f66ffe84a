"""IEC 62474 and its chemSHERPA archives: composition, lists, and what is missing."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from forms.composition.imports.troubles import Caution, Refusal
from tests.composition.imports.chain import Told, refusal, refused, told

SPACE = "http://std.iec.ch/iec62474"


def main(inner: str, more: str = "") -> str:
    return (
        f'<Main xmlns="{SPACE}" {more}><BusinessInfo><Response date="2026-04-02">'
        '<SupplyCompany name="" nameLocal="磁石株式会社"/></Response></BusinessInfo>'
        f"{inner}</Main>"
    )


def mass(value: str, unit: str = "g") -> str:
    return f'<Mass mass="{value}" unitOfMeasure="{unit}"/>'


def product(inner: str, weight: str = "2400", name: str = "MOTOR") -> str:
    return (
        f'<Product unitType="each"><ProductID name="{name}" identifier="100-1"'
        f' version="Y1">{mass(weight)}</ProductID>{inner}</Product>'
    )


def composed(inner: str) -> str:
    return f"<Composition>{inner}</Composition>"


def part(inner: str, weight: str, count: str = "1") -> str:
    weighed = f"{mass(weight)}{inner}"
    return f'<ProductPart name="rotor" number="{count}">{weighed}</ProductPart>'


def material(inner: str, weight: str) -> str:
    return (
        f'<Material name="magnet"><MaterialClass name="M-120"/>{mass(weight)}{inner}'
        "</Material>"
    )


def substance(name: str, cas: str, inner: str) -> str:
    identity = f'<SubstanceID identity="{cas}" authority="CAS"/>' if cas else ""
    return f'<Substance name="{name}">{identity}{inner}</Substance>'


def percent(value: str) -> str:
    return f'<MassPercent massPercent="{value}"/>'


MAGNET = substance("iron", "7439-89-6", mass("1.5")) + substance(
    "terbium", "7440-27-9", mass("0.5")
)


def archive(**members: str | bytes) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("_dot_", "."), content)
    return written.getvalue()


def named(found: Told, name: str) -> list[str]:
    return [line.mass for line in found.lines if line.name == name]


def test_a_composition_is_read_with_its_parts_and_materials() -> None:
    inner = composed(part(material(MAGNET, "2"), "600", "4"))
    found = told(main(product(inner), 'version="X7.00"'))
    motor, rotor, magnet = found.lines

    assert (found.format, found.version) == ("iec62474", "X7.00")
    assert (motor.name, motor.number, motor.revision) == ("MOTOR", "100-1", "Y1")
    assert (rotor.parent, rotor.quantity, rotor.mass) == (motor.id, "4", "600")
    assert [each.cas for each in magnet.contents] == ["7439-89-6", "7440-27-9"]
    assert [each.mass for each in magnet.contents] == ["1.5", "0.5"]
    assert magnet.is_complete
    assert motor.is_complete
    assert not rotor.is_complete


@pytest.mark.parametrize("version", ["X6.01", "X7.00", ""])
def test_each_known_version_is_read(version: str) -> None:
    stated = f'schemaVersion="{version}"' if version else ""

    assert told(main(product(""), stated)).version == version


def test_a_local_name_stands_for_a_missing_one() -> None:
    assert told(main(product(""))).lines[0].supplier == "磁石株式会社"


def test_a_composition_that_stops_short_is_not_full() -> None:
    found = told(main(product(composed(material(MAGNET, "2.1")), "2.1")))

    assert not any(line.is_complete for line in found.lines[1:])
    assert Caution.MASS_NOT_WHOLE in found.cautions


def test_the_list_of_declarable_substances_says_nothing_of_others() -> None:
    inner = (
        '<Compliance><DsDsg name="Lead"><Threshold aboveThresholdLevel="true"/>'
        f"{mass('0.3', 'mg')}</DsDsg><DsDsg name='Cadmium'>"
        '<Threshold aboveThresholdLevel="false"/></DsDsg></Compliance>'
    )
    found = told(main(product(inner)))

    assert [each.name for each in found.lines[0].contents] == ["Lead"]
    assert found.lines[0].contents[0].mass == "0.0003"
    assert Caution.ONLY_A_LIST in found.cautions
    assert not found.lines[0].is_complete


def listed(amount: str) -> str:
    return f"<Compliance>{substance('Tb', '7440-27-9', mass(amount))}</Compliance>"


def test_a_substance_of_the_list_that_is_in_the_composition_counts_once() -> None:
    inner = composed(part(material(MAGNET, "2"), "600", "4"))
    found = told(main(product(listed("2") + inner)))

    assert found.lines[0].contents == ()
    assert Caution.AMOUNTS_DIFFER not in found.cautions


def test_what_a_list_tells_beyond_the_composition_may_be_there() -> None:
    inner = composed(part(material(MAGNET, "2"), "600", "4"))
    found = told(main(product(listed("5") + inner)))
    (differ,) = found.of(Caution.AMOUNTS_DIFFER)

    assert found.lines[0].contents[0].mass == "0..3"
    assert (differ.given, differ.expected) == ("5 g", "2 g")


def test_a_list_that_differs_by_rounding_adds_nothing() -> None:
    inner = composed(part(material(MAGNET, "2"), "600", "4"))
    found = told(main(product(listed("2.01") + inner)))

    assert found.lines[0].contents == ()


def test_a_list_adds_nothing_to_an_amount_that_is_not_told() -> None:
    inner = composed(material(substance("terbium", "7440-27-9", ""), "2"))
    found = told(main(product(listed("2") + inner)))

    assert [each.mass for each in found.lines[1].contents] == [""]
    assert not any(each.cas for each in found.lines[0].contents)


def test_what_is_above_one_of_several_thresholds_is_named() -> None:
    flags = '<Threshold aboveA="true" overThreshold="{}"/>'
    both = flags.format("false") + flags.format("true")
    found = told(main(product(f'<DsDsg name="Lead">{both}</DsDsg>')))

    assert [each.name for each in found.lines[0].contents] == ["Lead"]


def test_lists_of_a_part_and_of_the_product_around_it_count_once() -> None:
    inner = composed(part(listed("2"), "600", "4"))
    found = told(main(product(listed("8") + inner)))

    assert [len(line.contents) for line in found.lines] == [0, 1]


def test_a_declaration_without_composition_says_so() -> None:
    found = told(main(product("")))

    assert {
        Caution.NO_COMPOSITION,
        Caution.NO_ORIGIN,
        Caution.NO_PRICE,
    } <= found.cautions


def test_a_missing_namespace_is_noticed_where_a_product_stands() -> None:
    bare = main(product("")).replace(f' xmlns="{SPACE}"', "")

    assert Caution.NO_NAMESPACE in told(bare).cautions
    assert refusal("<Main><Other/></Main>") is Refusal.NOT_KNOWN


def test_the_right_root_without_a_product_is_refused() -> None:
    assert refusal(main("<Parts/>")) is Refusal.OTHER_CHILDREN


# chemSHERPA


def test_an_archive_of_articles_is_read_file_by_file() -> None:
    first = main(product(composed(material(MAGNET, "2")), "2", "A"))
    packed = archive(SHAI_1_dot_xml=first, SHAI_2_dot_xml=main(product("", name="B")))
    found = told(packed)

    assert found.format == "chemsherpa"
    assert [line.name for line in found.lines] == ["A", "magnet", "B"]
    assert [line.whence.path.split("/")[:2] for line in found.lines] == [
        ["SHAI_1.xml", "Product[1]"],
        ["SHAI_1.xml", "Product[1]"],
        ["SHAI_2.xml", "Product[1]"],
    ]
    assert [line.id for line in found.lines] == ["1", "2", "3"]


def test_a_chemical_names_its_substances_by_share_ranges() -> None:
    inner = composed(substance("dysprosium oxide", "1308-87-8", percent("95-99")))
    found = told(archive(SHCI_1_dot_xml=main(product(inner))))

    assert found.lines[0].contents[0].share == "95..99"
    assert not found.lines[0].is_complete


def test_notices_name_the_file_within_the_archive() -> None:
    inner = composed(substance("resin", "", mass("1")))
    found = told(archive(SHAI_1_dot_xml=main(product(inner))))

    assert [each.path for each in found.of(Caution.NAME_ONLY)] == [
        "SHAI_1.xml/Product[1]/Composition[1]/Substance[1]"
    ]


def test_what_is_no_declaration_in_the_archive_is_named() -> None:
    found = told(archive(SHAI_1_dot_xml=main(product("")), readme_dot_txt="hello"))

    assert [each.path for each in found.of(Caution.NOT_READ)] == ["readme.txt"]


def test_one_file_that_is_something_else_refuses_the_whole_archive() -> None:
    packed = archive(SHAI_1_dot_xml=main(product("")), SHAI_2_dot_xml="<Other/>")
    said = refused(packed)

    assert (said.refusal, said.path) == (Refusal.OTHER_ROOT, "SHAI_2.xml")


def test_a_doctype_within_the_archive_is_refused() -> None:
    bad = f'<!DOCTYPE Main [<!ENTITY a "x">]>{main(product(""))}'

    assert refusal(archive(SHAI_1_dot_xml=bad)) is Refusal.DOCTYPE


def test_a_refusal_names_the_file_within_the_archive() -> None:
    packed = archive(SHAI_1_dot_xml=main(product("")), SHAI_2_dot_xml="<Main>\n<")
    said = refused(packed)

    assert (said.refusal, said.path, said.row) == (
        Refusal.BROKEN_MARKUP,
        "SHAI_2.xml",
        2,
    )


def test_an_archive_of_more_files_than_a_declaration_has_is_refused() -> None:
    members = {f"SHAI_{n:03}_dot_xml": main(product("")) for n in range(101)}

    assert refusal(archive(**members)) is Refusal.TOO_MANY_MEMBERS


def test_an_archive_of_other_things_is_another_format() -> None:
    assert refusal(archive(a_dot_txt="x")) is Refusal.NOT_KNOWN
    assert refusal(archive(a_dot_xml="<Other/>")) is Refusal.NOT_KNOWN


def test_an_archive_in_which_a_name_stands_twice_reads_the_rest() -> None:
    packed = archive(**{f"SHAI_{n}.xml": main(product("", name=n)) for n in "123"})
    found = told(packed.replace(b"SHAI_3", b"SHAI_2"))

    assert [line.name for line in found.lines] == ["1"]
    assert Caution.DUPLICATE_MEMBER in found.cautions
