#!/usr/bin/env python3
"""Validate records against the schemas of this folder.

usage: check.py PROGRAM          runs PROGRAM annotate and PROGRAM code, and checks what they print
       check.py --code FILE      checks the JSONL output of `hearsay code`, - for standard input
       check.py --annotate FILE  checks the output of `hearsay annotate`

Needs jsonschema (Debian: python3-jsonschema). The exit code is 1 when a line breaks its schema.
"""
import json
import pathlib
import subprocess
import sys

import jsonschema

FOLDER = pathlib.Path(__file__).parent


def validator(name):
    schemas = {p.name: json.loads(p.read_text()) for p in FOLDER.glob("*.json")}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    resolver = jsonschema.RefResolver(base_uri="", referrer=schemas[name], store=schemas)
    return jsonschema.Draft202012Validator(schemas[name], resolver=resolver)


def check(lines, name):
    """The number of lines that break the schema, each reported."""
    bad = total = 0
    judge = validator(name)
    for number, line in enumerate(lines, 1):
        total += 1
        error = jsonschema.exceptions.best_match(judge.iter_errors(json.loads(line)))
        if error:
            bad += 1
            where = "/".join(str(p) for p in error.absolute_path)
            print(f"{name}: line {number}: {where}: {error.message[:300]}")
    print(f"{name}: {total - bad} of {total} lines are valid")
    return bad + (total == 0)


def main(args):
    if args[0] in ("--code", "--annotate"):
        source = sys.stdin if args[1] == "-" else open(args[1], encoding="utf-8")
        return check(source, "event.json" if args[0] == "--code" else "annotate.json")
    run = lambda verb: subprocess.run([args[0], verb], check=True, capture_output=True, text=True).stdout.splitlines()
    return check(run("code"), "event.json") + check(run("annotate"), "annotate.json")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(1 if main(sys.argv[1:]) else 0)
