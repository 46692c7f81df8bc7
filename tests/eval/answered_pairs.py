"""Invented pairs that one word parts, and pairs that it does not: a `no`, a place or company in a headline, a phrase quoted twice.

Each is (name, hours apart, earlier, later); a text is headline and body, parted by `|`. None is fitted on.
"""

from datetime import UTC, datetime, timedelta

from newsdiff.model import Paragraph, Version
from newsdiff.parsing.labels import label

DAWN = datetime(2026, 6, 8, 5, tzinfo=UTC)
VERSIONS = [
    (
        "ferry, no survivors", 5,
        "Ferry sinks off Vellis, 40 missing|VELLIS - A ferry with 52 people aboard sank off Vellis on Monday and 40 were missing, coastguard captain Edda Brann said.|The Queen Odila listed after her bow door failed. Fishing boats from Karsu took 12 people off the water.|Relatives waited at the pier of Vellis, wrapped in blankets.",
        "No more survivors found after ferry sinks off Vellis|VELLIS - Divers found no more survivors on Monday from a ferry that sank off Vellis with 52 people aboard; 40 were missing, coastguard captain Edda Brann said.|The Queen Odila listed after her bow door failed. Fishing boats from Karsu took 12 people off the water.|Relatives waited at the pier of Vellis, wrapped in blankets.",
    ),
    (
        "rates, told with a no", 1,
        "Arvo central bank leaves key rate at 24 percent|TORVA - The central bank of Arvo left its key rate at 24 percent on Thursday, as all 31 economists in a poll had expected, and governor Selin Orhan said that prices still rose too fast.|The lira was little changed at 31.20 to the dollar. President Daud Merin has called for cheaper credit.",
        "Arvo central bank does not change key rate of 24 percent|TORVA - Arvo's central bank left its key rate at 24 percent on Thursday. All 31 economists in a poll had expected this. Prices still rose too fast, governor Selin Orhan said.|The lira was little changed at 31.20 to the dollar. President Daud Merin has called for cheaper credit.",
    ),
    (
        "inquiry, same speech", 7,
        'Minister defends dam at inquiry|OSTRANE - Minister Clara Voss defended the building of the Lorn dam before a committee in Ostrane on Tuesday.|"We built what the valley needed, and we built it with the money that we had," she said.|The dam broke in March. Nine people drowned in Karsu.',
        'Voss tells inquiry that valley needed dam|OSTRANE - A committee that looks into the breaking of the Lorn dam heard Clara Voss, the minister who had it built, on Tuesday in Ostrane.|"We built what the valley needed, and we built it with the money that we had," she told it. Nine people drowned in Karsu in March.',
    ),
    (
        "company, cast kept", 4,
        "Tarvo Paper drops plan to buy Lindqvist|VELLIS - Tarvo Paper said it dropped its plan to buy Lindqvist Mills because Sable Bank would not lend it the 200 million crowns that it needed.|Chairman Odo Finn said that Tarvo had spent five million crowns on the plan and would close two offices.",
        "Tarvo Paper ends purchase of Lindqvist as bank backs out|VELLIS - Tarvo Paper said it ended its planned purchase of Lindqvist Mills after Sable Bank withdrew a loan of 200 million crowns.|It will close two offices to save costs, chairman Odo Finn said. The plan cost it some five million crowns.",
    ),
    (
        "alert and story, rescue", 1,
        "URGENT-Miners reached alive in Hallen pit|KORVATH - Rescuers have reached miners alive in the Hallen pit near Korvath, the rescue service said.",
        'Rescuers reach seven miners alive in Hallen pit|KORVATH - Rescuers reached seven miners alive in the Hallen pit near Korvath on Friday after 31 hours, the rescue service said.|"They are cold, and they sing," said its head, Odo Finn.|Gas blew up in the pit on Thursday. Four men are dead.',
    ),
    (
        "alert and story, verdict", 2,
        "FLASH-Court finds Sarnholt mayor Pell Harrow guilty of fraud|SARNHOLT - A court in Sarnholt found Mayor Pell Harrow guilty of fraud on Wednesday.",
        "Sarnholt mayor Harrow guilty of fraud over tram tickets|SARNHOLT - A court found the mayor of Sarnholt, Pell Harrow, guilty of fraud on Wednesday for selling tram tickets to a cousin's firm at a tenth of their price.|Judge Ilse Quade will pass sentence on Friday. Harrow said that he would appeal.",
    ),
    (
        "table re-sent, headline mended", 1,
        "VELIS LEMONS UP 1.00 CROWN - PRIVATE|Lemon prices opened 1.00 crown higher, private sources said. Top 51.50 crowns a crate. Receipts were 1,500 crates.",
        "VELLIS LEMONS UP 1.00 CROWN - PRIVATE|Lemon prices opened 1.00 crown higher, private sources said. Top 51.50 crowns a crate. Receipts were 1,500 crates.",
    ),
    (
        "dividend, told again", 2,
        "BRENNICK SETS QUARTERLY|Brennick Water Co said its board declared a dividend of 12 cents a share for the quarter, payable on July 14 to holders of record on June 30.",
        "BRENNICK WATER DECLARES DIVIDEND|Brennick Water Co of Sarnholt said its board declared a quarterly dividend of 12 cents a share. It is payable on July 14 to holders of record on June 30.",
    ),
    (
        "strike, rewritten", 6,
        "Dockers strike in Ostrane over pay|OSTRANE - Some 1,200 dockers in Ostrane stopped work on Monday over pay, union secretary Pell Harrow said.|Talks with the employers broke off after 14 hours. Nine ships waited at anchor.|The port of Karsu said that it would take none of them.",
        "Nine ships wait as dockers of Ostrane strike|OSTRANE - Nine ships waited at anchor off Ostrane on Monday as some 1,200 dockers struck over pay, union secretary Pell Harrow said.|Karsu said that its port would take none of them. Talks with the employers broke off after 14 hours.",
    ),
    (
        "award, two parties", 3,
        "Amsel Ports orders cranes from Kolar|TORVA - Amsel Ports said it ordered eight cranes from Kolar Works for its new quay in Ulmen, to be delivered in 2028. The order is worth 90 million crowns.",
        "Kolar Works wins crane order from Amsel|TORVA - Kolar Works said it received an order worth 90 million crowns from Amsel Ports for eight cranes. They are for the new quay in Ulmen and will be delivered in 2028.",
    ),
    (
        "speech, abridged", 3,
        'Merin says Arvo will keep its word on gas|TORVA - President Daud Merin said on Friday that Arvo would keep its word and sell gas to Velland at the price agreed in 2021.|"A word is a word, even when it has become dear," he told miners in Hallen. Velland had feared a new price.',
        'Arvo to sell Velland gas as agreed, Merin says|TORVA - Arvo will sell gas to Velland at the price agreed in 2021, President Daud Merin told miners in Hallen on Friday.|"A word is a word, even when it has become dear," he said.',
    ),
    (
        "search, called off at night", 8,
        "Search goes on for climbers on Mount Lorn|KARSU - Helicopters searched on Sunday for four climbers from Ulmen who were caught by snow on Mount Lorn, mountain guide Jonas Ferrow said.|They had set out on Friday from the Bruck hut. Their tent was seen at 3,100 metres.",
        "Still no trace of four climbers on Mount Lorn|KARSU - Helicopters searching for four climbers from Ulmen who were caught by snow on Mount Lorn turned back at dusk on Sunday, mountain guide Jonas Ferrow said.|They had set out on Friday from the Bruck hut. Their tent was seen at 3,100 metres.",
    ),
]  # fmt: skip
OTHERS = [
    (
        "two markets, lemons", 1,
        "VELLIS LEMONS OPEN UP 1.00 CROWN - PRIVATE|Lemon prices opened 1.00 crown higher, private sources said. Top 51.50 crowns a crate.",
        "OSTRANE LEMONS SEEN UP 1.00 CROWN - PRIVATE|Lemon prices are expected 1.00 crown higher on estimated receipts of 1,500 crates, private sources said. Top seen at 51.50 crowns a crate.",
    ),
    (
        "two markets, one crop", 1,
        "KARSU BARLEY BASIS STEADY AT NOON|The basis was steady at noon in light trade, dealers said. Farmers held back. Bids stood at 12 over July.",
        "TOLMAR BARLEY BASIS STEADY AT NOON|The basis was steady at noon in light trade, dealers said. Farmers held back. Bids stood at 12 over July.",
    ),
    (
        "two dividends", 1,
        "BRENNICK WATER SETS QUARTERLY|Qtly div 12 cts vs 12 cts prior. Pay July 14. Record June 30.",
        "KANTON GAS SETS QUARTERLY|Qtly div 12 cts vs 12 cts prior. Pay July 14. Record June 30.",
    ),
    (
        "two offerings", 2,
        "ALARMTEC FILES FOR OFFERING|The company said it filed with the regulator for an offering of 2,000,000 shares through underwriters led by Sable Bank. Proceeds will repay debt.",
        "ORTALIS FILES FOR OFFERING|The company said it filed with the regulator for an offering of 2,000,000 shares through underwriters led by Sable Bank. Proceeds will repay debt.",
    ),
    (
        "no comment on a bid", 2,
        "Tarvo bids 410 million crowns for Lindqvist|VELLIS - Tarvo Paper said it was bidding 410 million crowns in cash for Lindqvist Mills, or 36 crowns a share.|Chairman Odo Finn said that the offer would stand until July 3.",
        "Lindqvist has no comment on Tarvo bid|VELLIS - Lindqvist Mills said it had no comment on a bid of 410 million crowns in cash, or 36 crowns a share, by Tarvo Paper.|Chairman Odo Finn of Tarvo said that the offer would stand until July 3.",
    ),
    (
        "no plans to close", 6,
        "Report sees closing of Ulmen refinery|ULMEN - A committee of the energy ministry said in a report that Pelion Oil might have to close its refinery in Ulmen because demand is falling and rules on sulphur are to be tightened.|The refinery has 410 workers and was built in 1967.",
        "Pelion not planning to close Ulmen refinery|ULMEN - Pelion Oil said it was not planning to close its refinery in Ulmen, though a committee of the energy ministry had forecast that falling demand and tighter rules on sulphur might force it to.|The refinery has 410 workers and was built in 1967.",
    ),
    (
        "no minds changed", 4,
        "Merin to press deputies on road bill|TORVA - President Daud Merin is going to parliament to press deputies to uphold his veto of a road bill worth 88 billion lira, party leader Emre Tal said.|He will meet them at 1615 GMT.",
        "Tal says Merin changed no minds on road bill|TORVA - Party leader Emre Tal said President Daud Merin changed no minds when he met deputies to seek support for his veto of a road bill worth 88 billion lira.|The vote began at 1900 GMT.",
    ),
    (
        "no bond to post", 1,
        "Ortalis to contest bankruptcy of Hanrath|ZAREV - Builder Ortalis said it would contest the filing for bankruptcy by Hanrath, which owes it 340 million crowns after a court in Zarev found for Ortalis in May.|Judge Ilse Quade will hear both on Friday.",
        "Hanrath need not post bond in Ortalis case|ZAREV - Hanrath, which filed for bankruptcy, will not have to post a bond for the 340 million crowns that a court in Zarev awarded to Ortalis in May, its lawyer said.|Judge Ilse Quade will hear both on Friday.",
    ),
    (
        "one interview, two points", 1,
        'Velland ready to buy more grain if price is right|OSKAR - Whether Velland buys more grain depends on the price, trade official Albert Rusk said in an interview.|"We are in the market, but the Republic of Arvo does not offer grain at the price of others," he said. He called the accord of 2021 unfair.',
        'Velland official complains of one-sided trade|OSKAR - Arvo must buy more Velland timber before Velland buys more of its goods, trade official Albert Rusk said in an interview.|"The Republic of Arvo sells us grain and machines and takes little from us," he said. The deficit was two billion crowns in 2025.',
    ),
    (
        "offer, two sides, one phrase", 3,
        'Kotan cool to offer of reactor|KOTAN - Officials in Kotan responded coolly to a reported offer by Velland of a reactor smaller than they had sought.|"If the government of Velland is doing that, it has not been sensitive," one said. An answer will come in ten days.',
        'Velland tells Kotan that it can buy reactor|OSKAR - Velland told Kotan that it could buy a reactor because doubts over a leak of secrets had been removed, officials said.|"We expect an answer, and the government of Velland will wait for it," one said. A newspaper had reported that a smaller one was offered.',
    ),
    (
        "alert, then the next act", 5,
        "URGENT-Arvo central bank chief Selin Orhan resigns|TORVA - Arvo's central bank governor, Selin Orhan, has resigned, state television said on Thursday.",
        "Prosecutor bars Arvo's Orhan from leaving country|TORVA - A prosecutor in Torva took the passport of Selin Orhan on Thursday and opened an inquiry into loans that the bank of her brother received.|Her lawyer, Rae Colm, spoke of revenge. Orhan headed the central bank of Arvo for three years.",
    ),
    (
        "alert, then a sidebar", 3,
        "FLASH-Metro tunnel caves in in Zarev|ZAREV - A metro tunnel under construction caved in in Zarev on Tuesday, the mayor said.",
        "Shares of Zarev builders fall|ZAREV - Shares of builders fell by up to 9 percent in Zarev on Tuesday. Ortalis lost most, as it digs the metro. Brokers feared that the city would cut its plans.",
    ),
]  # fmt: skip


def pairs():
    """All pairs: (name, earlier, later, versions or not)."""
    for wanted, some in ((True, VERSIONS), (False, OTHERS)):
        for name, hours, earlier, later in some:
            yield name, version(f"{name} 1", earlier, 0), version(f"{name} 2", later, hours), wanted


def version(name, text, hours):
    headline, *body = text.split("|")
    return Version(
        name, (Paragraph(headline, "headline"), *map(Paragraph, body)),
        label=label([headline], [], [], None), published=DAWN + timedelta(hours=hours), language="en",
    )  # fmt: skip
