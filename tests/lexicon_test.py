#!/usr/bin/env python3
"""The lexicon that ships, and a user's laid over it: lexicon_test.py build/hearsay.

`hearsay lexicon check` codes every example. Those that do not come out as they say are at most as many as
lexicon_failures.max holds; lower the number when there are fewer. Anything else that is wrong is an error here."""
import json
import pathlib
import re
import subprocess

from program import ProgramTest, main

CEILING = pathlib.Path(__file__).with_name("lexicon_failures.max")
# 'FILE:LINE: "example" must be TYPE, got ...' and its kin; all else is a fault of format.
EXAMPLE_FAILED = re.compile(r'^hearsay: \S+:\d+: ".*" (must be [A-Z]+, got|must have no event, got|is a trap, but got) ')
TEXT = "The Blue Dawn Front impounded five lorries of Chad on Monday.\n"


class Lexicon(ProgramTest):
    def test_what_ships(self):
        done = subprocess.run([self.program, "lexicon", "check"], capture_output=True, text=True, timeout=600)
        problems = done.stderr.splitlines()
        faults = [line for line in problems if not EXAMPLE_FAILED.match(line)]
        self.assertEqual(faults, [])
        entries, examples = re.match(r"(\d+) event entries, (\d+) examples", done.stdout).groups()
        self.assertGreaterEqual(int(entries), 1200)
        self.assertEqual(done.returncode, 1 if problems else 0)
        ceiling = int(CEILING.read_text())
        print(f"\n{len(problems)} of {examples} examples fail, at most {ceiling} may")
        self.assertLessEqual(len(problems), ceiling, "\n".join(problems[-20:]))

    def test_user_folder(self):
        report = self.write("report.txt", TEXT)
        self.assertNotIn(b"ZZBDF", self.run_hearsay("code", report))
        self.write("mine/events/mine.txt", "[COERCE/seize]\nA impound R\n  A[Chad] impounded R[Libyan lorries].\n")
        self.write("mine/actors/groups.tsv", "ZZBDF\tBlue Dawn Front\tDawn Front\tLBY\tREB\t\t\t\n")
        events = [json.loads(line) for line in self.run_hearsay("code", report, "--lexicon", "mine").splitlines()]
        found = [e for e in events if e["trigger"]["text"] == "impounded"]
        self.assertEqual([e["event_type"] for e in found], ["COERCE"], events)
        self.assertEqual([a["group"] for a in found[0]["actor"]], ["ZZBDF"])
        why = self.run_hearsay("explain", report, "--lexicon", "mine").decode()
        self.assertIn("mine/events/mine.txt:2", why)

    def test_no_model_doubts_what_a_user_wrote(self):
        report = self.write("kitchen.txt", "Chad's students painted the kitchen.\n")
        self.assertEqual(self.run_hearsay("code", report), b"")
        self.write("kitchen/events/mine.txt", "[PROTEST]\nA paint kitchen\n  A[Students] painted the kitchen.\n")
        events = self.run_hearsay("code", report, "--lexicon", "kitchen").splitlines()
        self.assertEqual([json.loads(e)["event_type"] for e in events], ["PROTEST"])

    def test_broken_line(self):
        report = self.write("report.txt", TEXT)
        for name, content in [("events/mine.txt", "[COERCE]\n[NONSENSE]\nA impound R\n"), ("actors/groups.tsv", "# ok\nZZBDF\n")]:
            with self.subTest(name):
                path = self.write(f"broken/{name}", content)
                self.run_hearsay("code", report, "--lexicon", "broken", code=1, errors=1)
                self.assertIn(f"broken/{name}:2: ", self.errors[0])
                path.unlink()


if __name__ == "__main__":
    main()
