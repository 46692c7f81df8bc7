"""Single steps on a small session of their own: components, settled ids, listings, rules, trouble."""

import json
import random
import subprocess
import sys
from itertools import pairwise

import pytest

from newsdiff.cli.tables import write_table
from newsdiff.errors import ReadError, UsageError
from newsdiff.model import Rule
from newsdiff.model.packing import packed, unpacked
from newsdiff.parsing import settle
from newsdiff.runners import local
from newsdiff.runners.spark import group, session, shuffling
from newsdiff.tables import version_row
from tests.spark.cluster import in_takes, stories_in, write_jsonl

pytestmark = pytest.mark.filterwarnings("ignore")  # py4j leaves sockets to the collector


@pytest.fixture(scope="module")
def spark():
    found = session("local[2,4]")
    yield found
    found.stop()


def test_a_master_that_is_none_is_told_in_one_line(tmp_path):
    runs = [
        subprocess.Popen(
            [sys.executable, *"-m newsdiff group samples --runner spark -o".split(), str(tmp_path), "--master", master],
            stderr=subprocess.PIPE, text=True,
        )
        for master in ("local[x]", "locl[2]")
    ]  # fmt: skip
    for run in runs:
        told = run.communicate()[1].splitlines()[-1]
        assert run.returncode == 2
        assert told.startswith("newsdiff: --master loc"), told
        assert "Spark does not start there (" in told
        assert "(:" not in told


def roots(pairs):
    parent = {}

    def root(name):
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return {name: root(name) for name in parent}


@pytest.mark.parametrize("few", [0, 1_000_000])
def test_components_are_those_of_union_find_chains_and_stars_among_them(few, spark, tmp_path, monkeypatch):
    from newsdiff.runners.spark import components, stages

    monkeypatch.setattr(components, "FEW", few)
    pick = random.Random(3)  # noqa: S311 - graphs, not secrets
    edges = [(pick.randrange(300), pick.randrange(300)) for _ in range(170)]
    edges += [(1000 + n, 1001 + n) for n in range(60)] + [(5000, 5001 + n) for n in range(500)] + [(7, 7)]
    pick.shuffle(edges)
    found = components.components(
        stages.Stages(spark, str(tmp_path)).then(graph=1), spark.createDataFrame(edges, "one long, other long")
    )
    told = [(row["number"], row["component"]) for row in found.collect()]
    assert len(told) == len(dict(told))
    assert dict(told) == roots((one, other) for one, other in edges if one != other)


def test_rows_of_one_value_come_together_however_their_batches_were_cut():
    import pyarrow as pa

    from newsdiff.runners.spark.rows import families

    pick = random.Random(4)  # noqa: S311 - numbers, not secrets
    for _ in range(50):
        values = sorted(pick.choices(range(12), k=pick.randrange(40)))
        cuts = [0, *sorted(pick.choices(range(len(values) + 1), k=4)), len(values)]
        batches = [pa.record_batch({"value": values[a:b]}, pa.schema({"value": pa.int64()})) for a, b in pairwise(cuts)]
        found = [table.column("value").to_pylist() for table in families(batches, "value")]
        assert [value for some in found for value in some] == values
        assert sum(len(set(some)) for some in found) == len(set(values))


def test_a_shuffle_has_as_many_parts_as_we_say_for_a_while_and_as_the_user_says_for_good(spark):
    parts, coalesced = "spark.sql.shuffle.partitions", "spark.sql.adaptive.coalescePartitions.enabled"
    with shuffling(spark) as into:
        into(7)
        assert (spark.conf.get(parts), spark.conf.get(coalesced)) == ("7", "false")
    assert (spark.conf.get(parts, None), spark.conf.get(coalesced)) == (None, "true")
    spark.conf.set(parts, 3)
    with shuffling(spark) as into:
        into(7)
        assert (spark.conf.get(parts), spark.conf.get(coalesced)) == ("3", "true")
    spark.conf.unset(parts)


def beneath(plan, step):
    """What Spark does right before a step of ours: names of operators and what they are told, nearest first."""
    lines = [line.lstrip(" :+-") for line in plan.splitlines()]
    return lines[next(n for n, line in enumerate(lines) if line.startswith(f"MapInArrow {step}(")) + 1 :]


def plan(made):
    return made._jdf.queryExecution().executedPlan().toString()


def test_what_a_step_finds_in_one_task_spark_cannot_take_apart(spark, tmp_path):
    """Each table comes as a join leaves it, in parts by the very column: there Spark would leave our own shuffle out."""
    from newsdiff.runners.spark import candidates, components, judging, sources, storing, texts

    def table(schema, column=None):
        empty = spark.createDataFrame([], schema)
        return empty.join(spark.createDataFrame([], empty.select(column).schema), column) if column else empty

    versions, edges = f"{texts.VERSIONS}, number long", "one long, other long"
    wire = write_jsonl(tmp_path / "one.jsonl", [{"id": "a", "text": "A mill burned."}])
    threshold = "spark.sql.autoBroadcastJoinThreshold"
    spark.conf.set(threshold, -1)
    try:
        with shuffling(spark) as into:
            into(4)
            together = {
                "collapse": texts.standing(table(versions, "key"), 72.0, 4),
                "crowd": texts.boilerplate(table(versions), 72.0, 20, 4),
                "speak": (counted := candidates.candidates(table("text long, hours double, leaf binary"), 72.0, 20, 4)),
                "total": counted,
                "_at_once": components.at_once(table(edges, "one")),
                "tell": storing.members(
                    table(versions), table("number long, component long", "component"), table(judging.PAIRS), (), 4
                ),
            }
            plans = {step: beneath(plan(made), step) for step, made in together.items()}
            lines = beneath(plan(sources.records(spark, sources.inputs(spark, [str(wire)], None)[0], None, {})), "read")
    finally:
        spark.conf.unset(threshold)
    for step, column in {"crowd": "paragraph", "tell": "component"}.items():
        assert plans[step].pop(0).startswith(f"Sort [{column}"), step
    for step, found in plans.items():
        assert "REPARTITION_BY_NUM" in found[0], step
    # lines are numbered as they come: between the file and what numbers them nothing may be dealt out anew
    way = [line.split(maxsplit=1)[0] for line in lines]
    assert way[: way.index("FileScan")] == ["Project", "BroadcastHashJoin", "Project", "Project"]


@pytest.mark.parametrize("tasks", [1, 7, 50])
def test_each_task_has_a_number_that_a_shuffle_sends_there(tasks, spark):
    from newsdiff.runners.spark.rows import landing

    told = spark.createDataFrame([(int(number),) for number in landing(tasks)], "part int").repartition(tasks, "part")
    found = told.selectExpr("part", "spark_partition_id() as task").sort("task").collect()
    assert [row["part"] for row in found] == landing(tasks).tolist()
    assert [row["task"] for row in found] == list(range(tasks))


def test_lines_of_a_file_that_many_tasks_read_know_their_numbers(spark, tmp_path):
    from newsdiff.runners.spark import sources

    path = write_jsonl(tmp_path / "wire.jsonl", ({"id": str(n), "text": f"{n} mills burned." + n % 7 * " And more."} for n in range(500)))  # fmt: skip
    size = "spark.sql.files.maxPartitionBytes"
    spark.conf.set(size, 3000)
    try:
        read = sources.records(spark, sources.inputs(spark, [str(path)], None)[0], None, {})
        assert read.rdd.getNumPartitions() > 4
        told = sorted((row["arrival"]["offset"], row["id"]) for row in read.collect())
    finally:
        spark.conf.unset(size)
    assert told == [(n + 1, str(n)) for n in range(500)]


def test_the_holders_of_a_paragraph_come_together_whatever_joined_them(spark, tmp_path):
    from newsdiff.runners.spark.texts import boilerplate

    rows = [(n, float(n), [7, n + 100]) for n in range(60)]
    spark.createDataFrame(rows, "number long, hours double, paragraphs array<long>").write.parquet(
        str(tmp_path / "rows")
    )
    threshold = "spark.sql.autoBroadcastJoinThreshold"
    spark.conf.set(threshold, -1)  # the join shuffles by the paragraph, as it does for a large table
    try:
        with shuffling(spark) as into:
            into(4)
            found = boilerplate(spark.read.parquet(str(tmp_path / "rows")), 72.0, 20, 4)
            planned = plan(found)
            told = {row["number"] for row in found.collect()}
    finally:
        spark.conf.unset(threshold)
    assert "REPARTITION_BY_NUM" in planned, "Spark takes the join's shuffle for ours, and may leave it out as it runs"
    assert told == set(range(20, 60))


def test_ids_settle_as_on_one_machine_and_what_cannot_be_read_is_named(spark, tmp_path):
    from newsdiff.runners.spark import sources, texts

    lines = [
        {"id": "a", "text": "The mill burned.", "published": "2031-03-02T00:00:00Z"},
        {"id": "a", "text": "The mill stands.", "published": "2031-03-01T00:00:00Z"},
        {"id": "b", "text": "A ferry sank."}, {"id": "b", "text": "A ferry sank.", "published": "2031-03-01T00:00:00Z"},
        {"text": "Nobody named this."}, {"text": "Nobody named this."}, {"id": "c"},
    ]  # fmt: skip
    write_jsonl(tmp_path / "wire" / "one.jsonl", lines[:3])
    write_jsonl(tmp_path / "wire" / "two.jsonl", lines[3:])
    (tmp_path / "wire" / "three.txt").write_text(
        "A dam held.\n\nIt rained for a week, and the dam held all the same.\n"
    )
    (tmp_path / "feed.paths").write_text("wire/one.jsonl\nwire/two.jsonl\nwire/three.txt\nwire/four.txt\n")
    given, missing = sources.inputs(spark, [str(tmp_path / "feed.paths"), str(tmp_path / "none")], None)
    assert sorted(error.where.rpartition("/")[2] for error in missing) == ["four.txt", "none"]
    read = sources.records(spark, given, None, {})
    refused = [row["where"] for row in read.where("`where` is not null").collect()]
    assert [where.rpartition("/")[2] for where in refused] == ["two.jsonl:4"]
    trouble = []
    here = list(local.read(str(tmp_path / "wire"), on_error=trouble.append))
    assert [error.where for error in trouble] == refused
    rows = texts.versions(read).select("id", "digest", "source", "published").collect()
    assert sorted(map(str, map(list, map(tuple, rows)))) == sorted(
        str([v.id, v.digest, v.sources[0].name, v.published.isoformat() if v.published else None]) for v in settle(here)
    )


def test_takes_are_joined_as_on_one_machine_and_a_table_of_them_stays_as_it_is(spark, tmp_path):
    from newsdiff.runners.spark import sources, texts

    records = list(in_takes())
    write_jsonl(tmp_path / "wire" / "one.jsonl", records[::2])
    write_jsonl(tmp_path / "wire" / "two.jsonl", records[1::2])

    def both(path):
        rows = texts.versions(sources.records(spark, sources.inputs(spark, [path], None)[0], None, {}))
        there = [unpacked(row["record"]) for row in rows.select("record").collect()]
        here = list(local.read(path))
        assert sorted(map(packed, there)) == sorted(map(packed, here))
        return here

    wire = both(str(tmp_path / "wire"))
    assert sorted(len(version.sources) for version in wire) == [1, 1, 1, 1, 1, 2, 3]
    write_table(str(tmp_path / "out"), "versions", (version_row(version, "s", 0) for version in wire), "parquet")
    assert len(both(str(tmp_path / "out"))) == len(wire)


def test_rules_overrule_as_on_one_machine(spark, tmp_path):
    body = [
        "The mill by the river burned to the ground on Friday night.",
        "Nobody was hurt, the owner said, and the fire is out.",
    ]
    records = [
        {"id": f"{name}{n}", "published": f"2031-03-0{n + 1}T08:00:00Z", "headline": f"{name} mill burns", "paragraphs": [f"{name}. {part}" for part in body]}
        for name in ("North", "South") for n in range(2)
    ]  # fmt: skip
    path = write_jsonl(tmp_path / "mills.jsonl", records)
    rules = (Rule("apart", "North0", "North1"), Rule("join", "North0", "South1"))
    group([str(path)], str(tmp_path / "out"), rules=rules)
    here = local.group(local.read(str(path)), rules=rules)
    assert sorted(stories_in(tmp_path / "out")) == sorted((v.id, story.id) for story in here for v in story.versions)
    rows = [version_row(v, story.id, 0, story.rules) for story in here for v in story.versions]
    told = spark.read.parquet(f"{tmp_path}/out/versions.parquet").select("id", "rules").collect()
    assert {name: json.loads(rules) for name, rules in told} == {row["id"]: row["rules"] for row in rows}
    assert sum(map(bool, (row["rules"] for row in rows))) == 3
    with pytest.raises(UsageError, match="no version has the id West0"):
        group([str(path)], str(tmp_path / "out"), rules=(Rule("join", "North0", "West0"),))
    with pytest.raises(UsageError, match="North0 and South1 are kept apart"):
        group([str(path)], str(tmp_path / "out"), rules=(*rules, Rule("apart", "North0", "South1")))


def test_nothing_to_read_is_told(spark, tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        group([str(tmp_path / "none")], str(tmp_path / "out"))
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps({"headline": 3}) + "\n")
    outcome = group([str(path)], str(tmp_path / "out"))
    assert (outcome.versions, outcome.stories, outcome.missed) == (0, 0, 1)
