"""Draws the sixty rows that are read apart from the rules.

Reads nothing of the catalogue but its column of ids, and prints the drawn ids in
the order of the catalogue:

    python3 Tests/Scenarios/readings/draw.py
"""

import csv
import random
from pathlib import Path

SEED = 20261121
COUNT = 60

catalogue = Path(__file__).resolve().parents[3] / "Regulations" / "catalogue" / "clauses.tsv"


def ids() -> list[str]:
    with catalogue.open(encoding="utf-8", newline="") as rows:
        return [row["id"] for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)]


def drawn() -> list[str]:
    every = ids()
    chosen = set(random.Random(SEED).sample(sorted(every), COUNT))
    return [id for id in every if id in chosen]


if __name__ == "__main__":
    print("\n".join(drawn()))
