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
