"""Contract in, exit map out. Every fact family stands in a module of its own; `analyse` runs them once."""

from clausekit.analysis.analysis import analyse

__all__ = ["analyse"]
