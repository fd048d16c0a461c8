"""A rule file of a wished length, made of the clauses of a shipped regulation repeated under other article numbers.

    python3 generate_rules.py SOURCE LINES OUTPUT

The sentences are those of a real regulation; only `dieu-4` becomes `dieu-104`, `dieu-204` and so on, also where other clauses name it.
"""

import re
import sys


def generate(source, wanted):
    lines = open(source, encoding="utf-8").read().splitlines()
    body_from = next(i for i, line in enumerate(lines) if line.startswith("## Chương II."))
    head, body = lines[:body_from], lines[body_from:]
    out = list(head)
    copy = 0
    while len(out) < wanted:
        out += [re.sub(r"dieu-(\d+)", lambda m: f"dieu-{int(m[1]) + 100 * copy}", line) for line in body]
        copy += 1
    return out


if __name__ == "__main__":
    source, wanted, output = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    with open(output, "w", encoding="utf-8") as file:
        file.write("\n".join(generate(source, wanted)) + "\n")
