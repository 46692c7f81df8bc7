"""Tables for the sentence rules: which words carry a dot that does not end a sentence, and which words begin one.

Common words and standard abbreviations only (AP and Reuters style books, Duden); upper and lower case as they stand.
"""

from __future__ import annotations

TITLES = frozenset(
    "Adm Ald Amb Assoc Asst Atty Brig Capt Cdr Cllr Cmdr Comm Cmsr Col Cpl Cpt Det Dir Dr Dra Dres Drs Esq Fr Ft Gen Gens Gov Govs Hon Hr Insp "
    "Lt Maj Messrs Mgr Mlle Mme Mr Mrs Ms Msgr Mt Mx Pfc Pres Prof Profs Pvt Rep Reps Rev Revs Sec Sen Sens Sgt Sig "
    "Spc Sr Sra Srta St Ste Sta Supt Treas Dipl Ing Mag Sgts Cols Lts".split(),
)
"""Stand before a name, so never at an end; `St.` may be a street, `Sr.` a father."""

NEVER = frozenset(
    "vs v cf viz approx ca incl inkl exkl resp sq esp e.g i.e eg ie p.ex p.e f.eks t.ex bl.a m.a o.a z.B z.b d.h u.a i.d "
    "bzw sog vgl evtl ggf zzgl gem geb gest dhr mevr bijv np tzn tj prof dott sigg avv env cit op".split(),
)
"""Always lead on to something."""

NUMBERED = frozenset(
    "No Nos no nos c est Nr Art Arts Abs Ziff Fig Figs fig figs Vol vol Ch Sec Par Para Pt Eq Op Rte Hwy Chap p pp pg nr kl núm pág art "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Okt Dez Mär".split(),
)
"""Lead on to a number: No. 10, p. 4, Nov. 3."""

MAYBE = frozenset(
    "Inc Corp Cos Co Ltd Plc Bros Jr Sr St Ave Blvd Rd Hwy Ln Pl Sq Str Dept Assn Assoc Ass'n Bancorp Govt Intl Int'l Mfg Natl "
    "Nat'l Univ Inst Div Dist Ph.D Mio Mrd Tsd Jh Jhd usw etc al ft lb lbs oz mph hr hrs Mon Tue Tues Wed Thu Thur Thurs Fri "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Okt Dez "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex "
    "Va Vt Wash Wis Wyo Ont Que Alta Sask Man".split(),
)
"""May end a sentence: they do where a word of `STARTERS` or an opening quote follows."""

FIRMS = frozenset("Inc Corp Cos Co Ltd Plc PLC Bros".split())
"""Of the above those that Reuters and others write without a dot: where they do, a dot ends a sentence."""

STARTERS = frozenset(
    # English
    "The A An He She It They We I You His Her Its Their Our My Your This That These Those There Here In On At By For From To With "
    "Without Within After Before During While When Where Who Whom Whose Which What Why How As If But So Yet Then Than "
    "However Meanwhile Although Though Because Since Until Unless Over Between Among Amid Against About Around Across "
    "Along Behind Below Beyond Despite Given Like Near Off Once Only Out Per Rather Still Such Thus Through Throughout Toward "
    "Towards Up Upon Via Whether Also Again Already Almost Even Ever Never Now Often Perhaps Later Earlier Last Next Just "
    "Some Many Most Much More Several Few Fewer All Any Both Each Every Either Neither Other Others Another No Not Nobody Nothing None "
    "Everyone Everything Someone Something Anyone One Two Three Four Five Six Seven Eight Nine Ten About Nearly "
    "Is Are Was Were Do Does Did Has Have Had Can Could Would Should Might Must Let He's She's It's They're We're I'm "
    "I've We've That's There's What's Don't Didn't "
    # German, French, Spanish, Italian
    "Der Die Das Den Dem Ein Eine Einen Einem Er Sie Es Wir Ich Im Am Auf Nach Bei Mit Von Vom Für Zu Zum Zur Und Aber Auch "
    "Doch Wenn Als Dass Diese Dieser Dieses Dort Damit Dabei Seit Vor Nur Noch Wie Was Wer Il Elle Ils Elles Une Ce Cette Ces "
    "Mais Dans Pour Selon Après Avec Nous Vous Pero Según Esta Este Ellos Una Questo Questa".split(),
)

NOUNS = frozenset(
    "Officials Police Shares Stocks Analysts Investors Traders Economists Experts Troops Soldiers Residents Witnesses "
    "Prosecutors Lawyers Attorneys Authorities Investigators Firefighters Rescuers Protesters Protests Thousands Hundreds Dozens "
    "Millions Critics Supporters Opponents Lawmakers Voters Revenue Revenues Sales Profit Profits Earnings Futures Prices Demand "
    "Trading People Women Men Children Families Workers Teachers Students Doctors Scientists Researchers".split(),
)
"""Begin a sentence where a word in lower case follows: newspapers write these small inside one (but: Police Chief Hill)."""

MONTHS = frozenset(
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember "
    "Jan Feb Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez".split(),
)
"""After a number with a dot: 3. November."""

ARTICLES = frozenset(
    "der die das dem den des am im vom zum zur beim ab bis seit und Der Die Das Dem Den Des Am Im Vom Zum Zur Ab Bis Seit "
    "ihre ihren ihrem seine seinen seinem einen einem eine jeder jeden jedem".split(),
)
"""Before a number with a dot: der 3. Weltkrieg, am 1. Mai."""

AFTER_HOUR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun January February March "
    "April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec GMT UTC "
    "Eastern Central Mountain Pacific Greenwich Atlantic Daylight Standard Time".split(),
)
"""Follow 9 a.m. within a sentence; so does any word in capitals (EST)."""

VERBS = frozenset("are did had has have is said says was were will would".split())
"""After Inc. and one word a sign that the word begins a sentence: Bexley, Pa. Terms were not told."""

WHEN = frozenset("About After Around At Before Between By From Just Shortly Since Until".split())
"""Begin a sentence that opens with an hour: By 3 p.m. Israeli forces had left."""

SAYING = frozenset(
    "said says asked asks told added wrote writes tweeted shouted replied answered cried exclaimed demanded wondered "
    "yelled screamed chanted joked insisted posted sagte fragte rief".split(),
)
"""After “…?” and a name: the sentence goes on."""
