"""The words of the domain: facts, readings, verdicts, findings, results, release tables. No input or output."""
