"""A text goes in, the language that its function words are of comes out, or nothing where that is not clear."""

from __future__ import annotations

from collections import Counter

from newsdiff.words.tokens import words

# Frequent words that few of the other languages have: 16 to 24 a language, lower case, no names.
_FUNCTION_WORDS = {
    "cs": "a že se na je jsou byl byla podle který která které jako nebo při také ale již jeho však po s v",
    "da": "og at det er den af ikke der til på har som med for blev efter også ud hun være ville siger af",
    "de": "der die das und ist nicht den von mit sich auf für dem im ein eine werden wurde nach auch bei sind hat",
    "en": "the of and to in that was is for it with as his on be at by had are but from have he said which they",
    "es": "el la de que y los las en un una por con para se del no es su al como más fue pero sus este según",
    "fi": "ja on ei että se sen sitä hän hänen oli ovat olivat ollut ole mukaan myös kuin joka jotka jonka sekä mutta kun niin tämä tämän vain nyt",
    "fr": "le la les de des et en un une du est que pour dans qui sur au par avec il pas ne plus ce selon sont",
    "hu": "a az és hogy nem is egy volt szerint meg csak van már de el mint ezt vagy még lesz",
    "id": "yang dan di itu dengan untuk dari dalam tidak ini pada akan adalah oleh juga telah mereka ke bahwa karena",
    "it": "il la di che e in un una del della per con non sono è da al gli dei nel alla anche le ha più come",
    "nl": "de het een van en in is dat op te zijn voor met niet aan er om ook als bij door hij maar naar werd",
    "no": "og at det er den av ikke som til på har med for ble etter også ut hun være ville sier fra blitt mot",
    "pl": "i w na z się że nie do jest to przez od jak po są był była oraz który która dla ale jego także",
    "pt": "o a de que e do da em um uma para com não os as no na por mais dos das foi ao pelo pela são segundo",
    "ro": "și în de la cu pe care este nu din că a fost au pentru mai sunt prin după ce sau unui unei",
    "ru": "и в на не что с по из как это был его за для от к у а но о его также который была",
    "sv": "och att det är en som på av för med den till inte har om ett var efter också sig men från säger vid",
    "tr": "ve bir bu için ile da de olarak daha olan gibi çok sonra kadar göre ise olduğu dedi oldu ancak",
    "uk": "і в на не що з у та як це до за від про через але для які його було була який",
}
_LANGUAGES = {name: frozenset(table.split()) for name, table in _FUNCTION_WORDS.items()}
_TELLING = {
    word: tuple(name for name, table in _LANGUAGES.items() if word in table)
    for word in frozenset().union(*_LANGUAGES.values())
}
FUNCTION_WORDS = frozenset().union(*_LANGUAGES.values()) | frozenset(
    "all also am an any been because before both can could did do does during each either even had has her him his i if into its "
    "it's just like may me more most must my no nor not now only or other our out over own same says she should since so some "
    "still such than that's their them then there these this those through told too under until up upon us very we were what when "
    "where whether while who whom whose why will would you your".split()
)
"""Words that carry no matter of their own, of all these languages together: for weighing what two texts share."""

_LETTERS = {
    n: chr(n).lower() if chr(n).isalpha() else " " if chr(n).isprintable() or chr(n).isspace() else None
    for n in range(128)
}
"""For each character of ASCII the letter that it is in the comparison key, a space, or nothing where the key leaves it out."""
_FEWEST = 3  # different function words that a verdict needs
_SHARE = 0.15  # of all words; running text of these languages has .25 to .50
_LEAD = 2  # over the runner-up in the words that they do not share, so that Danish can be told from Norwegian
_ENOUGH = 2000  # words looked at


def language(text: str) -> str | None:
    """The text's language as an ISO 639-1 code, by the function words in it; None where not clear (short, mixed, a table).

    Deterministic: no sampling; a lead too small for one of two near languages gives None. Cost: linear, at most 2,000 words.
    """
    looked = text[: 12 * _ENOUGH]
    if looked.isascii() and len(_TELLING.keys() & looked.translate(_LETTERS).split()) < _FEWEST:
        return None  # of no more words than these can the key consist, and to make it is dear: most are tables
    found = words(looked)[:_ENOUGH]
    told = Counter(filter(_TELLING.__contains__, found))
    telling = told.keys()
    if len(telling) < _FEWEST:
        return None
    scores = dict.fromkeys(_LANGUAGES, 0)
    for word, count in told.items():
        for name in _TELLING[word]:
            scores[name] += count
    runner_up, best = sorted(scores, key=scores.__getitem__)[-2:]
    mine, others = telling & _LANGUAGES[best], telling & _LANGUAGES[runner_up]
    if len(mine) < _FEWEST or scores[best] < _SHARE * len(found):
        return None
    lead, rest = (sum(map(told.__getitem__, some)) for some in (mine - others, others - mine))
    return best if lead >= max(1, _LEAD * rest) else None
