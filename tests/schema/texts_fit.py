# SPDX-License-Identifier: Apache-2.0
"""Holds the release texts that the program writes to the schema it ships.

    texts_fit.py TST_CORE SCHEMA     exit 0: they fit, 1: they do not, 77: there is no validator here

Every good text has to be accepted and every bad one refused: a schema that lets everything through is none.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77


def skip(why):
    print("SKIP: " + why)
    sys.exit(SKIPPED)


def interpreter():
    """The packages belong to the Python of the system, which need not be this one."""
    for each in (sys.executable, "/usr/bin/python3", "python3"):
        tried = subprocess.run([each, "-c", "import jsonschema, yaml"], stderr=subprocess.DEVNULL)
        if tried.returncode == 0:
            return each
    return None


def read(text):
    import yaml

    class Plain(yaml.SafeLoader):
        """Dates stay texts, as in JSON."""

    Plain.yaml_implicit_resolvers = {
        first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    return yaml.load(text, Plain)


def check(folder, schema_file):
    import jsonschema
    schema = json.loads(pathlib.Path(schema_file).read_text())
    validator = getattr(jsonschema, "Draft202012Validator", None)
    if validator is None:
        skip("python3-jsonschema is too old for the schema.")
    validator.check_schema(schema)
    wrong = 0
    files = sorted(pathlib.Path(folder).glob("*.yaml"))
    for each in files:
        errors = [f"{'/'.join(map(str, error.path))}: {error.message}"
                  for error in validator(schema).iter_errors(read(each.read_text()))]
        is_good = ".good." in each.name
        if is_good == bool(errors):
            wrong += 1
            print(f"FAIL: {each.name} {'does not fit: ' + errors[0] if errors else 'is let through'}")
        else:
            print(f"ok: {each.name} {'fits' if is_good else 'is refused: ' + errors[0][:120]}")
    if len(files) < 11:
        print(f"FAIL: only {len(files)} texts were written")
        return 1
    return 1 if wrong else 0


def main(tests, schema):
    python = interpreter()
    if not python:
        skip("python3-jsonschema or python3-yaml is not installed, so nobody else can read the texts.")
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, RD_WRITE_TEXTS=folder, QT_QPA_PLATFORM="offscreen")
        subprocess.run([tests, "tst_release_text", "textsAreLeftForAnotherReader"], env=environment, check=True,
                       stdout=subprocess.DEVNULL)
        return subprocess.run([python, os.path.abspath(__file__), "--check", folder, schema]).returncode


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "--check":
        sys.exit(check(sys.argv[2], sys.argv[3]))
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
