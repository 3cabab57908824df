#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the last runs of the guarantees as Markdown tables.

Reads the lines that the tests append (reliability.jsonl, sabotage.jsonl). Of each guarantee, unit and tier the newest
line without a weakness counts; of each weakness the newest line, red if one of that run is.
"""
import json
import sys


def lines_of(paths):
    for path in paths:
        try:
            with open(path, encoding="utf-8") as file:
                for text in file:
                    if text.strip():
                        yield json.loads(text)
        except FileNotFoundError:
            print(f"{path}: not there", file=sys.stderr)


def number(line):
    return int(line["guarantee"].lstrip("G"))


def grouped(count):
    return f"{count:,}"


def main(paths):
    runs = {}
    weak = {}
    for line in lines_of(paths):
        if line["sabotage"]:
            key = (number(line), line["sabotage"])
            if line["result"] == "red" or key not in weak:
                weak[key] = line
        else:
            runs[(number(line), line["unit"], "PNR".index(line["tier"]))] = line

    print("| | tier | tried | single checks | violated | seed | when | versions |")
    print("|---|---|---|---|---|---|---|---|")
    for key in sorted(runs):
        line = runs[key]
        violated = line.get("why", "skipped") if line["result"] == "skipped" else grouped(line["violations"])
        print(f"| {line['guarantee']} | {line['tier']} | {grouped(line['count'])} {line['unit']} "
              f"| {grouped(line['checked'])} | {violated} | {line['seed']} "
              f"| {line.get('at', '')[:10]}, {line['wall_s']:.0f} s | {line.get('versions', '')} |")

    print()
    print("| | weakness | its run | seen as |")
    print("|---|---|---|---|")
    for key in sorted(weak):
        line = weak[key]
        print(f"| {line['guarantee']} | {line['sabotage']} | {line['result']} "
              f"| {grouped(line['violations'])} violated in {grouped(line['count'])} {line['unit']} |")


if __name__ == "__main__":
    main(sys.argv[1:])
