"""The public register as open data: API, CSV with its catalogue, JSON-LD, trust.txt. Public facts and nothing else."""
