"""Stages of a run: what was finished once is read again, and nothing half-written is ever taken for whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyspark.sql import DataFrame, SparkSession


@dataclass(frozen=True)
class Stages:
    """Where the stages of one run stand.

    A stage stands in a folder that carries a fingerprint of all that it follows from: the inputs, the release, the options.
    Beside it stands a marker, written only after the stage was; without the marker it is made again.

    Attributes:
        spark: the session.
        folder: where the stages stand, any path that Hadoop can write.
        fingerprint: of what all stages so far follow from.
    """

    spark: SparkSession
    folder: str
    fingerprint: str = ""

    def then(self, **options: Any) -> Stages:
        """The stages that follow from these options as well."""
        told = json.dumps([self.fingerprint, options], sort_keys=True, default=str)
        return replace(self, fingerprint=hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16])

    def stage(self, name: str, make: Callable[[], DataFrame]) -> DataFrame:
        """The table of a stage: as it stands, or made and written now."""
        path = f"{self.folder}/{self.fingerprint}/{name}"
        if self._done(path):
            return self.spark.read.parquet(path)
        made = make()
        made.write.mode("overwrite").parquet(path)
        self._mark(path)
        return self.spark.read.schema(made.schema).parquet(path)  # no job to find out what is known

    def _done(self, path: str) -> bool:
        return stands(self.spark, f"{path}.done")

    def _mark(self, path: str) -> None:
        say(self.spark, f"{path}.done", self.fingerprint)


def say(spark: SparkSession, path: str, word: str) -> None:
    """Write one line as a text that Hadoop can read, whole or not at all, in place of what stood there."""
    from pyspark.sql import functions as F  # noqa: N812, PLC0415 - an extra; the name that all Spark code has

    spark.range(1).coalesce(1).select(F.lit(word)).write.mode("overwrite").text(path)


def stands(spark: SparkSession, path: str) -> bool:
    """Whether `say` wrote a line there: its one file appears whole or not at all, and is not opened."""
    from pyspark.errors import AnalysisException  # noqa: PLC0415 - an extra

    try:
        return bool(spark.read.text(path).inputFiles())
    except AnalysisException:  # no such path
        return False


def said(spark: SparkSession, path: str) -> str | None:
    """The line that was written by `say`; None where none stands whole."""
    from pyspark.errors import AnalysisException  # noqa: PLC0415 - an extra

    try:
        found = spark.read.text(path).take(2)
    except AnalysisException:  # no such path
        return None
    return found[0][0] if len(found) == 1 else None
