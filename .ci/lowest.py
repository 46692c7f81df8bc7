"""Print the lowest set of dependencies that pyproject.toml allows, one requirement a line (core and `test`)."""

import re
import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
wanted = [
    *project["dependencies"],
    *(line for name in ("html", "warc", "feeds", "parquet", "test") for line in extras[name]),
]
tools = {"ruff", "mypy"}  # they judge the code; they do not run it
for line in wanted:
    bound = re.match(r"([\w.-]+)>=([\w.]+)", line)
    if bound and bound[1] not in tools:
        print(f"{bound[1]}=={bound[2]}")
