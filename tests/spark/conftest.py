import os
import shutil
from importlib.util import find_spec

import pytest

LACKING = (
    "pyspark is not installed (the extra `spark`)"
    if find_spec("pyspark") is None
    else "no Java was found"
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME")
    else ""
)
if LACKING:
    collect_ignore_glob = ["test_*.py"] if not os.environ.get("NEWSDIFF_SPARK") else []


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/spark" in item.nodeid and LACKING and not os.environ.get("NEWSDIFF_SPARK"):
            item.add_marker(pytest.mark.skip(reason=f"not measured: the same stories on Spark ({LACKING})"))
