"""IPC-1752: a product, its parts, their materials, and only class D tells of all."""

import pytest

from forms.composition.bill import Content, Line
from forms.composition.imports.troubles import Caution, Refusal
from forms.composition.tiers import Reckoning
from forms.composition.tree import Bill
from tests.composition.imports.chain import Told, refusal, refused, told

A = "http://webstds.ipc.org/175x/2.0"
B = "https://webstds.ipc.org/175x/1752B/1752B"
HEAD = (
    '<BusinessInfo mode="Distribute"><Response date="2026-03-01">'
    '<SupplyCompany name="Magnet Works OÜ"/></Response></BusinessInfo>'
)


def declaration(inner: str, letters: str = "D", space: str = A) -> str:
    sections = "".join(f'<SubSectional name="{each}"/>' for each in letters)
    include = (
        f'<Include><Sectional name="MaterialInfo">{sections}</Sectional></Include>'
    )
    body = f"<IPC-1752B>{inner}</IPC-1752B>" if space == B else inner
    return f'<MainDeclaration xmlns="{space}">{HEAD}{include}{body}</MainDeclaration>'


def amount(value: str, unit: str) -> str:
    return f'<Amount value="{value}" UOM="{unit}"/>'


def product(inner: str, mass: str = "100", unit: str = "g", more: str = "") -> str:
    return (
        f'<Product unitType="Each" {more}><ProductID itemName="motor" itemNumber="M-7"'
        f' version="C">{amount(mass, unit)}</ProductID>{inner}</Product>'
    )


def materials(*each: str) -> str:
    inner = "".join(each)
    return (
        f"<MaterialInfo><HomogeneousMaterialList>{inner}"
        "</HomogeneousMaterialList></MaterialInfo>"
    )


def material(inner: str, value: str = "100", unit: str = "g") -> str:
    category = f'<SubstanceCategory name="any">{inner}</SubstanceCategory>'
    return (
        f'<HomogeneousMaterial name="magnet">{amount(value, unit)}'
        f"<SubstanceCategoryList>{category}</SubstanceCategoryList>"
        "</HomogeneousMaterial>"
    )


def substance(name: str, cas: str, inner: str, authority: str = "CAS") -> str:
    identity = f'<UniqueID identity="{cas}" authority="{authority}"/>' if cas else ""
    return f'<Substance name="{name}">{identity}{inner}</Substance>'


def concentration(value: str) -> str:
    return f'<Concentration value="{value}"/>'


IRON = substance("iron", "7439-89-6", amount("70", "massPercent"))
NEODYMIUM = substance("neodymium", "7440-00-8", amount("27.5", "massPercent"))
DYSPROSIUM = substance("dysprosium", "7429-91-6", amount("25000", "ppm"))
MAGNET = IRON + NEODYMIUM + DYSPROSIUM


def contents(found: Told) -> list[Content]:
    return [content for line in found.lines for content in line.contents]


def named(found: Told, name: str) -> Line:
    return next(line for line in found.lines if line.name == name)


@pytest.mark.parametrize(
    ("given", "day"),
    [("2026-03-01T10:00:00Z", "2026-03-01"), ("1 March", "None"), ("", "None")],
)
def test_a_day_is_read_or_not_known(given: str, day: str) -> None:
    motor = told(declaration(product("")).replace("2026-03-01", given)).lines[0]

    assert str(motor.evidence[0].issued) == day


# Class D


@pytest.mark.parametrize(("space", "version"), [(A, "1752A"), (B, "1752B")])
def test_a_full_declaration_is_read_in_each_version(space: str, version: str) -> None:
    found = told(declaration(product(materials(material(MAGNET))), space=space))
    motor, magnet = found.lines

    assert (found.format, found.version) == ("ipc1752", version)
    assert (motor.name, motor.number, motor.revision) == ("motor", "M-7", "C")
    assert (magnet.parent, magnet.mass) == (motor.id, "100")
    assert [each.share for each in magnet.contents] == ["70", "27.5", "2.5"]
    assert magnet.contents[2].cas == "7429-91-6"
    assert motor.is_complete
    assert magnet.is_complete


def test_a_declaration_tells_by_whom_and_when_it_was_made() -> None:
    motor = told(declaration(product(""))).lines[0]

    assert motor.supplier == "Magnet Works OÜ"
    assert motor.evidence[0].kind == "declaration"
    assert str(motor.evidence[0].issued) == "2026-03-01"


def test_parts_per_million_refer_to_the_material_and_not_to_the_product() -> None:
    small = material(MAGNET, "4")
    found = told(declaration(product(materials(small), "1", "kg")))
    magnet = named(found, "magnet")

    assert magnet.mass == "4"
    assert magnet.contents[2].share == "2.5"


def test_a_material_told_by_share_weighs_that_share_of_its_product() -> None:
    found = told(declaration(product(materials(material(MAGNET, "2000", "ppm")), "50")))

    assert named(found, "magnet").mass == "0.1"


def test_a_product_that_is_not_named_whole_is_not_complete() -> None:
    found = told(declaration(product(materials(material(MAGNET, "99.5")))))
    (rest,) = found.of(Caution.MASS_NOT_WHOLE)

    assert not found.lines[0].is_complete
    assert (rest.given, rest.expected) == ("99.5 g", "100 g")
    assert found.lines[1].is_complete


def test_the_rest_of_a_product_stands_in_it_without_a_name() -> None:
    found = told(declaration(product(materials(material(MAGNET, "40")))))
    (rest,) = found.lines[0].contents

    assert (rest.name, rest.cas, rest.mass) == ("", "", "60")


def test_a_product_of_unknown_mass_may_hold_more_than_its_materials() -> None:
    found = told(declaration(product(materials(material(MAGNET, "40")), "some")))
    (rest,) = found.lines[0].contents

    assert (rest.name, rest.cas, rest.mass) == ("", "", "")
    assert not found.lines[0].is_complete


def test_a_product_that_is_named_whole_has_no_rest() -> None:
    found = told(declaration(product(materials(material(MAGNET)))))

    assert found.lines[0].contents == ()


def test_a_material_that_is_not_named_whole_is_not_complete() -> None:
    found = told(declaration(product(materials(material(IRON + NEODYMIUM)))))

    assert not named(found, "magnet").is_complete
    assert [each.given for each in found.of(Caution.SHARES_NOT_WHOLE)] == ["97.5"]


def test_a_material_that_holds_more_than_itself_is_told_and_not_complete() -> None:
    found = told(declaration(product(materials(material(MAGNET + NEODYMIUM)))))

    assert not named(found, "magnet").is_complete
    assert [each.given for each in found.of(Caution.SHARES_OVER_WHOLE)] == ["127.5"]


def test_materials_that_weigh_more_than_their_product_are_told() -> None:
    twice = materials(material(MAGNET, "60"), material(MAGNET, "50"))
    (over,) = told(declaration(product(twice))).of(Caution.MASS_OVER_WHOLE)

    assert (over.given, over.expected) == ("110 g", "100 g")


def test_a_range_of_shares_stays_a_range() -> None:
    ranged = substance("dysprosium", "7429-91-6", amount("2-3", "massPercent"))
    found = told(declaration(product(materials(material(IRON + NEODYMIUM + ranged)))))

    assert contents(found)[2].share == "2..3"
    assert named(found, "magnet").is_complete


def test_masses_are_turned_into_grams_exactly() -> None:
    weighed = substance("dysprosium", "7429-91-6", amount("0.07", "mg"))
    found = told(declaration(product(materials(material(weighed, "3.5", "mg")))))

    assert named(found, "magnet").mass == "0.0035"
    assert named(found, "magnet").contents[0].mass == "0.00007"


def test_a_concentration_without_unit_is_per_cent_and_said_to_be() -> None:
    bare = substance("dysprosium", "7429-91-6", concentration("2.5"))
    found = told(declaration(product(materials(material(bare)))))

    assert contents(found)[0].share == "2.5"
    assert Caution.BARE_SHARE in found.cautions


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        *(("1,5", "g"), ("-1", "g"), ("5", ""), ("5", "each"), ("NaN", "g")),
        *(("101", "massPercent"), ("1000001", "ppm"), ("1E9999", "g")),
    ],
)
def test_an_amount_that_cannot_be_read_is_not_known(value: str, unit: str) -> None:
    odd = substance("dysprosium", "7429-91-6", amount(value, unit))
    found = told(declaration(product(materials(material(odd)))))

    assert (contents(found)[0].share, contents(found)[0].mass) == ("", "")
    assert Caution.UNIT_NOT_READ in found.cautions
    assert not named(found, "magnet").is_complete


def test_amounts_that_exclude_each_other_are_both_kept() -> None:
    both = substance("dysprosium", "7429-91-6", amount("3", "g") + concentration("2"))
    found = told(declaration(product(materials(material(both)))))

    assert contents(found)[0].mass == "2..3"
    assert Caution.AMOUNTS_DIFFER in found.cautions


def test_amounts_that_are_rounded_do_not_differ() -> None:
    both = substance(
        "dysprosium", "7429-91-6", amount("3", "g") + concentration("2.99")
    )
    found = told(declaration(product(materials(material(both)))))

    assert contents(found)[0].mass == "3"
    assert Caution.AMOUNTS_DIFFER not in found.cautions


# Who is who


def test_a_number_of_another_register_is_no_cas_number() -> None:
    other = substance("dysprosium", "231-073-9", amount("2", "g"), "EC")
    found = told(declaration(product(materials(material(other)))))

    assert contents(found)[0].cas == ""
    assert Caution.NAME_ONLY in found.cautions


def test_a_wrong_cas_number_is_kept_beside_the_name_and_not_mended() -> None:
    wrong = substance("dysprosium", "7429-91-7", amount("2", "g"))
    found = told(declaration(product(materials(material(wrong)))))

    assert contents(found)[0].cas == ""
    assert contents(found)[0].name == "dysprosium / 7429-91-7"
    assert Caution.NO_CAS_NUMBER in found.cautions


def test_what_is_withheld_is_unknown_up_to_its_share() -> None:
    secret = substance("Proprietary additive", "", amount("2.5", "massPercent"))
    found = told(declaration(product(materials(material(IRON + NEODYMIUM + secret)))))

    assert contents(found)[2].share == "0..2.5"
    assert Caution.CONFIDENTIAL in found.cautions
    assert not named(found, "magnet").is_complete


# Parts in parts


def test_parts_stand_in_their_product_with_their_quantity() -> None:
    inside = materials(material(MAGNET, "5"))
    rotor = (
        '<SubProduct numberOfInstances="4"><ProductID itemName="rotor">'
        f"{amount('20', 'g')}</ProductID>{inside}</SubProduct>"
    )
    found = told(declaration(product(rotor)))
    motor, inner, magnet = found.lines

    assert (inner.parent, inner.quantity, inner.mass) == (motor.id, "4", "20")
    assert (magnet.parent, magnet.quantity, magnet.mass) == (inner.id, "1", "5")
    assert {each.given for each in found.of(Caution.MASS_NOT_WHOLE)} == {"80 g", "5 g"}


def test_a_declaration_of_several_pieces_is_read_as_one_and_said_to_be() -> None:
    found = told(declaration(product("", more='numberOfInstances="10"')))

    assert (found.lines[0].quantity, found.lines[0].mass) == ("1", "100")
    assert [each.given for each in found.of(Caution.OF_HOW_MANY)] == ["10"]


def test_a_date_in_the_place_of_a_cas_number_is_told() -> None:
    dated = substance("dysprosium", "7429-10-06", amount("2", "g"))
    found = told(declaration(product(materials(material(dated)))))

    assert Caution.DATE_FOR_CAS in found.cautions
    assert contents(found)[0].cas == ""


def test_several_products_stand_side_by_side() -> None:
    found = told(declaration(product("") + product(""), space=B))

    assert [line.parent for line in found.lines] == ["", ""]
    assert found.lines[0].id != found.lines[1].id


def test_each_product_of_a_b_declaration_has_its_own_class() -> None:
    full = product(materials(material(MAGNET)), more='declarationClass="D"')
    other = product(materials(material(MAGNET)), more='declarationClass="C"')
    found = told(declaration(full + other, "CD", B))

    assert [line.is_complete for line in found.lines if not line.parent] == [
        True,
        False,
    ]


# The other classes


def listed(name: str, over: str, inner: str = "") -> str:
    return (
        f'<SubstanceCategory name="{name}"><Threshold overThreshold="{over}"/>{inner}'
        "</SubstanceCategory>"
    )


def class_c(*entries: str) -> str:
    inner = "".join(entries)
    return (
        f"<MaterialInfo><SubstanceCategoryList>{inner}"
        "</SubstanceCategoryList></MaterialInfo>"
    )


def test_a_list_of_substances_is_no_full_declaration() -> None:
    lead = listed("lead", "true", substance("lead", "7439-92-1", amount("1", "g")))
    found = told(declaration(product(class_c(lead)), "C"))

    assert contents(found)[0].mass == "1"
    assert Caution.ONLY_A_LIST in found.cautions
    assert not found.lines[0].is_complete


def test_what_stays_below_a_threshold_is_not_named_and_not_ruled_out() -> None:
    found = told(declaration(product(class_c(listed("lead", "false"))), "C"))

    assert contents(found) == []
    assert not found.lines[0].is_complete
    assert Caution.NO_COMPOSITION in found.cautions


def test_a_share_in_a_list_is_one_of_some_material_and_at_most_that() -> None:
    lead = listed("lead", "true", substance("lead", "7439-92-1", amount("1200", "ppm")))
    found = told(declaration(product(class_c(lead)), "C"))

    assert contents(found)[0].share == "0..0.12"
    assert Caution.OF_A_MATERIAL in found.cautions


def test_two_lists_that_name_one_substance_name_it_once() -> None:
    first = listed("RoHS", "true", substance("lead", "7439-92-1", amount("1", "g")))
    second = listed("REACH", "true", substance("Lead", "7439-92-1", amount("2", "g")))
    found = told(declaration(product(class_c(first, second)), "C"))

    assert [each.mass for each in contents(found)] == ["1..2"]


def test_a_list_does_not_add_to_a_composition_that_names_the_same() -> None:
    listed_too = listed("rare earth", "true", DYSPROSIUM)
    inner = materials(material(MAGNET)) + class_c(listed_too)
    found = told(declaration(product(inner), "CD"))

    assert [each.cas for each in contents(found)].count("7429-91-6") == 1


def test_classes_without_composition_say_so() -> None:
    found = told(declaration(product("<QueryList/>"), "A"))

    assert {
        Caution.NO_COMPOSITION,
        Caution.NO_ORIGIN,
        Caution.NO_PRICE,
    } <= found.cautions


def test_a_group_of_materials_is_a_part_without_contents() -> None:
    group = f'<MaterialGroup name="M-001">{amount("40", "g")}</MaterialGroup>'
    found = told(declaration(product(f"<MaterialInfo>{group}</MaterialInfo>"), "B"))

    assert [line.name for line in found.lines] == ["motor", "M-001"]
    assert not any(line.is_complete for line in found.lines)


# What is no such declaration


def test_another_version_is_read_and_named() -> None:
    found = told(declaration(product(""), space="http://webstds.ipc.org/175x/3.1"))

    assert (found.format, found.version) == ("ipc1752", "3.1")


def test_another_version_of_the_same_namespace_is_named() -> None:
    later = declaration(product("")).replace("<MainDeclaration", '{} version="{}"')

    assert told(later.format("<MainDeclaration", "2.0")).version == "1752A"
    assert told(later.format("<MainDeclaration", "2.7")).version == "1752A 2.7"


def test_a_missing_namespace_is_noticed() -> None:
    found = told(declaration(product("")).replace(f' xmlns="{A}"', ""))

    assert Caution.NO_NAMESPACE in found.cautions


def test_the_right_root_without_a_product_is_refused() -> None:
    said = refused(declaration("<Article/>"))

    assert said.refusal is Refusal.OTHER_CHILDREN
    assert said.expected == "<Product>"


def test_another_root_is_not_known() -> None:
    assert refusal(f'<OtherDeclaration xmlns="{A}"/>') is Refusal.NOT_KNOWN
    assert refusal("<Other/>", as_format="ipc1752") is Refusal.OTHER_ROOT


# What it comes to


def settled(found: Told) -> Reckoning:
    """Work a declaration out of which every named substance is none of Annex 1."""
    lines = (
        line.model_copy(
            update={
                "contents": tuple(
                    each.model_copy(update={"material": "none"}) if each.name else each
                    for each in line.contents
                )
            }
        )
        for line in found.lines
    )
    return Reckoning.of(Bill.of(lines))


def test_a_full_declaration_without_listed_materials_leaves_nothing_open() -> None:
    tier = settled(told(declaration(product(materials(material(MAGNET)))))).tier()

    assert not tier.silent
    assert tier.part_1 is not None
    assert tier.part_1.high == 0


@pytest.mark.parametrize(
    ("mass", "letters"), [("40", "D"), ("99.9", "D"), ("40", "C"), ("100", "C")]
)
def test_what_is_not_declared_keeps_the_item_open(mass: str, letters: str) -> None:
    half = materials(material(IRON if letters == "C" else MAGNET, mass))
    tier = settled(told(declaration(product(half), letters))).tier()

    assert tier.silent
    assert tier.part_1 is not None
    assert tier.part_1.high is None
