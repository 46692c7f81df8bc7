"""A folder of tables goes in, the versions come out that `export`, a cluster or `group -o DIR` wrote there, as they were."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.errors import ReadError
from newsdiff.model.packing import unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsdiff.model import Version


_TABLES = ("versions", "pairs", "links", "claim_changes")


def exported(path: str) -> Iterator[Version | ReadError] | None:
    """The versions of a folder that holds `versions.parquet`, a file or a folder of part files; None for any other path."""
    try:
        stands = path not in {"", "-"} and Path(path, "versions.parquet").exists()
    except (OSError, ValueError):  # no path at all: its reader says so
        return None
    return _versions(Path(path)) if stands else None


def table_in(path: str) -> str:
    """The table of versions in a folder where `export` or `group -o DIR` wrote its tables as JSON or CSV; any other path as it is."""
    for form in ("jsonl", "csv"):
        try:
            if path not in {"", "-"} and all(Path(path, f"{name}.{form}").is_file() for name in _TABLES):
                return str(Path(path, f"versions.{form}"))
        except (OSError, ValueError):  # no path at all: its reader says so
            return path
    return path


def _versions(folder: Path) -> Iterator[Version | ReadError]:
    table = folder / "versions.parquet"
    if not _whole(folder):
        yield ReadError(str(folder), "its tables were not written whole", "run what wrote them again")
        return
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415 - as above
    except ImportError:
        yield ReadError(
            str(table), "a Parquet file, which needs an optional library", "pip install 'newsdiff[parquet]'"
        )
        return
    number = 0
    try:
        for part in sorted(table.glob("*.parquet")) if table.is_dir() else [table]:
            for batch in parquet.ParquetFile(part).iter_batches(batch_size=1000, columns=["record"]):
                for record in batch.column("record").to_pylist():
                    number += 1
                    yield unpacked(record)
    except (pa.ArrowException, OSError, ValueError, KeyError, TypeError) as error:
        told = " ".join(str(error).split())[:100]
        yield ReadError(str(table), f"no table of versions ({told})", f"{number} versions before it were read")


def _whole(folder: Path) -> bool:
    """Whether all tables of a cluster's run stand; those of one machine have no state and are whole by themselves."""
    state = folder / "_state"
    if not state.is_dir():
        return True
    return any(part.read_text().startswith("whole") for part in state.glob("part-*"))
