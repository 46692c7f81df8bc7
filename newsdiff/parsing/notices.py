"""One paragraph goes in, the name of the desk's notice that it is comes out: advisory, correction, note, sign-off."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from newsdiff.words.patterns import lazy

_ROLES = (
    r"(?:reporting|writing|editing|compiled|edited|written|reported|translated|translation|graphics?|text"
    r"|bericht|berichterstattung|redaktion|bearbeitet|bearbeitung|mitarbeit|übersetzt|reportage|rédigé|rédaction|édité|edité|traduit"
    r"|reporte|reportaje|escrito|editado|edición|redacción|traducido)"
)
_CREDIT = (
    rf"(?:(?:additional|further|with|other|supplemental) )?{_ROLES}(?:(?:,| and|,? additional) {_ROLES}){{0,3}}"
    r"(?: by|:| von| par| por| de| from| with| contributions? by)"
)
_SIGN_OFF = lazy(
    rf"\(\s?(?-i:(?=[A-Z])){_CREDIT}(?!\w)[^()]*(?:\([^()]{{0,80}}\)[^()]*){{0,8}}\)[\s.]*$",
    re.IGNORECASE,
)
_OPENS = lazy(rf"\(\s?(?-i:(?=[A-Z])){_CREDIT}", re.IGNORECASE)
_CREDIT_LINE = lazy(
    rf"(?:[-–—]{{1,2}} ?)?(?-i:(?=[A-Z])){_CREDIT}:?\s.{{2,300}}$",
    re.IGNORECASE | re.DOTALL,
)
_CREDIT_FIRST = frozenset("-–—AFWOSRECTGBMÜÉ")
CREDIT_HEADS = frozenset("re wr ed co tr gr te be mi es ad fu wi ot su".split())
"""The first two letters of a line of credits, where it begins with letters of ASCII."""
_CONTRIBUTED = lazy(
    r"(?:[-–—]{2} ?)?(?:With assistance (?:from|by)\b|.{2,200} contributed (?:to this (?:report|story|article)|reporting)\b.{0,80}$)",
    re.IGNORECASE | re.DOTALL,
)
_END_MARK = lazy(
    r"(?:[-–—(=]{1,2}\s?)?(?:reuters?|afp|ap|dpa|upi|efe|ansa|pti|ians|ani|kyodo|xinhua|tass|lusa|enditem|ends?|ende|fin|\d0|0|#{3}|more)(?:\s?[-–—)=])?\W{0,6}$",
    re.IGNORECASE,
)
_NOTEBOOK = lazy(
    r"#{1,3} ?(?:dpa[ -]?)?(?:notizblock|note ?book|redaktionelle hinweise|editorial notes)\b",
    re.IGNORECASE,
)
_INITIALS = lazy(r"(?:[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}|\([a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}\))$")
_BETWEEN = frozenset(
    "and by in at for from with reporting writing editing von par por de del der van den di da e et y und".split()
)
"""What stands between the names in a line of credits that ends like a sentence."""

_VERBS = (
    "adds|updates|corrects|recasts|rewrites|refiles|repeats|fixes|removes|deletes|clarifies|changes|drops|restores|inserts|amends"
    "|edits|releads|writes through|includes|incorporates|recasting|updating|adding|refiling|correcting|repeating|new throughout"
    "|minor edits|recast|tops with|subs|substitutes|trims|cuts|attributes|specifies|reorders|clarifying|clarified|fixing"
    r"|(?:corrected|updated|refiled|re-filed|amended|recast|revised)(?= (?:to|with|after|by|in|throughout|from)\b)"
)
_ADVISORY = lazy(
    rf"\((?:(?:in|for) [^()]{{2,80}}?,? )?(?:{_VERBS})\b.*\)[.\s]*$"
    r"|(?:\^?\(?(?:eds|editors|attention editors|attn editors|note to editors)\b\s?[:—–-])"
    r"|(?:UPDATES?|RECASTS|ADDS|CORRECTS)(?: with\b| to\b|:)"
    r"|Correct(?:s|ed|ing) (?:(?:[A-Z][a-z]{2,8}\.? \d{1,2} )?(?:item|story|headline)\b|(?:figure|date|name|spelling|paragraph)s? )",
    re.IGNORECASE | re.DOTALL,
)
_EMBARGO = lazy(r"[(*]{0,3}(?:STRICTLY |UNDER |STRICT )?EMBARGO(?:ED)?\b.{0,160}$", re.DOTALL)
_HELD = lazy(r"[(*]{0,3}(?:HOLD|HELD) FOR RELEASE\b.{0,160}$", re.DOTALL)
_PUBLISHED = r"(?:story|article|version|post|posting|report|item|copy|headline|page|column)"
_MENDED = (
    r"(?:corrects|(?:has been|have been|was|is) (?:corrected|re-?corrected|re-?filed)|(?:has been|was) "
    r"(?:updated|amended|changed|revised|edited) (?:to (?:correct|fix|clarify|reflect|remove|show)|because)"
    r"|incorrectly|mistakenly|erroneously|misstated|misidentified|misspelled)"
)
_CORRECTION = lazy(
    r"[(\[*]{0,2}(?:"
    r"(?:corrections?|corrective|clarifications?|corrected|erratum|errata|korrektur|berichtigung|rectificatif|correctif|rectificación"
    r"|corrección|rettelse|rättelse|correzione|oikaisu)(?: (?:and|&) clarifications?)?\s{0,2}(?:\([^()]{1,40}\)\s?)?[:—–]"
    r"|corrections?(?: (?:and|&) clarifications?)? (?-i:(?=(?:An?|The|This|In|Because|Due) ))"
    rf"|this (?:[\w.-]{{1,20}} ){{0,5}}?{_PUBLISHED}\b[^.]{{0,80}}?\b{_MENDED}\b"
    rf"|the (?:(?:above|original|earlier|previous|initial) )?{_PUBLISHED} {_MENDED}\b(?! by\b)"
    rf"|an? (?:earlier|previous|prior|original) {_PUBLISHED}\b of (?:this|the) {_PUBLISHED}\b"
    rf"|an? (?:earlier|previous|prior|original) {_PUBLISHED}\b[^.]{{0,80}}?\b{_MENDED}\b"
    r"|because of (?:an?|incorrect) [^.]{0,60}\b(?:error|information)[^.]{0,120}\b(?:misstated|misidentified|incorrectly|earlier version|wrong)"
    r")",
    re.IGNORECASE,
)
_NOTE = lazy(
    r"\(?\[?(?:editor['’]?s?['’]? notes?|note to readers?|reader note|readers['’] note|publisher['’]s note|Anmerkung der Redaktion)"
    r"\s?[:—–_-]",
    re.IGNORECASE,
)
_NOTE_FIRST = frozenset("([eEnNrRpPaA")
_CORRECTION_FIRST = frozenset("([*cCeEkK\u212abBrRoOtTaA")  # the sign of kelvin is a K, too, where case is ignored
HEADS = frozenset("ed no re pu an co cl er ko be oi".split()) | {"a "}
"""The first two letters of a note to the reader or a correction, where it begins with letters of ASCII and not with The or This."""
_NAMED_HEADS = frozenset("sto art ver pos rep ite cop hea pag col abo ori ear pre ini".split())
_ERROR = lazy(
    r"\b(?:correct(?:s|ed|ion)|incorrect|erroneous|misstated|misidentified|mistaken)",
    re.IGNORECASE,
)
_BOILERPLATE = lazy(
    r"(?:©|\(c\) ?(?:copyright|\d{4})|copyright\b|all rights reserved|our standards:|read more\b|read next\b|see also:|related(?: stories| articles)?:"
    r"|lire aussi\b|lire la suite\b|lesen sie (?:auch|mehr)\b|mehr zum thema\b|le[ae] también\b|leia (?:também|mais)\b|leggi anche\b|also read\b|read also\b|see also\b"
    r"|continue reading|click (?:here|on)\b|for more\b.{0,80}\bclick|follow .{1,60} on (?:twitter|facebook|x|instagram)|sign up\b"
    r"|subscribe\b|more from\b|source: https?:|https?://\S+$|share this|tweet this|keywords?:|to contact the (?:reporter|editor)s?\b"
    r"|a version of this (?:article|story) appear)",
    re.IGNORECASE,
)
_BOILERPLATE_HEADS = frozenset("co al ou re li le me se cl fo si su mo so ht sh tw ke to".split()) | {"a "}
_ORNAMENT = lazy(r"[\W_]{1,40}$")


_CONTRIBUTIONS = 120  # characters from there to the end of who contributed
_CREDITS = 400  # characters of a line of credits
_TAIL = 1500  # characters at a paragraph's end in which a sign-off begins


@lru_cache(maxsize=64)  # a text's end is asked for by three rules
def signoff_at(text: str) -> int | None:
    """Where the bracketed sign-off at a paragraph's tail begins: 0 where it is all of it, None where there is none.

    Several that follow one another, `(Reporting by A) (Editing by B)`, count as one. Linear in the length of the text.
    """
    found, end = None, len(text)
    while text[max(0, end - _TAIL) : end].rstrip(" .\n\t\xa0").endswith(")"):
        starts = (match.start() for match in _OPENS.finditer(text, max(0, end - _TAIL), end))
        opening = next((start for start in starts if _SIGN_OFF.match(text, start, end)), None)
        if opening is None:
            break
        found = end = opening
    return found


def may_close(text: str) -> bool:
    """A first look that lets through whatever is a sign-off or a notebook: few paragraphs of a story, which are all looked at."""
    if ")" in text[-3:] or text[:1] == "#":
        return True
    if len(text) > _CREDITS:
        return False
    head = text[:2]
    return head.lower() in CREDIT_HEADS or not head.isascii() or head[:1] == "-" or names_makers(text)


def is_signoff(text: str) -> bool:
    """Whether a paragraph is, or ends with, the names of those who made the story."""
    if ")" in text[-3:] and signoff_at(text) is not None:
        return True
    if len(text) > _CREDITS:
        return False
    if _may_credit(text) and _CREDIT_LINE.match(text):
        return text[-1] != "." or ";" in text or "diting by" in text or _is_names(text)
    return (names_makers(text) or "ssistance" in text[:20]) and _CONTRIBUTED.match(text) is not None


def _is_names(text: str) -> bool:
    """Whether a line of credits (`Additional reporting by Ann Vell.`) holds names and what joins them, and no sentence."""
    return all(word[0].isupper() or word in _BETWEEN for word in text.lstrip("-–— ").split())


def names_makers(text: str) -> bool:
    """Whether a text may end by saying who contributed to it."""
    return " contribut" in text[-_CONTRIBUTIONS:]


def _may_credit(text: str) -> bool:
    """Whether a text begins as a line of credits may: few do, and the line itself is dear to look for."""
    head = text[:2]
    return text[:1] in _CREDIT_FIRST and (not head.isascii() or text[0] == "-" or head.lower() in CREDIT_HEADS)


def is_end_mark(text: str) -> bool:
    """Whether a paragraph is nothing but the mark that ends a story: an agency's name, `ENDS`, initials."""
    return len(text) < 24 and (_END_MARK.match(text) or _INITIALS.match(text)) is not None


def is_notebook(text: str) -> bool:
    """Whether a paragraph opens the desk's notebook under a story, which is not for publication."""
    return text[:1] == "#" and _NOTEBOOK.match(text) is not None


def is_advisory(text: str) -> bool:
    """Whether a paragraph is the desk's note on what it changed: `(Adds …)`, `Eds: …`."""
    return len(text) < 1000 and text[:1] in "(^EeAaNnURC" and _ADVISORY.match(text) is not None


def held_back(text: str) -> Literal["embargoed", "withheld"] | None:
    """What a line in capitals says about a text that may not be used yet: `EMBARGOED until …`, `HOLD FOR RELEASE: …`."""
    if text[:1] not in "(*SUEH":
        return None
    return "embargoed" if _EMBARGO.match(text) else "withheld" if _HELD.match(text) else None


def may_notify(text: str) -> bool:
    """A first look that lets through whatever is a note to the reader or a correction."""
    head = text[:2]
    return head[:1] in "([*" or not head.isascii() or head.lower() in HEADS or names_itself(text)


def names_itself(text: str) -> bool:
    """Whether a text may begin by naming a text: `This story`, `The earlier report`."""
    start = text[:7].lower()
    return start[:5] == "this " or (start[:4] == "the " and start[4:] in _NAMED_HEADS) or not start.isascii()


def is_correction(text: str) -> bool:
    """Whether a paragraph says that something published before was wrong."""
    return text[:1] in _CORRECTION_FIRST and _CORRECTION.match(text) is not None


def is_note(text: str) -> bool:
    """Whether a paragraph is an editor's note to the reader."""
    return text[:1] in _NOTE_FIRST and _NOTE.match(text) is not None


def admits_error(note: str) -> bool:
    """Whether a note says that something was wrong."""
    return _ERROR.search(note) is not None


def is_boilerplate(text: str) -> bool:
    """Whether a paragraph is about the page, not the story: copyright, links."""
    head = text[:2]
    looks = head.lower() in _BOILERPLATE_HEADS or head[:1] == "(" or not head.isascii()
    return looks and _BOILERPLATE.match(text) is not None


def is_ornament(text: str) -> bool:
    """Whether a paragraph is a rule or a row of stars."""
    return len(text) <= 40 and _ORNAMENT.match(text) is not None
