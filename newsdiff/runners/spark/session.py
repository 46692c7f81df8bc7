"""A master goes in, a Spark session comes out that runs on a fresh machine with nothing but Java and the extra."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsdiff.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyspark.sql import SparkSession

HERE = (
    "local[*,4]"  # all processors of this machine; a task may fail three times (plain local[*] gives up at the first)
)
_PARTS = "spark.sql.shuffle.partitions"
_COALESCED = "spark.sql.adaptive.coalescePartitions.enabled"
_STARTED = {
    "spark.app.name": "newsdiff",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": "false",
    "spark.python.daemon.module": "newsdiff.runners.spark.daemon",
}
_LIGHT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_STARTED_HERE = {
    "spark.driver.memory": "2g",  # on one machine the driver is the executor; 1g is Spark's own default
    "spark.driver.defaultJavaOptions": _LIGHT,
    "spark.executor.defaultJavaOptions": _LIGHT,  # of local-cluster; those of a cluster run for hours
    "spark.ui.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}
_SET = {
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "5000",  # a batch's texts and buckets are some 60 MB at a time
    "spark.sql.parquet.compression.codec": "zstd",
}
_SET_HERE = {  # rows are few and wide, and Python has the work: compiling code for them took twice what it saved
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


def session(master: str | None = None) -> SparkSession:
    """The session that runs already (a notebook), or a new one; what the user configured of Spark's SQL stays as it is.

    Without a master the one of `spark-submit` counts, else this machine (`HERE`). Python workers on this machine and of
    a standalone cluster take the interpreter that runs now, unless PYSPARK_PYTHON says otherwise.

    Raises:
        MissingExtra: pyspark is not installed, or there is no Java to start.
        UsageError: Spark does not start on that master.
    """
    try:
        from py4j.protocol import Py4JError  # noqa: PLC0415 - an extra
        from pyspark.errors import PySparkException  # noqa: PLC0415 - an extra
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise MissingExtra("--runner spark", "pyspark is not installed", "pip install 'newsdiff[spark]'") from error
    running = SparkSession.getActiveSession()
    if running is not None:
        return running
    submitted = not {"PYSPARK_GATEWAY_PORT", "SPARK_REMOTE"}.isdisjoint(os.environ)
    if not submitted:
        _java()
        master = master or HERE
    if master and master.startswith(("local", "spark://")):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder
    here = bool(master and master.startswith("local"))
    for name, value in (_STARTED | (_STARTED_HERE if here else {})).items():
        builder = builder.config(name, value)
    try:
        found = builder.master(master).getOrCreate() if master else builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        where = f"--master {master}" if master else "--runner spark"
        now = "it is local[2,4], spark://host:7077, yarn or k8s://…; what Spark printed says more"
        raise UsageError(where, f"Spark does not start there ({cause(error)})", now) from error
    here = str(found.conf.get("spark.master", "")).startswith("local")
    for name, value in (_SET | (_SET_HERE if here else {})).items():
        if found.conf.get(name, None) is None:
            found.conf.set(name, value)
    return found


def cause(error: Exception) -> str:
    """The line of what Spark or its Java complained of that names the cause."""
    told = [line.strip(" \t:") for line in str(error).splitlines() if line.strip()]
    return next((line for line in told if "Error: " in line or "Exception: " in line), told[0] if told else "")[:300]


def parallel(spark: SparkSession) -> int:
    """How many tasks run at a time; behind Spark Connect, where that is not told, as many as a shuffle has parts."""
    try:
        return int(spark.sparkContext.defaultParallelism)
    except (AttributeError, NotImplementedError):
        return int(str(spark.conf.get(_PARTS)))


@contextmanager
def shuffling(spark: SparkSession) -> Iterator[Callable[[int], None]]:
    """Gives what says into how many parts a shuffle goes from now on, to the end: Spark's own 200 are for large tables.

    Where the user said how many, that stands.
    """
    if spark.conf.get(_PARTS, None) is not None:
        yield lambda _: None
        return
    coalesced = spark.conf.get(_COALESCED)  # parts are told by their bytes, and what Python does with them takes longer
    spark.conf.set(_COALESCED, "false")
    try:
        yield lambda parts: spark.conf.set(_PARTS, parts)
    finally:
        spark.conf.unset(_PARTS)
        spark.conf.set(_COALESCED, coalesced)


def _java() -> None:
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java", path=f"{home}/bin" if home else None) is None:
        raise MissingExtra("--runner spark", "no Java was found", "install a Java 17 runtime, or set JAVA_HOME")
