"""Who says it, in two linked stretches: another speaker, a source no longer named, a source put on or taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from newsdiff.claims.lexicon import table
from newsdiff.claims.marks import Shift, Spot, lone, spot, stem
from newsdiff.claims.sources import BODIES, may_differ, same_speaker, tellers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.claims.attribution import Speaker
    from newsdiff.claims.index import Index
    from newsdiff.claims.marks import Mark
    from newsdiff.claims.sides import Side, Unit

Sure = Literal["high", "low"]


def of_speakers(unit: Unit, index: Index) -> list[Shift]:
    """Speakers: pairs whose verbs are one or whose words share a hunk; one that is only pointed at is left alone."""
    left, right = list(unit.before.speakers), list(unit.after.speakers)
    found: list[Shift] = []
    for one, two in _acts(unit, left, right):
        left.remove(one)
        right.remove(two)
        found += _changed_speaker(unit, index, one, two)
    if unit.matched.likeness >= 0.5:
        for side, rest, others in ((0, left, unit.after.speakers), (1, right, unit.before.speakers)):
            for speaker in rest:
                found += _new_speaker(unit, index, side, speaker, others)
    return found


def _acts(unit: Unit, left: list[Speaker], right: list[Speaker]) -> list[tuple[Speaker, Speaker]]:
    """Acts of speech that are one: the same speaker, else the same verb, else the only one of each side."""
    if _crossed(unit, left, right):
        return list(zip(left, right, strict=True))
    found = []
    rest = list(right)
    later: list[Speaker] = []
    for one in left:
        two = next((t for t in rest if same_speaker(one, t) in {"same", "variant"}), None)
        if two is None:
            later.append(one)
            continue
        rest.remove(two)
        found.append((one, two))
    for one in later:
        two = next((t for t in rest if unit.anchor(0, one.speech) == t.speech or _together(unit, one, t)), None)
        if two is None and len(later) == len(rest) == 1 and unit.matched.likeness >= 0.5:
            two = rest[0]
        if two is not None:
            rest.remove(two)
            found.append((one, two))
    return found


def _crossed(unit: Unit, left: list[Speaker], right: list[Speaker]) -> bool:
    """Whether two sources changed places, what they say did not: `the council said …, police said …`."""
    if not len(left) == len(right) == 2 or unit.likeness < STILL:
        return False
    across = ((left[0], right[1]), (left[1], right[0]))
    return all(same_speaker(*pair) == "same" for pair in across) and same_speaker(*right) == "different"


STILL = 0.9
"""Likeness of what is said from which it stands where it stood."""


def _together(unit: Unit, one: Mark, two: Mark) -> bool:
    hunk = unit.hunk(0, one)
    return hunk >= 0 and hunk == unit.hunk(1, two)


def _changed_speaker(unit: Unit, index: Index, one: Speaker, two: Speaker) -> list[Shift]:
    told = same_speaker(one, two)
    apart = told != "same" and one.named != two.named and _strangers(index, one, two)
    if told == "unknown" and apart and may_differ(one, two):
        told = "different"
    if told != "different":
        for side, speaker in enumerate((one, two)):
            _settle(unit, index, side, speaker, range(speaker.start, speaker.end))
    if told == "different" and _otherwise(unit, index, one, two):
        told = "unknown"
    if told == "different" and not _one_statement(unit, one, two):
        return []  # two speakers of a rewritten sentence may say two things
    if told == "different" and (_beside(unit, 0, one, two) or _beside(unit, 1, two, one)):
        told = "unknown"  # `the bank said`, `Mary Sole, a director of the bank, said`
    if told == "different" and (_other(unit, 0, one) or _other(unit, 1, two)):
        unit.take(0, one)
        unit.take(1, two)
        sure: Sure = "high" if _kept(unit, one, two) and (one.named == two.named or apart) else "low"
        return [Shift("attribution", spot(one), spot(two), "speaker", "another speaker says it", sure)]
    if told == "unknown":
        unit.take(0, one)
        unit.take(1, two)
        return []
    if one.unnamed != two.unnamed:
        why = "the source would not be named: said in one version only"
        spots = [_with_verb(s) for s in (one, two)]
        for side, where in enumerate(spots):
            unit.taken[side].update(range(where.start, where.end))
        return [Shift("attribution", spots[0], spots[1], "anonymity", why)]
    if one.verb != two.verb and "neutral" in {one.verb, two.verb} and not _denies(unit, one, two):
        verbs = [
            Spot(s.start, s.speech + 1, s.value) if s.start < s.speech else Spot(s.speech, s.end, s.value)
            for s in (one, two)
        ]
        unit.taken[0].add(one.speech)
        unit.taken[1].add(two.speech)
        return [Shift("attribution", verbs[0], verbs[1], "verb", "the verb of speech judges what is said", "low")]
    return []


def _other(unit: Unit, side: int, speaker: Speaker) -> bool:
    """Whether any word of a source differs, or moved: `the army accused rebels`, `the rebels accused the army`."""
    owner = unit.owners()[side]
    return any(owner[at] != KEPT for at in range(speaker.start, speaker.end) if unit.sides()[side].stems[at])


def _strangers(index: Index, one: Speaker, two: Speaker) -> bool:
    """Whether of a name and a noun the text with the name does not tell of the other, nor, of a person, the other of the name."""
    side, name, noun = (0, one, two) if one.named else (1, two, one)
    if all(any(index.mentions(side, {word}) for word in words) for words in tellers(noun)):
        return False
    person = noun.stands not in BODIES
    return not person or not any(index.mentions(1 - side, {word}) for word in name.head)


def _settle(unit: Unit, index: Index, side: int, speaker: Speaker, words: range) -> None:
    """A source that is no other in the other version is no clause that came or went: not where its name stands only here."""
    if not speaker.named or any(index.mentions(1 - side, {word}) for word in speaker.head):
        unit.settled[side].update(words)


def _denies(unit: Unit, one: Speaker, two: Speaker) -> bool:
    """Whether one side denies what the other says is not so: `said it was not`, `denied that it was`."""
    verbs = [side.run[s.speech].norm[:4] in {"deny", "deni"} for side, s in zip(unit.sides(), (one, two), strict=True)]
    plain = verbs.index(False) if verbs[0] != verbs[1] else -1
    return plain >= 0 and any(not turn.soft for turn in unit.sides()[plain].turns)


def _beside(unit: Unit, side: int, one: Speaker, two: Speaker) -> bool:
    """Whether what names one speaker stands beside the other, away from the verb: as whom he speaks for, or what he is."""
    here, there = unit.sides()[side].run, unit.sides()[1 - side].run
    sentence = there[two.start].sentence
    leads = two.start < two.speech
    near = there[max(0, two.start - BESIDE) : two.speech] if leads else there[two.speech : two.end + BESIDE]
    beside = [t.norm for t in near if t.sentence == sentence and t.quote < 0]
    words = {stem(word) for word in beside}
    if unit.before.language == "en" and (
        here.loud or there.loud
    ):  # where letters tell no name, one word in common is enough
        return bool(
            {stem(t.norm) for t in here[one.start : one.end]} & {stem(t.norm) for t in there[two.start : two.end]}
        )
    if one.named:
        return one.head <= words
    noun = here[one.end - 1].norm
    return two.named and {noun, noun.removesuffix("s")} & {*beside} != set()  # `papers`, `the paper Harbour News`


BESIDE = 14
"""Words beside a speaker that may say whom he speaks for."""


def _otherwise(unit: Unit, index: Index, one: Speaker, two: Speaker) -> bool:
    """Whether two headlines may call one speaker otherwise, for both texts tell of both: a minister, and his country."""
    named = one.named or two.named
    return unit.before.headline and named and index.mentions(1, one.head) and index.mentions(0, two.head)


def _one_statement(unit: Unit, one: Speaker, two: Speaker) -> bool:
    """Whether two speakers say one thing: a third of what is said stands in both sentences, half if one has a name.

    Two headlines are about one thing, whoever is their source.
    """
    named = one.named or two.named
    if unit.before.headline and not named:
        return True
    said = [
        {stem(side.run[a.start].norm) for a in side.atoms if a.content and _says(side, a.start, who)}
        for side, who in zip(unit.sides(), (one, two), strict=True)
    ]
    shared = 6 * len(said[0] & said[1]) >= len(said[0]) + len(said[1])
    return shared and (not named or _kept(unit, one, two))


def _kept(unit: Unit, one: Speaker, two: Speaker) -> bool:
    """Whether half of what is said, less the words for who says it, stands in both sentences."""
    spans = ((one.start, one.end), (two.start, two.end))
    sizes = [
        len([a for a in side.atoms if a.content and not span[0] <= a.start < span[1]])
        for side, span in zip(unit.sides(), spans, strict=True)
    ]
    return 2 * sum(a.content for a, _ in unit.matched.kept) >= 0.5 * sum(sizes)


def _says(side: Side, at: int, who: Speaker) -> bool:
    """Whether a word belongs to what is said, and is no part of a name: two reports on one company share its name."""
    told = at == who.speech or who.start <= at < who.end
    return not told and (side.run.loud or not side.run[at].text[0].isupper())


def _with_verb(speaker: Speaker) -> Spot:
    return Spot(min(speaker.start, speaker.speech), max(speaker.end, speaker.speech + 1), speaker.value)


def _new_speaker(unit: Unit, index: Index, side: int, speaker: Speaker, others: Sequence[Speaker]) -> list[Shift]:
    """An attribution put on or taken off a statement that is kept: only where no other speaker says it there.

    What the same source says in the sentence before or behind carries it on; one that speaks elsewhere makes it doubtful.
    """
    if others or not unit.fresh(side, speaker):
        return []
    there = unit.sides()[1 - side]
    if not _fresh_verb(unit, side, speaker) or _there(unit, side, speaker) or _otherwise_told(unit, side, speaker):
        return []
    if not _stays(unit, side, speaker) or _quoting(unit, side, speaker):
        return []
    where = _with_verb(speaker)
    if index.goes_on(1 - side, speaker, there.numbers):
        _settle(unit, index, side, speaker, range(where.start, where.end))
        return []
    unit.take(side, speaker)
    unit.settled[side].update(range(where.start, where.end))
    elsewhere = index.may_speak(1 - side, speaker) if speaker.pointing else index.speaks(1 - side, speaker)
    sure: Sure = "low" if elsewhere else "high"
    how = "put on" if side else "dropped"
    why = "the statement has a source in one version only"
    return [lone("attribution", side, where, how, why, sure)]


def _fresh_verb(unit: Unit, side: int, speaker: Speaker) -> bool:
    """Whether the verb stands on one side only; where a headline has a dash for it, whether the source is one by its noun."""
    here = unit.sides()[side]
    if here.run[speaker.speech].kind == "w":
        return unit.owners()[side][speaker.speech] >= 0
    return here.run[speaker.end - 1].norm in table(here.language, "speakers")


def _otherwise_told(unit: Unit, side: int, speaker: Speaker) -> bool:
    """Whether a noun for a source stands on the other side in place of a tag of speech: `in a statement that`, `when he said`."""
    other, owner = unit.sides()[1 - side], unit.owners()[1 - side]
    hunk = unit.owners()[side][speaker.speech]
    instead = (other.run[at].norm for at, number in enumerate(owner) if number == hunk >= 0)
    return any(word in table(other.language, "speakers") for word in instead)


def _there(unit: Unit, side: int, speaker: Speaker) -> bool:
    """Whether all words for a source stand in the other sentence: it says it by another verb."""
    here, other = unit.sides()[side], unit.sides()[1 - side]
    words = here.content(speaker.start, speaker.end)
    return bool(words) and other.roots.issuperset(words)


def _stays(unit: Unit, side: int, speaker: Speaker) -> bool:
    """Whether half of the content round a tag of speech is kept: of its sentence, up to what lies far from it."""
    here, owner = unit.sides()[side], unit.owners()[side]
    sentence = here.run[speaker.speech].sentence
    said = [
        atom
        for atom in here.atoms
        if atom.content
        and here.run[atom.start].sentence == sentence
        and abs(atom.start - speaker.speech) <= ROUND
        and not min(speaker.start, speaker.speech) <= atom.start < max(speaker.end, speaker.speech + 1)
    ]
    follows = [atom for atom in said if atom.start > speaker.speech]
    if speaker.start < speaker.speech and len(follows) > 1:
        said = follows  # `but the board said it would wait`: what stands before is said by nobody
    return 2 * sum(owner[atom.start] < 0 for atom in said) >= len(said)


def _quoting(unit: Unit, side: int, speaker: Speaker) -> bool:
    """Whether a tag of speech beside a quotation only says what another verb does, or who goes on: `she agreed: “…”`."""
    here, other = unit.sides()[side], unit.sides()[1 - side]
    near = here.run[max(0, speaker.speech - 3) : speaker.speech + 4]
    again = speaker.stands == "pronoun" or (speaker.named and bool(speaker.head & other.roots))
    return again and any(token.quote >= 0 for token in near)


KEPT = -1
"""The hunk of a word that stands in both."""
ROUND = 20
"""How many tokens from a verb of speech what is said is looked for."""
