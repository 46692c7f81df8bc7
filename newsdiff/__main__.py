"""`python -m newsdiff` is `newsdiff`."""

from newsdiff.cli import main

main()
