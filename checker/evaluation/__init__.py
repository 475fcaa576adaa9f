"""Judging: a spec, release tables, readings and a day give findings and a verdict. Pure: no clock, no files."""

from checker.evaluation.judging import Judgement, judge, judge_for

__all__ = ["Judgement", "judge", "judge_for"]
