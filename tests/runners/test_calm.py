"""The collector of cycles is left off for a stretch of work, and put back as it was."""

import contextlib
import gc

import pytest

from newsdiff.runners.calm import calm


@pytest.mark.parametrize("before", [True, False])
def test_the_collector_is_put_back_as_it_was(before):
    enabled = gc.isenabled()
    try:
        (gc.enable if before else gc.disable)()
        with contextlib.suppress(KeyError), calm():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is before
    finally:
        (gc.enable if enabled else gc.disable)()


def test_what_was_made_within_counts_as_old_and_is_not_looked_through_at_once():
    enabled = gc.isenabled()
    gc.enable()
    try:
        with calm():
            made = [[] for _ in range(5000)]
        assert any(one is made for one in gc.get_objects(generation=2))
        assert gc.get_freeze_count() == 0
    finally:
        (gc.enable if enabled else gc.disable)()


def test_what_somebody_froze_stays_frozen():
    enabled = gc.isenabled()
    gc.enable()
    try:
        gc.freeze()
        before = gc.get_freeze_count()
        with calm():
            pass
        assert gc.get_freeze_count() == before > 0
    finally:
        gc.unfreeze()
        (gc.enable if enabled else gc.disable)()
