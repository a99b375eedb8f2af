"""Tables, and the part of a document that a run replaces."""

import os
import re


def table(heads, rows, left=1):
    """A Markdown table, padded so that it reads as plain text; `left` columns are words."""
    cells = [[str(cell) for cell in row] for row in [heads, *rows]]
    widths = [max(3, *(len(row[at]) for row in cells)) for at in range(len(heads))]

    def line(row):
        padded = (
            cell.ljust(width) if at < left else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths))
        )
        return "| " + " | ".join(padded) + " |"

    rule = ("-" * width if at < left else "-" * (width - 1) + ":" for at, width in enumerate(widths))
    return "\n".join([line(cells[0]), "| " + " | ".join(rule) + " |", *map(line, cells[1:])])


def sections(text):
    """The third-level sections of `text`, heading to body."""
    parts = re.split(r"^### (.+)\n", text, flags=re.MULTILINE)
    return {head.strip(): body.strip() for head, body in zip(parts[1::2], parts[2::2])}


def part(document, name):
    """What stands in `document` between the markers of `name`; empty if there are none."""
    found = re.search(_between(name), document, re.DOTALL)
    return found.group(1) if found else ""


def with_part(document, name, text):
    """`document` with `text` between the markers of `name`, appended if there are none."""
    block = f"<!-- {name}:begin -->\n\n{text.strip()}\n\n<!-- {name}:end -->"
    if re.search(_between(name), document, re.DOTALL):
        return re.sub(_between(name), lambda _: block, document, count=1, flags=re.DOTALL)
    return document.rstrip() + "\n\n" + block + "\n"


def write(path, text):
    """Writes a whole file or leaves the old one."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    beside = path + ".new"
    with open(beside, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(beside, path)


def _between(name):
    return rf"<!-- {re.escape(name)}:begin -->(.*?)<!-- {re.escape(name)}:end -->"
