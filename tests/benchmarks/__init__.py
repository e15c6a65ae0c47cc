"""What nplan costs: `python -m tests.benchmarks` prints the table."""
