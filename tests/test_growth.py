"""The measure of growth tells linear work from quadratic work, noise or no noise."""

import itertools

import pytest

from tests import growth


@pytest.mark.parametrize(
    ("power", "noise"), [(1, [1]), (2, [1]), (1, [1, 9, 1, 1])], ids=["linear", "quadratic", "noisy"]
)
def test_linear_work_is_told_from_quadratic_work(power, noise, monkeypatch):
    now, slower = [0.0], itertools.cycle(noise)
    monkeypatch.setattr(growth.time, "process_time", lambda: now[0])

    def work(size):
        now[0] += size**power * next(slower) / 1000

    assert growth.exponent(work, int, 1600) == pytest.approx(power)
