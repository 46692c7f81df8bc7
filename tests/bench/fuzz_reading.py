"""Mutations of well-formed files of every format: nothing but `ReadError` may come out of a reader.

    python -m tests.bench.fuzz_reading [--mutations 100000] [--reader nitf] [--seed 1]

Prints, a line a reader, how many mutations were read, how many refused, the slowest and the peak memory; leaves with 1 where anything
but `ReadError` came out, having printed the mutation that did it.
"""

import argparse
import random
import resource
import sys
import time
import traceback

from newsdiff.errors import ReadError
from newsdiff.parsing import parse
from newsdiff.reading import READERS, read_stream
from tests.reading.seeds import SEEDS

CRUMBS = [
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"{", b"[" * 50, b"\n", b"\r", b",", b"\\ud800", b"\x1f\x8b", b"BZh91AY&SY", b"1e999", b"\xc3", b"<", b">", b"&", b"&#0;",
    b"&#xD800;", b"]]>", b"<![CDATA[", b"<!--", b"<p>" * 40, b"</p>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"\x01", b"\x02", b"\x03", b"\x16\x16\x01", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: br\r\n", b"-1", b"\xed\xa0\x80", b"\x7f" * 9, b"PK\x03\x04", b"PAR1", b"null", b"{}", b"[]", b"xmlns:a='b'", b"encoding='utf-7'",
]  # fmt: skip


def mutated(chance, seed):
    """A copy of the seed with one to six changes: bytes put in, taken out, turned, or a stretch of it doubled."""
    raw = bytearray(seed)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(raw) + 1)
        kind = chance.random()
        if kind < 0.35:
            raw[at:at] = chance.choice(CRUMBS)
        elif kind < 0.6:
            del raw[at : at + chance.randint(1, 30)]
        elif kind < 0.7:
            raw[at:at] = raw[at : at + chance.randint(1, 200)]
        else:
            raw[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(raw)


def tried(raw, form):
    """(documents, errors) that a reader makes of some bytes; anything it raises comes through."""
    found = refused = 0
    for one in read_stream("x", iter([raw]), form=form):
        if isinstance(one, ReadError):
            refused += 1
            assert "\n" not in str(one)
        else:
            found += 1
            for version in parse(one):
                version.as_dict(paragraphs=False)
    return found, refused


def fuzzed(form, mutations, seed):
    """One reader's line: how it went; raises what came out and is no `ReadError`, its mutation as a note."""
    chance = random.Random(f"{form}{seed}")  # noqa: S311 - the same each time
    read = refused = 0
    slowest = 0.0
    for _ in range(mutations):
        raw = mutated(chance, chance.choice(SEEDS[form]))
        begun = time.process_time()
        try:
            one, other = tried(raw, form if chance.random() < 0.7 else None)
        except BaseException as error:
            error.add_note(f"reader {form}, bytes {raw!r}")
            raise
        slowest = max(slowest, time.process_time() - begun)
        read, refused = read + bool(one), refused + bool(other)
    return read, refused, slowest


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutations", type=int, default=100_000)
    parser.add_argument("--reader", choices=sorted(SEEDS), default=None)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    assert set(SEEDS) == set(READERS), "each reader has seeds"
    failed = False
    for form in [asked.reader] if asked.reader else sorted(SEEDS):
        try:
            read, refused, slowest = fuzzed(form, asked.mutations, asked.seed)
        except Exception:  # noqa: BLE001 - whatever came out is what is looked for
            traceback.print_exc()
            failed = True
            continue
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{form:10} {asked.mutations} mutations: {read} gave documents, {refused} errors; slowest {slowest:.2f} s CPU; peak {peak} MB",
            flush=True,
        )
    sys.exit(failed)


if __name__ == "__main__":
    main()
