"""A slow, plain twin of the aligner: no index, no anchors, no pruning, a dense matrix and scipy's assignment.

It holds to the same objective and the same thresholds, written down a second time in the plainest way. Where one side
repeats a sentence it makes no promise which of the copies is meant.
"""

from itertools import chain
from math import log, sqrt

import numpy as np
from scipy.optimize import linear_sum_assignment

from newsdiff.alignment import choosing, joining, replacing, similarity
from newsdiff.alignment.units import STEM, units
from newsdiff.model.relations import MOVING
from newsdiff.words import words

NEVER = -1e12
IDENTICAL = 1e9  # a word in an identical link outweighs any sum of similarities


def stems_of(unit):
    """The words of a sentence, without their endings."""
    return [word[:STEM] for word in words(unit.text)]


def common(left, right):
    """Length of the longest common subsequence."""
    row = [0] * (len(right) + 1)
    for a in left:
        previous = row[:]
        for j, b in enumerate(right, 1):
            row[j] = previous[j - 1] + 1 if a == b else max(previous[j], row[j - 1])
    return row[-1]


class Twin:
    def __init__(self, before, after):
        self.before, self.after = units(before, after)
        self.counts = [
            {
                stem: sum(stem in stems_of(unit) for unit in side)
                for stem in set(chain.from_iterable(stems_of(u) for u in everyone))
            }
            for side, everyone in ((side, self.before + self.after) for side in (self.before, self.after))
        ]
        total = 1 + len(self.before) + len(self.after)
        self.idf = {stem: log(total / (1 + self.counts[0][stem] + self.counts[1][stem])) + 1 for stem in self.counts[0]}
        self.found = {
            (u.number, v.number): self.likeness([u], [v]) for u in self.before for v in self.after if u.role == v.role
        }

    def vector(self, stems):
        weights = {stem: (1 + log(stems.count(stem))) * self.idf[stem] for stem in stems}
        length = sqrt(sum(value**2 for value in weights.values())) or 1.0
        return {stem: value / length for stem, value in weights.items()}

    def likeness(self, left, right):
        """(similarity, rare words shared) of two runs; nothing where they share hardly a word."""
        stems = [tuple(chain.from_iterable(stems_of(unit) for unit in run)) for run in (left, right)]
        vectors = [self.vector(one) for one in stems]
        cosine = sum(value * vectors[1].get(stem, 0.0) for stem, value in vectors[0].items())
        if cosine < similarity.SHARED:
            return 0.0, 0
        texts = [" ".join(" ".join(words(unit.text)) for unit in run) for run in (left, right)]
        ratio = 2 * common(*texts) / max(1, len(texts[0]) + len(texts[1]))
        rare = {
            stem
            for stem in set(stems[0]) & set(stems[1])
            if self.counts[0][stem] == self.counts[1][stem] == 1 and len(stem) >= similarity.TELLING
        }
        return (ratio + min(1.0, cosine)) / 2, len(rare)

    def same(self, pair):
        return self.before[pair[0]].text == self.after[pair[1]].text

    def words(self, pair):
        return self.before[pair[0]].weight + self.after[pair[1]].weight

    def assign(self, worth):
        """The heaviest set of pairs, each unit in one at most."""
        matrix = np.zeros((len(self.before) + len(self.after),) * 2)
        for pair, value in worth.items():
            matrix[pair] = value - abs(pair[0] - pair[1]) * 1e-7
        rows, columns = linear_sum_assignment(matrix, maximize=True)
        return sorted(pair for pair in zip(rows.tolist(), columns.tolist(), strict=True) if pair in worth)

    def stayers(self, pairs):
        """The heaviest set that keeps the order, by trying every last pair."""
        best = []
        for pair in sorted(pairs):
            own = min(self.before[pair[0]].weight, self.after[pair[1]].weight) - abs(pair[0] - pair[1]) * 1e-6
            fitting = [one for one in best if one[2][-1][1] <= pair[1]]
            total, _, kept = max(fitting, default=(0.0, 0, []), key=lambda one: one[0])
            best.append((total + own, len(best), [*kept, pair]))
        return max(best, default=(0.0, 0, []), key=lambda one: one[0])[2]

    def needed(self, pair, kept):
        others = [one for one in kept if one[0] != pair[0] and one[1] != pair[1]]
        low = max((one for one in others if one[0] < pair[0]), default=(-1, -1))
        high = min((one for one in others if one[0] > pair[0]), default=(len(self.before), len(self.after)))
        if not low[1] < pair[1] < high[1]:
            return float("inf")
        rows, columns = high[0] - low[0], high[1] - low[1]
        shift = abs((pair[0] - low[0]) / rows - (pair[1] - low[1]) / columns)
        return choosing.STAYS + choosing.SHIFTED * shift + choosing.CROWDED * log((rows - 1) * (columns - 1))

    def one_to_one(self):
        identical = {
            (u.number, v.number): IDENTICAL * self.words((u.number, v.number))
            for u in self.before
            for v in self.after
            if u.text == v.text
        }
        sure = {
            pair
            for pair, (alike, rare) in self.found.items()
            if alike >= (choosing.MOVES_RARE if rare >= choosing.RARE else choosing.MOVES)
        }
        chosen = self.assign(identical)
        for turn in range(1 + choosing.ROUNDS):
            kept = self.stayers(chosen)
            fitting = {}
            for pair, (alike, _) in self.found.items():
                needed = self.needed(pair, kept)
                if pair in sure or (turn and alike >= needed):
                    displaced = choosing.DISPLACED if needed == float("inf") else 0.0
                    fitting[pair] = (alike - displaced) * self.words(pair)
            chosen = self.assign(fitting | identical)
        kept = self.stayers(chosen)
        return [pair for pair in chosen if pair in kept or pair in sure or self.same(pair)]

    def joined(self, pairs, left, right):
        """Units of `right` left over that join the partner of a neighbour."""
        pairs = list(pairs)
        for _ in range(joining.ROUNDS):
            gains = []
            for a, near in pairs:
                for b in (near - 1, near + 1):
                    if 0 <= b < len(right) and all(b != one for _, one in pairs) and left[a].role == right[b].role:
                        held = {stem: self.idf[stem] for stem in stems_of(right[b])}
                        share = sum(v for stem, v in held.items() if stem in stems_of(left[a])) / (
                            sum(held.values()) or 1.0
                        )
                        run = sorted(one for other, one in pairs if other == a)
                        alone, more = (
                            self.likeness([left[a]], [right[n] for n in some])[0] for some in (run, sorted([*run, b]))
                        )
                        if share >= joining.CONTAINED and more - alone >= joining.GAIN:
                            gains.append((more - alone, -a, b))
            for _, a, b in sorted(gains, reverse=True):
                if all(b != one for _, one in pairs):
                    pairs.append((-a, b))
        return pairs

    def rare_names(self, pairs):
        texts = [self.before[a].text for a, _ in pairs] + [self.after[b].text for _, b in pairs]
        names = {name.casefold() for text in texts for name in replacing._NAME.findall(text)}
        return {
            name
            for name in names
            if all(
                sum(name in words(unit.text) for unit in side) <= max(2, len(side) * replacing.FEW)
                for side in (self.before, self.after)
            )
        }

    def replaced(self, pairs):
        kept = self.stayers(pairs)
        free = {
            (a, b): alike
            for (a, b), (alike, _) in self.found.items()
            if alike >= choosing.LEAST and all(a != one and b != other for one, other in pairs)
        }
        names = self.rare_names(free)
        worth = {}
        for (a, b), alike in free.items():
            crossed = sum((one < a) != (other < b) for one, other in kept)
            shared = names & set(words(self.before[a].text)) & set(words(self.after[b].text))
            evidence = alike + replacing.NAMED * min(replacing.NAMES, len(shared))
            bar = replacing.BESIDE if crossed else self.needed((a, b), kept)
            if shared and crossed <= 1 and evidence >= bar:
                worth[a, b] = evidence
        return self.assign(worth)

    def pairs(self):
        """Every pair, and those that moved."""
        linked = self.one_to_one()
        splits = self.joined(linked, self.before, self.after)
        merges = self.joined([(b, a) for a, b in linked], self.after, self.before)
        pairs = sorted({*splits, *((a, b) for b, a in merges)})
        pairs += self.replaced(pairs)
        for role in replacing.ONCE:
            free = [
                [u.number for u in side if u.role == role and all(u.number != pair[n] for pair in pairs)]
                for n, side in enumerate((self.before, self.after))
            ]
            if pairs and len(free[0]) == len(free[1]) == 1:
                pairs.append((free[0][0], free[1][0]))
        moving = [p for p in pairs if self.before[p[0]].role in MOVING and self.after[p[1]].role in MOVING]
        return set(pairs), set(moving) - set(self.stayers(moving))
