"""The process from which Spark forks its Python workers: what they all need is imported once, not by each anew."""

from pyspark.daemon import manager

from newsdiff.runners.spark import candidates, judging, sources, storing, takes, texts  # noqa: F401 - to be there when it forks

if __name__ == "__main__":
    manager()
