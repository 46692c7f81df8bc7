"""The start of a paragraph goes in, the dateline that stands there comes out: places, agency, date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsdiff.words.patterns import lazy

if TYPE_CHECKING:
    import re

    from newsdiff.words import Span


class Found(NamedTuple):
    """A dateline and where it stands; its span takes in the dash and the white space after it."""

    places: tuple[str, ...]
    agency: str | None
    date: str | None
    span: Span


_LONGEST = 120
_AGENCY_NAMES = (
    "reuters|thomson reuters|thomson reuters foundation|reuters breakingviews|reuters health|ap|associated press|afp|dpa"
    "|dpa-afx|upi|pa|pti|ani|ians|efe|ansa|agi|ats|ats afp|apa|dow jones|bloomberg|kyodo|jiji|xinhua|tass|interfax|ria"
    "|yonhap|cnn|nyt|lusa|belga|anp|ntb|tt|stt|ritzau|aap|cp|ana|mti|pap|ctk|sana|irna|wafa|bernama|antara"
    "|globe newswire|business wire|pr newswire|prnewswire|newsfile corp|accesswire|opta|gracenote"
    "|sda|sid|epd|kna|awp|askanews|adnkronos|italpress|europa press|wam|mena|petra|belta|ukrinform|agerpres|hina|tanjug|beta|bns|leta|delfi|azertac"
)
_AGENCIES = frozenset(_AGENCY_NAMES.split("|"))
_DASH = r"[-\u2010-\u2015\u2212_]{1,2}"
_BRACKET = lazy(r"([^()\n]{0,80})\(\s{0,3}([^()\n]{2,40}?)\s{0,3}\)")
_REGION = lazy(r"([^()\n]{2,60}\([^\W\d_][^()\n]{1,30}\)(?:, [^()\n]{2,24})?) ?\(\s{0,3}([^()\n]{2,40}?)\s{0,3}\)")
_AFTER = lazy(rf"\s*[.,:]?\s*{_DASH}\s*")
_COLON = lazy(r":\s+(?=[^\W\d_a-z«\"“‘])")
_TEXT = lazy(r"\s*(?=[A-Z«\"“‘])")
_NEXT = lazy(r"\s+(?=[A-Z«\"“‘])")
_TITLE_WORDS = (  # stand before a dash as places do
    "ANALYSIS OPINION EXCLUSIVE WATCH UPDATE CORRECTION BREAKING FACTBOX EXPLAINER COMMENT REVIEW INTERVIEW NOTE LIVE VIDEO"
    " PHOTOS PREVIEW URGENT ALERT CORRECTED UPDATED ADDS ADVERTISEMENT SPONSORED PHOTO READ NEW"
)
_TITLES = frozenset(_TITLE_WORDS.split())
_ALONE = lazy(r"[A-Z][a-z]{2,20}$")
_AGENCY = lazy(r"[^\W\d_][\w&.' /-]*$")
_ACRONYM = lazy(r"[A-Z]{3,5}$")
_SOUNDS = lazy(r"\b(?:News|Newswire|Wire|Press|Presse|Prensa|Agency|Agence|Agentur|Agencia|Agenzia|Media)\b")
_PLACED_AFTER = lazy(rf"\s*{_DASH}\s+([^()\n]{{2,60}}?)\s+{_DASH}\s+")
_UNBRACKETED = lazy(
    rf"([^()\n]{{2,70}}?)\s(?:/?(Kyodo|Xinhua|Jiji|TASS|PNA)/?(?:\s+{_DASH}\s+|\.?\s+(?=[A-Z«\"“‘]))|(AAP|AFP|AP|Reuters|EFE|DPA|dpa|UPI)\s+{_DASH}\s+)"
)
_TAILED = lazy(r"(.{2,80}?)\s{0,2}(?:\(\s?([^\W\d_][^()]{1,38})\)|(?<=\d)\s([^\W\d_][^\d()]{1,30}))$")
_SLASHED = lazy(
    rf"(?:([^()\n]{{2,80}}?)\s)?/([^\W\d_][\w .&-]{{1,30}})/\s{{0,3}}(?:{_DASH}|(:)|\.(?=\s[A-Z«\"“‘]))\s{{0,3}}"
)
_NAMES = lazy(
    r"Kyodo|Xinhua|Jiji|TASS|PNA|\b(?:AAP|AFP|AP|Reuters|EFE|DPA|dpa|UPI)\s+[-–—_]"
)  # a quick look before a slow one
_PLAIN = lazy(rf"([^()\n]{{2,70}}?)(?:\s+{_DASH}\s+|\s?[\u2013\u2014]\s?|--\s?)(?=[A-Z\d«\"“‘'])")

_SIGN = lazy(r"[(/_\-\u2010-\u2015\u2212]")
_NAMED = (
    "Kyodo",
    "Xinhua",
    "Jiji",
    "TASS",
    "PNA",
    "AAP",
    "AFP",
    "AP",
    "Reuters",
    "EFE",
    "DPA",
    "dpa",
    "UPI",
)

_MONTH_STARTS = (  # of eight languages
    "jan feb mar apr may jun jul aug sep oct nov dec gen mag giu lug ago set ott dic ene abr mär mae mai okt dez"
    " fév fev avr jui aoû déc out maj"
)
_MONTHS = frozenset(_MONTH_STARTS.split())
_DATE = lazy(
    r"(?:(?<=[\s,])|^)(?:(?:Mon|Tues?|Wed|Wednes|Thu|Thurs?|Fri|Sat|Satur|Sun)(?:day)?[.,]{0,2}\s{1,3}|(?:le|el|il|den|am)\s)?"
    r"(?:([^\W\d_]{3,10})\.?\s{1,3}\d{1,2}|\d{1,2}\.?\s{1,3}([^\W\d_]{3,10})\.?)(?:,?\s{1,3}\d{4})?"
    r"(?:\s?[/,]\s?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?)?$"
)
_DAY = lazy(r",\s(\d{1,2})$")  # `MADRID, 4 (EUROPA PRESS)`
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_SMALL = r"(?:de|del|della|di|do|da|dos|das|la|le|les|el|al|of|the|and|und|et|y|am|an|der|sur|bei|near|off|aboard|in)"
_PLACE = lazy(
    rf"(?!By ){_WORD}(?:,?[ ]?/[ ]?{_WORD}|,?[ ](?:{_SMALL}[ ]){{0,2}}{_WORD}){{0,9}}(?:[ ]\({_WORD}(?:[ ]{_WORD}){{0,4}}\))?$"
)
_ONE_OR_MORE = lazy(r"\s?/\s?|\s(?:AND|and|UND|und|ET|et)\s")


def dateline(text: str, *, lead: bool = True) -> Found | None:
    """The dateline at the start of a paragraph, or None.

    Read are `PLACE[/PLACE][, Region][, Date] (AGENCY) -` with any dash, `(AGENCY) - PLACE, DATE -`, agencies that use
    no brackets or no dash as Kyodo, Xinhua and ATS do, and, only in a `lead`, `PLACE[, Date] —` without an agency, where
    the place is in capitals. A bracket whose text is no known agency counts only behind capitals or a date, or if it sounds like one.
    """
    head = text[:_LONGEST]
    if head[:1].islower() or not _is_signed(head):
        return None
    brackets = (match for form in (_BRACKET, _REGION) if (match := form.match(head))) if "(" in head else ()
    found = (
        next(filter(None, (_bracketed(head, match) for match in brackets)), None)
        or _unbracketed(head)
        or _slashed(head)
    )
    return found or (_plain(head) if lead else None)


def _is_signed(head: str) -> bool:
    """Whether a text holds one of the signs that no dateline is without: a bracket, a slash, a dash that joins no word, an agency."""
    if "(" in head or "/" in head:
        return True
    if not head.isascii() and _SIGN.search(head):
        return True
    if ("-" in head or "_" in head) and (" -" in head or "--" in head or " _" in head or not head.isprintable()):
        return True
    return (  # a look for one letter costs half of one for a name
        ("A" in head and ("TASS" in head or "PNA" in head))
        or ("K" in head and "Kyodo" in head)
        or ("J" in head and "Jiji" in head)
        or ("X" in head and "Xinhua" in head)
    )


def stated(line: str) -> Found | None:
    """The dateline in a field of its own: as in a text, dash or not, or a place or date alone; its span is empty."""
    line = line.strip().rstrip("-–—_ ")
    if len(line) > _LONGEST:
        return None
    found = dateline(f"{line} - X") or dateline(f"{line}: X") or _any_agency(line)
    if found is None:
        parts = _parts(line)
        found = Found(parts[0], None, parts[1], (0, 0)) if parts else None
    return found._replace(span=(0, 0)) if found else None


def opening(text: str, line: str) -> int:
    """Where a text goes on behind the dateline that its format states; 0 where it does not begin with those words."""
    line = line.strip().rstrip("-–—_ ")
    after = _AFTER.match(text, len(line)) if line and text.startswith(line) else None
    return after.end() if after else 0


def _any_agency(line: str) -> Found | None:
    """A dateline in a field of its own: what stands in a bracket, or behind a date, is an agency, known or not."""
    match = _TAILED.match(line)
    parts = _parts(match[1]) if match else None
    if match is None or parts is None or not (match[2] or parts[1]):
        return None
    return Found(parts[0], match[2] or match[3], parts[1], (0, 0))


def _bracketed(head: str, match: re.Match[str]) -> Found | None:
    before, agency = match[1].strip().rstrip("-–— "), match[2]
    known = any(name.strip() in _AGENCIES for name in (agency.casefold(), *agency.casefold().split("/")))
    if not before and known and (after := _PLACED_AFTER.match(head, match.end())) and (parts := _parts(after[1])):
        return Found(parts[0], agency, parts[1], (0, after.end()))
    parts = _parts(before) if before else ((), None)
    if parts is None:
        return None
    places, date = parts
    capitals = bool(places) and places[0].split(",")[0].split(" (")[0].isupper()
    end = _behind(head, match.end(), agency, places, known=known, marked=bool(capitals or date))
    if end is None:
        return None
    if not before and not known and _ALONE.match(agency) and agency.upper() not in _TITLES:
        return Found((), agency, None, (0, end))
    short = len(places) > 0 and all(" " not in place for place in places) and _ACRONYM.match(agency)
    named = _AGENCY.match(agency) and (not agency.islower() or date)
    if not (known or (named and (capitals or date or short or _SOUNDS.search(agency)))):
        return None
    return Found(places, agency, date, (0, end))


def _behind(
    head: str,
    at: int,
    agency: str,
    places: tuple[str, ...],
    *,
    known: bool,
    marked: bool,
) -> int | None:
    """Where the text begins behind an agency's bracket; without a dash only behind an agency that is known."""
    after = _AFTER.match(head, at)
    if after is None and known:
        alone = len(places) == 1 and " " not in places[0] and _ACRONYM.match(agency)
        after = _COLON.match(head, at) or (_NEXT.match(head, at) if marked or agency.islower() or alone else None)
        after = after or (None if places else _TEXT.match(head, at))
    return after.end() if after else None


def _slashed(head: str) -> Found | None:
    """`SARN, May 3, 2031 /PRNewswire/ --`: the agency between slashes, behind a date or capitals, or one that is known."""
    match = _SLASHED.match(head) if "/" in head else None
    parts = (_parts(match[1]) if match[1] else ((), None)) if match else None
    if match is None or parts is None:
        return None
    dated = parts[1] or (parts[0] and parts[0][0].split(",")[0].isupper())
    if match[2].casefold() not in _AGENCIES and (not dated or match[3]):
        return None
    return Found(parts[0], match[2], parts[1], (0, match.end()))


def _unbracketed(head: str) -> Found | None:
    named = any(map(head.__contains__, _NAMED)) and _NAMES.search(head)
    match = _UNBRACKETED.match(head) if named else None
    parts = _parts(match[1]) if match else None
    if match is None or parts is None or not (parts[1] or head[match.end() - 2] in "-–—"):
        return None
    return Found(parts[0], match[2] or match[3], parts[1], (0, match.end()))


def _plain(head: str) -> Found | None:
    match = _PLAIN.match(head)
    parts = _parts(match[1]) if match else None
    if match is None or parts is None or not parts[0]:
        return None
    places, date = parts
    first = places[0].split(",")[0]
    hyphen = match.group().rstrip().endswith("-") and not match.group().rstrip().endswith("--")
    if not first.isupper() or first in _TITLES or len(first) < 3 or (hyphen and date is None and len(first) < 6):
        return None
    return Found(places, None, date, (0, match.end()))


def _parts(head: str) -> tuple[tuple[str, ...], str | None] | None:
    """Places and date of what stands before the agency; None where it can be neither."""
    head = " ".join(head.split()).strip(" ,")
    match = _DATE.search(head.rstrip("."))
    date = None
    if match and (match[1] or match[2]).casefold()[:3] in _MONTHS:
        date, head = " ".join(match.group().split()), head[: match.start()].rstrip(" ,")
    day = None if date else _DAY.search(head)
    if day:
        date, head = day[1], head[: day.start()]
    if "," not in head:  # `ORRIN. Nov 3`; a region's stop stays: `ORRIN, Mass.`
        head = head.rstrip(".")
    if not head:
        return ((), date) if date else None
    if not _PLACE.match(head):
        return None
    return tuple(" ".join(place.split()) for place in _ONE_OR_MORE.split(head)), date
