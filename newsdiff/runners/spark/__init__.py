"""The steps on a cluster: paths in, tables out. A runner knows the steps, the steps know no runner.

Every step is a function that the laptop calls as well; what is here deals out its input, and brings together what belongs
together: `sources` reads, `texts` settles, `candidates` shuffles buckets, `judging` verifies, `components` joins,
`storing` writes. No driver holds what grows with the input, but for the names of its files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdiff.errors import OutputError, ReadError, Remark, UsageError
from newsdiff.release import VERSION
from newsdiff.runners.spark.session import cause, parallel, session, shuffling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pyspark.sql import DataFrame, SparkSession

    from newsdiff.model import Rule
    from newsdiff.runners.spark.stages import Stages

TEXTS = 20_000
"""Texts of a task at most, where a task's memory follows from its texts: 60 MB of buckets, 100 MB of packed versions."""
SHOWN = 100
"""Refused inputs that are told one by one."""


@dataclass(frozen=True)
class Outcome:
    """What a run on a cluster found; the tables stand in its folder.

    Attributes:
        versions, stories, pairs: how many there are.
        refused: inputs that could not be read or were passed over or worth a word (`Remark`), the first `SHOWN`.
        missed: how many could not be read in all.
    """

    versions: int
    stories: int
    pairs: int
    refused: tuple[ReadError, ...]
    missed: int


def group(
    paths: Sequence[str],
    output: str,
    *,
    master: str | None = None,
    format: str | None = None,  # noqa: A002 - the word of the contract
    fields: Mapping[str, str] | None = None,
    window: float = 72.0,
    cap: int = 20,
    rules: Sequence[Rule] = (),
) -> Outcome:
    """Group the stories of the paths on a cluster and write the tables below `output`, as the laptop would find them.

    Args:
        paths: files, folders, listings or exports, anywhere that Hadoop can read.
        output: a folder, anywhere that Hadoop can write. Its `_stages` keep what was finished: a run that was broken off
            goes on there, and one of the same inputs and options reads it again.
        master: a Spark master (`local[2,4]`, `spark://…`, `yarn`); None takes that of `spark-submit`, else this machine.
        format: name of a reader; None tells it from names and bytes.
        fields: where a table or JSON names its columns otherwise.
        window: as on a laptop (`runners.local.group`), as are `cap` and `rules`.
        cap: how many texts may share a bucket.
        rules: what an archivist decided.

    Raises:
        MissingExtra: pyspark or Java is missing.
        UsageError: Spark does not start on the master, a rule names an id that no version has, or the rules contradict
            each other.
        ReadError: no input can be read.
        OutputError: the cluster gave up, or the folder cannot be written.
    """
    spark = session(master)
    from py4j.protocol import Py4JError  # noqa: PLC0415 - comes with pyspark, an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415 - as above

    try:
        with shuffling(spark) as into:
            into(2 * parallel(spark))
            return _run(spark, into, paths, output.rstrip("/"), format, fields or {}, window, cap, rules)
    except (PySparkException, Py4JError, ConnectionError) as error:  # the last where the driver's Java is gone
        now = "what was finished is kept: start it again; Spark's log says more"
        raise OutputError(output, f"the cluster gave up ({cause(error)})", now) from error


def _run(
    spark: SparkSession,
    into: Callable[[int], None],
    paths: Sequence[str],
    output: str,
    form: str | None,
    fields: Mapping[str, str],
    window: float,
    cap: int,
    rules: Sequence[Rule],
) -> Outcome:
    from newsdiff.runners.spark import sources, stages  # noqa: PLC0415 - pyspark is an extra

    given, missing = sources.inputs(spark, paths, form)
    if not given:
        raise missing[0] if missing else ReadError("", "no input was given", "name files or folders")
    run = stages.Stages(spark, f"{output}/_stages").then(
        release=VERSION, inputs=[one.mark for one in given], format=form, fields=dict(fields)
    )
    read = run.stage("records", lambda: sources.records(spark, given, form, fields))
    refused = read.where("`where` is not null").select("skipped", "where", "what", "now")
    missed = refused.where("not skipped").count()
    told = tuple(
        (Remark if skipped else ReadError)(*row)
        for skipped, *row in refused.sort("skipped", "where").limit(SHOWN).collect()
    )
    into(tasks := max(2 * parallel(spark), -(-read.count() // TEXTS)))
    run, tables = _grouped(run, read, window, cap, rules, tasks)
    state, whole = f"{output}/_state", f"whole {run.fingerprint}"
    if stages.said(spark, state) != whole:
        stages.say(spark, state, "writing")
        for name, table in tables.items():
            table.write.mode("overwrite").parquet(f"{output}/{name}.parquet")
        stages.say(spark, state, whole)
    found = {name: spark.read.parquet(f"{output}/{name}.parquet") for name in ("versions", "pairs")}
    return Outcome(
        found["versions"].count(), found["versions"].where("position = 0").count(), found["pairs"].count(),
        (*missing, *told), missed + len(missing),
    )  # fmt: skip


def _grouped(
    run: Stages, read: DataFrame, window: float, cap: int, rules: Sequence[Rule], tasks: int
) -> tuple[Stages, dict[str, DataFrame]]:
    from newsdiff.runners.spark import candidates, components, judging, storing, texts  # noqa: PLC0415 - as above

    versions = run.stage("versions", lambda: texts.versions(read))
    if names := storing.unknown(versions, rules):
        raise UsageError("rules", f"no version has the id {names[0]}", "`newsdiff read --format jsonl` lists the ids")
    run = run.then(window=window, cap=cap)
    standing = run.stage("standing", lambda: texts.standing(versions, window, tasks))
    firsts = versions.join(standing.where("first").select("number"), "number")
    without = run.stage("boilerplate", lambda: texts.boilerplate(firsts, window, cap, tasks))
    places = run.stage("places", lambda: texts.placed(firsts, texts.filling(versions.count(), tasks)))
    found = run.stage("texts", lambda: texts.entering(firsts, without, places))
    proposed = run.stage("candidates", lambda: candidates.candidates(found, window, cap, tasks))
    screened = run.stage("screened", lambda: judging.screened(proposed, found))
    alone = run.stage("alone", lambda: judging.read_alone(screened, found, versions, tasks))
    declared = run.stage("declared", lambda: judging.judged(versions, standing))
    weighed = run.stage("weighed", lambda: judging.weighed(screened, alone, window))
    pairs = run.stage("pairs", lambda: judging.gathered_pairs(declared, weighed))
    run = run.then(rules=[(rule.word, rule.left, rule.right) for rule in rules])
    joined = components.components(run, storing.edges(pairs, versions, rules))
    members = run.stage("members", lambda: storing.members(versions, joined, pairs, rules, tasks))
    placed = run.stage("stories", lambda: storing.named(members))
    compared = run.stage("comparisons", lambda: storing.comparisons(versions, placed, tasks))
    return run, {
        "versions": storing.table_of_versions(versions, placed, rules),
        "pairs": storing.table_of_pairs(pairs),
        "signatures": storing.signatures(versions),
        "links": storing.table_of(compared, "links"),
        "claim_changes": storing.table_of(compared, "claim_changes"),
    }
