"""What several processes make of shared work is what one makes."""

import os
import signal

import pytest

from newsdiff.errors import NewsdiffError, UsageError
from newsdiff.grouping import corpus, features, screening
from newsdiff.runners import hands, local


@pytest.fixture(params=["1", "2", "3"])
def shared(request, monkeypatch):
    monkeypatch.setenv(hands.VARIABLE, request.param)
    return int(request.param)


def test_results_come_in_the_order_of_their_parts(shared):
    assert list(hands.each(lambda part: part * part, range(50))) == [part * part for part in range(50)]
    assert list(hands.each(str, [])) == []


def test_the_work_is_dealt_out_to_so_many_processes(shared):
    found = list(hands.each(lambda _: os.getpid(), range(12)))
    assert len(set(found)) == shared
    assert (os.getpid() in found) is (shared == 1)
    assert found[:shared] * (12 // shared) == found


def test_an_error_is_raised_where_its_part_stands(shared):
    found = hands.each(lambda part: 1 // (part - 4), range(3, 8))
    assert next(found) == -1
    with pytest.raises(ZeroDivisionError):
        next(found)


def test_work_that_nobody_waits_for_is_let_go(shared):
    found = hands.each(lambda part: b"x" * part, [1 << 20] * 20)
    assert len(next(found)) == 1 << 20
    found.close()


def test_a_process_that_is_killed_is_told_in_one_line(monkeypatch):
    monkeypatch.setenv(hands.VARIABLE, "2")
    with pytest.raises(NewsdiffError, match=f"ended from outside; .*{hands.VARIABLE}=1"):
        list(hands.each(lambda part: part and os.kill(os.getpid(), signal.SIGKILL), [0, 1]))


@pytest.mark.parametrize("told", ["0", "-1", "two", "²", "1.5"])
def test_what_is_no_number_of_processes_is_told(monkeypatch, told):
    monkeypatch.setenv(hands.VARIABLE, told)
    with pytest.raises(UsageError, match="no number of processes"):
        hands.processes()


def test_texts_grouped_by_several_processes_are_the_same_stories_for_the_same_reasons(monkeypatch):
    versions = list(local.read("samples"))
    one = local.group(versions)
    monkeypatch.setenv(hands.VARIABLE, "3")
    for room, name, size in (
        (corpus, "_PART", 7),
        (corpus, "_BATCH", 500),
        (features, "_BATCH", 3),
        (screening, "_MANY", 5),
    ):
        monkeypatch.setattr(room, name, size)
    several = local.group(versions)
    assert several.pairs == one.pairs
    assert several.stories == one.stories


def test_a_few_texts_are_grouped_in_one_process(monkeypatch):
    monkeypatch.setenv(hands.VARIABLE, "3")
    monkeypatch.setattr(hands, "_hand", lambda *_: pytest.fail("a process was started"))
    assert len(local.group(local.read("samples"))) > 40


def test_a_process_leaves_without_a_word_whatever_signals_mean_to_the_first(monkeypatch, capfd):
    monkeypatch.setenv(hands.VARIABLE, "2")
    before = signal.signal(signal.SIGTERM, lambda *_: pytest.fail("the handler of the first process"))
    try:
        found = hands.each(lambda part: b"x" * part, [1 << 20] * 8)
        next(found)
        found.close()
        assert len(list(hands.each(str, range(9)))) == 9
    finally:
        signal.signal(signal.SIGTERM, before)
    assert capfd.readouterr() == ("", "")
