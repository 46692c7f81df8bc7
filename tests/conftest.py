"""What holds for every test."""

import signal

from hypothesis import HealthCheck, settings

settings.register_profile(  # the same cases each time, and no test by the clock
    "house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell does so for what it starts in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)
