"""Small files of every kind that a reader may meet, to begin from."""

import io
import json
from collections.abc import Mapping
from zipfile import ZipFile

import xlsxwriter

from tests.composition.imports.test_cyclonedx import XML
from tests.composition.imports.test_passports import GENERIC, PRODUCT
from tests.composition.imports.test_rmi import PAGES
from tests.composition.imports.test_rmi import workbook as template
from tests.composition.imports.test_us_tariff import PART

TEXTS = (
    'part,qty,mass\nrotor,1,"2,5"\n',
    'Teil;Menge;Masse\nWelle;1;2,5\n"a\nb";2;"3\n',
    "零件\t数量\r\n磁铁\t4\r\n",
    "sep=|\na|b\n1|2|3\n",
    "a\tb\r1\t2\r",
    "Level,Part,CAS,%\n1,A,,\n.2,B,7429-91-6,<0.1\n..3,C,,5 - 8\n",
    "",
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030", "cp932", "cp949")
MARKUP = (
    b'<?xml version="1.0" encoding="UTF-8"?><Main xmlns="http://std.iec.ch/iec62474"/>',
    b'<MainDeclaration xmlns="http://webstds.ipc.org/175x/2.0"><Product/></MainDeclaration>',
    b'<PLMXML xmlns="http://www.plmxml.org/Schemas/PLMXMLSchema"/>',
    b'<PartsEco xmlns="http://www.grantadesign.com/17/11/BillOfMaterialsEco"/>',
    XML.format(version="1.6").encode(),
    b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
    b"<html><table><tr><td>1</td></tr></table></html>",
)
DECLARED = (
    """<MainDeclaration xmlns="http://webstds.ipc.org/175x/2.0"><Product>
    <ProductID itemName="a"><Amount value="9" UOM="g"/></ProductID><MaterialInfo>
    <HomogeneousMaterial name="m"><Amount value="1" UOM="g"/><Substance name="Dy">
    <UniqueID identity="7429-91-6" authority="CAS"/><Concentration value="2.5"/>
    </Substance></HomogeneousMaterial></MaterialInfo></Product></MainDeclaration>""",
    """<Main xmlns="http://std.iec.ch/iec62474"><Product><ProductID name="a">
    <Mass mass="9" unitOfMeasure="g"/></ProductID><Compliance><DsDsg name="Pb">
    <Mass mass="1" unitOfMeasure="mg"/></DsDsg></Compliance></Product></Main>""",
    """<PLMXML xmlns="http://www.plmxml.org/Schemas/PLMXMLSchema" schemaVersion="6">
    <InstanceGraph id="g" rootRefs="r"><ProductInstance id="r" partRef="#a"/>
    <ProductRevisionView id="a" instanceRefs="i j"/><ProductInstance id="i"
    partRef="#b"/><ProductInstance id="j" partRef="#b"/><ProductRevisionView id="b">
    <UserValue title="Mass" value="2 g"/></ProductRevisionView></InstanceGraph>
    </PLMXML>""",
    """<PartsEco xmlns="http://www.grantadesign.com/25/05/BillOfMaterialsEco">
    <Components><Part><Quantity Unit="Each">2</Quantity><MassPerUom Unit="kg/Part">2
    </MassPerUom><PartNumber>p</PartNumber><Substances><Substance><Percentage>66
    </Percentage><Name>Dy</Name></Substance></Substances></Part></Components>
    </PartsEco>""",
)
DECLARATION = (
    b'<w:document xmlns:w="x"><w:tbl><w:tr><w:tc><w:p><w:r><w:t>D-00</w:t></w:r></w:p>'
    b"</w:tc><w:tc/><w:tc><w:p><w:r><w:t>ytterby-declaration/1</w:t></w:r></w:p></w:tc>"
    b"</w:tr></w:tbl></w:document>"
)
NOTATION = (
    json.dumps(PART).encode(),
    json.dumps(PRODUCT).encode(),
    json.dumps({"generic": GENERIC, "specific": {"productType": "mixture"}}).encode(),
    b'{"bomFormat":"CycloneDX","specVersion":"1.4","components":[{"name":"a"}]}',
    b'{"materialList":[{"materialValue":1.5}],"partWeight":2}',
    b'[{"a":NaN}]',
)


def archive(members: Mapping[str, bytes]) -> bytes:
    """Return a ZIP file of *members*."""
    file = io.BytesIO()
    with ZipFile(file, "w") as made:
        for name, content in members.items():
            made.writestr(name, content)
    return file.getvalue()


def members(packed: bytes) -> dict[str, bytes]:
    """Return what an archive holds, by name."""
    with ZipFile(io.BytesIO(packed)) as made:
        return {name: made.read(name) for name in made.namelist()}


def workbook() -> bytes:
    """Return a small workbook as a spreadsheet program writes it."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as made:
        sheet = made.add_worksheet("BOM")
        sheet.write_row(0, 0, ["Part", "Qty", "CAS"])
        sheet.write_row(1, 0, ["rotor", 2, "7429-91-6"])
        sheet.write_formula(2, 1, "=B2*2", value=4)
    return file.getvalue()


ARCHIVES = (
    {"a": b"1"},
    {"SHAI_1_x_1.xml": DECLARED[1].encode()},
    {"word/document.xml": DECLARATION},
    members(workbook()),
    members(template(PAGES)),
)
STRINGS = members(workbook())["xl/sharedStrings.xml"]
FOUND = (
    b"a,b,c\nPart number,Mass\n,kg,kg\n1,2,3\n",
    archive(
        {
            **members(workbook()),
            "xl/sharedStrings.xml": STRINGS.replace(b"version", b"\x80version", 1),
        }
    ),
)
"""What broke a reader once."""

SEEDS = (
    *FOUND,
    *(text.encode(name, "replace") for text in TEXTS for name in ENCODINGS),
    *MARKUP,
    *(text.encode() for text in DECLARED),
    *NOTATION,
    *map(archive, ARCHIVES),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
)
