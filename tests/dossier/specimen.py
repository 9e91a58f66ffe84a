"""A dossier as the trade writes it: Estonian magnets, sold to Canada."""

from forms.dossier.content import (
    Bilingual,
    Cover,
    Entry,
    FilingDossier,
    FilingSection,
    FormGrid,
    Heading,
    InternalDossier,
    InternalSection,
    Notice,
    Paragraph,
    SignaturePlace,
    Table,
)


def both(zh: str, en: str) -> Bilingual:
    return Bilingual(zh=zh, en=en)


def entry(number: str, zh: str, en: str, *value: str, basis: str = "S/H") -> Entry:
    return Entry(number=number, label=both(zh, en), value=value, basis=basis)


COVER = Cover(
    title=both(
        "两用物项出口许可申请材料",
        "Application dossier for an export licence, dual-use items",
    ),
    subtitle=both(
        "商务部公告2025年第61号 · 工作稿，非官方表格",
        "MOFCOM Announcement No. 61 of 2025 · working set, no official form",
    ),
    status=both(
        "未提交 · 截至2026年2月1日，第一条第（一）项暂停实施（商务部 海关总署公告"
        "2025年第70号）",
        "Not filed. On 1 February 2026, as known on 9 October 2026, limb 1(1) was "
        "suspended "
        "(No. 70/2025).",
    ),
    particulars=(
        entry(
            "",
            "申请人",
            "Applicant",
            "波罗的海磁材有限公司",
            "Balti Magnetid OÜ, Narva",
        ),
        entry(
            "", "进口商", "Importer", "北方驱动公司", "Northern Drives Inc., Toronto"
        ),
        entry(
            "",
            "最终用户",
            "End user",
            "圣劳伦斯风电合作社",
            "Coopérative éolienne Saint-Laurent",
        ),
        entry(
            "",
            "物项",
            "Item",
            "烧结钕铁硼永磁体 N42SH",
            "Sintered NdFeB magnets, grade N42SH",
        ),
        entry("", "目的国和地区", "Destination", "加拿大 Canada (CA)"),
        entry("", "版本", "Edition", "2026-11"),
    ),
    notices=(
        both(
            "本文件以中文为准；英文仅供参考。",
            "The Chinese text prevails; the English is a courtesy.",
        ),
        both(
            "表格为工作稿，提交前须与商务部网站现行格式逐项核对。",
            "Compare each form with the current official page before filing.",
        ),
    ),
)

END_USE = (
    "用于圣劳伦斯风电合作社在魁北克省加斯佩半岛的3.2兆瓦直驱风力发电机转子（型号 "
    "SL-3200D，"
    "整机制造商 Northern Drives Inc.）。每台转子装配磁体1,240块，嵌入转子槽内并以环"
    "氧树脂固定，"
    "不改变其形状，不转售，不用于任何军事用途。安装地点、数量和备件清单见附件 C。"
)
END_USE_EN = (
    "For the rotors of 3.2 MW direct-drive wind turbines (model SL-3200D, made by "
    "Northern "
    "Drives Inc.) of the cooperative on the Gaspé peninsula, Québec. Each rotor "
    "takes 1,240 "
    "magnets, set into its slots with epoxy resin; they are not reshaped, not "
    "resold and serve "
    "no military purpose. Exhibit C lists places, quantities and spare parts."
)

F1 = FilingSection(
    code="F1",
    module="M1",
    title=both(
        "两用物项出口申请表（数据表）",
        "Application for export of dual-use items (data sheet)",
    ),
    note=both(
        "工作稿：字段依公开资料整理，并非商务部官方表格。",
        "Working set: its fields follow public sources; it is not an official form.",
    ),
    edition="2026-11",
    blocks=(
        Heading(text=both("一、申请人", "1. Applicant")),
        FormGrid(
            entries=(
                entry(
                    "F1-01",
                    "申请类型",
                    "Type of application",
                    "境外再出口（第61号公告）",
                    "Re-export abroad (No. 61)",
                ),
                entry(
                    "F1-02",
                    "出口经营者（申请人）名称",
                    "Applicant, full legal name",
                    "波罗的海磁材有限公司",
                    "Balti Magnetid OÜ",
                ),
                entry(
                    "F1-03",
                    "境外注册号",
                    "Foreign registration no.",
                    "EE 14723391 · LEI 5493001KJTIIGC8Y1R12",
                    basis="B/M",
                ),
                entry(
                    "F1-05",
                    "注册地址 / 经营地址",
                    "Registered / business address",
                    "爱沙尼亚 纳尔瓦市 工业街12号，邮编 20306",
                    "Tööstuse 12, 20306 Narva, Estonia",
                    basis="D",
                ),
                entry(
                    "F1-06",
                    "法定代表人",
                    "Legal representative",
                    "凯塔·塔姆（董事会成员）",
                    "Kätlin Tamm, member of the board; ID ······4417",
                ),
                entry(
                    "F1-08",
                    "经办人",
                    "Person in charge of the file",
                    "Jüri Põldmaa, export clerk, +372 356 0000, export@balti.example",
                ),
                entry(
                    "F1-09",
                    "境内代理机构",
                    "China-based agent (No. 61)",
                    "不适用 / Not applicable",
                    basis="S/M-H",
                ),
            )
        ),
        Heading(text=both("二、物项与最终用途", "2. Item and end use")),
        FormGrid(
            entries=(
                entry(
                    "F1-11",
                    "进口商",
                    "Importer",
                    "北方驱动公司，加拿大安大略省多伦多市港口街400号",
                    "Northern Drives Inc., 400 Harbour Street, Toronto ON M5J 2R8, "
                    "Canada",
                    basis="S/M",
                ),
                entry(
                    "F1-13",
                    "最终用户",
                    "End user",
                    "圣劳伦斯风电合作社",
                    "Coopérative éolienne Saint-Laurent, Gaspé QC",
                ),
                entry("F1-14", "最终用途", "End use", END_USE, END_USE_EN),
                entry("F1-15", "出口目的国和地区", "Destination", "加拿大 Canada (CA)"),
                entry(
                    "F1-16",
                    "途经/转运国",
                    "Transit / transhipment",
                    "德国汉堡 Hamburg (DE)",
                    basis="B/M",
                ),
                entry(
                    "F1-17",
                    "贸易方式",
                    "Trade mode",
                    "一般贸易（销售）",
                    "Sale",
                    basis="P/M",
                ),
                entry(
                    "F1-18",
                    "合同号、签订日期",
                    "Contract no., date",
                    "BM-2026-0117 · 2026年1月12日",
                    "12 January 2026",
                    basis="P/M",
                ),
                entry(
                    "F1-22",
                    "物项名称",
                    "Item name",
                    "烧结钕铁硼永磁体（含镝）",
                    "Sintered neodymium-iron-boron magnets with dysprosium",
                ),
                entry("F1-23", "管制编码", "Control code", "2A902.b", "1C902.a"),
                entry(
                    "F1-24",
                    "海关商品编号",
                    "Customs code",
                    "8505.11.10.00 · EE 8505 11 10",
                ),
                entry(
                    "F1-25",
                    "规格型号、技术指标",
                    "Specification",
                    "N42SH；Nd 27.4 %、Dy 1.6 %、Fe 68.9 %、B 1.0 %；42 × 18 × 8 "
                    "mm；镀镍铜镍",
                    basis="S/M",
                ),
                entry(
                    "F1-26",
                    "数量、计量单位",
                    "Quantity, unit",
                    "12,400 件 / 468.720 千克",
                    "12,400 pieces / 468.720 kg",
                ),
                Entry(
                    number="F1-32",
                    label=both("价值比例", "Value ratio %"),
                    value=("1.5556 – 1.7778 %",),
                    basis="S/H",
                ),
                Entry(
                    number="F1-37",
                    label=both("历史许可及交易", "Earlier licences, transactions"),
                    value=(),
                    basis="P/M",
                ),
                Entry(
                    number="F1-38",
                    label=both("备注", "Remarks"),
                    blank=True,
                    basis="B/M",
                ),
            )
        ),
        Notice(
            text=both(
                "申请人声明：以上内容真实、完整；签字和盖章须为原件。",
                "The applicant declares that the above is true and complete; "
                "signature and seal "
                "must be originals.",
            )
        ),
        SignaturePlace(who=both("申请人（出口经营者）", "Applicant (exporter)")),
    ),
)

UNDERTAKINGS = (
    (
        "一",
        "物项仅用于第三部分所述用途。",
        "The items serve only the use stated in part 3.",
    ),
    (
        "二",
        "未经商务部同意，不改变最终用途，不向任何第三方转让。",
        (
            "Without MOFCOM's consent the end use is not changed and nothing is passed "
            "on to a third party."
        ),
    ),
    (
        "三",
        "不用于大规模杀伤性武器及其运载工具，不用于军事用途。",
        (
            "The items serve neither weapons of mass destruction, their delivery, nor "
            "a military use."
        ),
    ),
    (
        "四",
        "接受核查，保存记录不少于五年。",
        "Checks are admitted; records are kept for five years or more.",
    ),
)

F4 = FilingSection(
    code="F4",
    module="M5",
    title=both(
        "最终用户和最终用途证明（工作稿）",
        "End-user and end-use certificate (working set)",
    ),
    note=both(
        "由最终用户填写，签字盖章后交申请人。",
        "The end user fills it in, signs and seals it.",
    ),
    edition="2026-11",
    blocks=(
        FormGrid(
            entries=(
                entry(
                    "F4-01",
                    "最终用户名称",
                    "End user, full legal name",
                    "圣劳伦斯风电合作社",
                    "Coopérative éolienne Saint-Laurent",
                ),
                entry(
                    "F4-02",
                    "地址、国家",
                    "Address, country",
                    "加拿大魁北克省加斯佩市海滨路9号",
                    "9, chemin du Littoral, Gaspé (Québec), Canada",
                ),
                entry("F4-07", "使用地点", "Place of use", "未填写 / not filled in"),
                Entry(
                    number="F4-08",
                    label=both("联系人亲笔填写", "Contact, in own hand"),
                    blank=True,
                ),
            )
        ),
        Heading(text=both("承诺", "Undertakings"), level=3),
        *(Paragraph(text=both(zh, en), mark=mark) for mark, zh, en in UNDERTAKINGS),
        SignaturePlace(who=both("最终用户", "End user")),
        SignaturePlace(who=both("见证人", "Witness"), seal=False),
    ),
)

BILL = (
    (
        "1",
        "镝铁合金 Dysprosium-iron alloy",
        "赣州 Ganzhou, CN",
        "第一部分 Part 1",
        "0.1400",
        "0.1600",
    ),
    (
        "2",
        "镨钕金属 Praseodymium-neodymium metal",
        "锡拉迈埃 Sillamäe, EE",
        "—",
        "2.9100",
        "2.9100",
    ),
    ("3", "硼铁合金 Ferro-boron", "卢布林 Lublin, PL", "—", "0.0800", "0.0800"),
    ("4", "镀层化学品 Coating chemicals", "汉堡 Hamburg, DE", "—", "0.0300", "0.0300"),
)

F12 = FilingSection(
    code="F12",
    module="M6",
    title=both("0.1%价值比例计算书", "Worksheet of the 0.1 % value ratio"),
    edition="2026-11",
    blocks=(
        Paragraph(
            text=both(
                "分母为物项价值 9.00 欧元；分子为原产于中国的第一部分物项价值。估计"
                "值附区间与依据。",
                "The denominator is the item's value, EUR 9.00; the numerator is "
                "what the Part 1 "
                "materials of Chinese origin in it are worth. Estimates carry "
                "range and basis.",
            )
        ),
        Table(
            head=(
                both("序号", "No."),
                both("材料", "Material"),
                both("原产地", "Origin"),
                both("附件1", "Annex 1"),
                both("低值", "Low EUR"),
                both("高值", "High EUR"),
            ),
            rows=BILL,
            weights=(7, 34, 25, 18, 12, 12),
        ),
        FormGrid(
            entries=(
                entry("F12-07", "价值比例", "Value ratio", "1.5556 % – 1.7778 %"),
                entry("F12-08", "结论", "Conclusion", "达到 0.1%", "0.1 % is reached"),
            )
        ),
    ),
)

PROOF = (
    (
        0,
        "▶",
        "第一条第（一）项：价值比例达到 0.1% 及以上",
        "Limb 1(1): 0.1 % or more of the item's value",
        True,
    ),
    (1, "✓", "物项列于附件1第二部分", "The item stands in Annex 1 Part 2", False),
    (1, "✓", "物项在中国境外制造（EE）", "The item was made outside China (EE)", False),
    (
        1,
        "✓",
        "1000 × 0.14 EUR ≥ 9.00 EUR",
        "1000 × EUR 0.14 is at least EUR 9.00",
        False,
    ),
    (
        2,
        "·",
        "估计：0.14 至 0.16 欧元，依据供应商发票 2025-11-28",
        "Estimate of EUR 0.14 to 0.16 by the supplier's invoice of 28 November 2025",
        False,
    ),
    (
        1,
        "?",
        "例外（第五条 人道主义）：用途尚未说明",
        "Exception (paragraph 5, humanitarian): purpose not yet stated",
        False,
    ),
    (
        0,
        "▶",
        "第二项：使用原产于中国的稀土技术",
        "Limb 1(2): made with rare-earth technology of Chinese origin",
        True,
    ),
    (1, "✗", "答复：否（2026年1月20日）", "Answered: no (20 January 2026)", False),
)

DETERMINATION = InternalSection(
    code="N1",
    module="N",
    title=both("判定与证明", "Determination and proof"),
    note=both(
        "仅供内部；不随申报本提交。",
        "In house only; it does not travel with the filing set.",
    ),
    edition="2026-11",
    blocks=(
        Notice(
            text=both(
                "截至2026年2月1日，第61号公告在此不要求许可，因为第一条第（一）项暂"
                "停至2026年11月10日；恢复后须申请。",
                "On 1 February 2026 No. 61 asked for no licence here, because limb "
                "1(1) was suspended "
                "until 10 November 2026; on revival a licence is due.",
            )
        ),
        Heading(text=both("证明", "Proof")),
        *(
            Paragraph(text=both(zh, en), indent=indent, mark=mark, strong=strong)
            for indent, mark, zh, en, strong in PROOF
        ),
        Heading(text=both("未知事项", "What is not known"), level=3),
        Paragraph(
            text=both(
                "最终用户是否由被列名单位控股50%以上，尚未查明。",
                "Whether a listed party holds 50 % or more of the end user is not "
                "yet known.",
            )
        ),
    ),
)

ID = "RE61-EE-2026-0042"
INTEGRITY = "7K3M-QX9D-2VTB"

FILING = FilingDossier(
    dossier_id=ID, cover=COVER, sections=(F1, F4, F12), draft=True, integrity=INTEGRITY
)
INTERNAL = InternalDossier(
    dossier_id=ID,
    cover=COVER,
    sections=(F1, F4, F12, DETERMINATION),
    draft=False,
    integrity=INTEGRITY,
)
