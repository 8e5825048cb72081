"""Auditing files one after the other, or several at once in processes of their own. One that fails stops no other."""

from __future__ import annotations

import os
from collections.abc import Generator, Sequence
from typing import NamedTuple

from clausekit.analysis import analyse
from clausekit.errors import InputError
from clausekit.readers import read
from clausekit.reporters import Audited, Failure
from clausekit.rules import Rule, check
from clausekit.saying import told
from clausekit.words import Side


class Task(NamedTuple):
    """One file to audit for `side` by `rules`, with messages in `language`; `data` is its content where it is no file
    (standard input)."""

    path: str
    side: Side
    rules: tuple[Rule, ...]
    language: str = "en"
    data: bytes | None = None


Outcomes = Generator[Audited | Failure, None, None]


def audit_all(tasks: Sequence[Task], jobs: int) -> Outcomes:
    """The outcome of each task, in their order. `jobs` is the number of processes, 0 one for each processor."""
    wanted = min(jobs or processors(), len(tasks))
    if wanted > 1:
        yield from _in_processes(list(tasks), wanted)
    else:
        yield from map(audit_one, tasks)


def audit_one(task: Task) -> Audited | Failure:
    """One contract, read and judged; where that cannot be done, why. A mistake of ours is a failure of this file only,
    so that the others go on."""
    try:
        analysis = analyse(read(task.path, task.data))
        return Audited(analysis, check(analysis, task.side, task.rules, task.language))
    except InputError as error:
        return Failure(task.path, error.reason)
    except Exception as error:
        reason = told(
            "clausekit itself failed on this file ({kind}: {reason}); please report it",
            kind=type(error).__name__,
            reason=str(error),
        )
        return Failure(task.path, reason)


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _in_processes(tasks: list[Task], jobs: int) -> Outcomes:
    """Where a process dies (killed for its memory, or broken by a library), all that run with it are lost; the first
    of them is tried again alone, so that the file that kills is known and the others go on."""
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    at_once = jobs
    while tasks:
        pool = ProcessPoolExecutor(at_once, initializer=_leave_interrupts_to_the_parent)
        futures: list[Future[Audited | Failure]] = []
        try:
            futures += [pool.submit(audit_one, task) for task in (tasks if at_once > 1 else tasks[:1])]
            for future in futures:
                yield future.result()
                tasks = tasks[1:]
            at_once = jobs
        except BrokenProcessPool:
            if at_once == 1:
                yield Failure(tasks[0].path, told("the process that read this file died (too little memory?)"))
                tasks = tasks[1:]
            at_once = jobs if at_once == 1 else 1
        finally:
            # Not `cancel_futures`: it is forgotten when the pool itself is let go of before its thread looks at it.
            for future in futures:
                future.cancel()
            pool.shutdown(wait=False)


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
