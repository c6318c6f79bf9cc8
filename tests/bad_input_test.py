#!/usr/bin/env python3
"""What cannot be read: bad_input_test.py build/hearsay. One clear line on standard error for each, exit code 1 (2 for wrong
usage), and the rest is coded all the same."""
import gzip
import json

from program import EXAMPLES, ProgramTest, main

GOOD = "Iran accused Iraq of spying on Monday.\n"


class BadInput(ProgramTest):
    def check(self, name, content, expected, code=1):
        """A bad file between two good ones: its line, and what comes out of the good ones as if it were not there."""
        good = self.write("good.txt", GOOD)
        last = self.write("last.jsonl", json.dumps({"id": "last", "text": GOOD}))
        alone = self.run_hearsay("code", good, last)
        bad = self.write(name, content) if content is not None else self.folder / name
        out = self.run_hearsay("code", good, bad, last, code=code, errors=1)
        self.assertIn(name, self.errors[0])
        self.assertIn(expected, self.errors[0])
        rest = [line for line in out.splitlines() if json.loads(line)["document"] in ("good", "last")]
        self.assertEqual(rest, alone.splitlines())
        return [json.loads(line) for line in out.splitlines() if line not in rest]

    def test_empty(self):
        self.check("empty.txt", "", "empty")
        self.check("blank.txt", " \n \n", "empty")

    def test_missing(self):
        self.check("missing.txt", None, "No such file")

    def test_binary(self):
        self.check("picture.txt", bytes(range(256)) * 64, "binary")
        self.check("report.pdf.txt", b"%PDF-1.7\n" + bytes(range(256)), "PDF")

    def test_invalid_utf8(self):
        """Repaired, which is a warning: the exit code stays 0."""
        events = self.check("latin.txt", b"Caf\xe9 owners waited. \xff\xfe\n\n" + GOOD.encode(), "UTF-8", code=0)
        self.assertEqual([e["event_type"] for e in events], ["ACCUSE"])

    def test_line_of_50_mb(self):
        """A report of that size is refused, in bounded memory; other lines of the file are read."""
        line = json.dumps({"id": "after", "text": GOOD}).encode()
        huge = b'{"id": "huge", "text": "' + b"word " * 10_000_000 + b'"}'
        events = self.check("long.jsonl", huge + b"\n" + line + b"\n", "line 1")
        self.assertEqual({e["document"] for e in events}, {"after"})

    def test_plain_line_of_9_mb(self):
        """Plain text is cut into documents; what is said at its end is coded. Figures keep the parser's work small."""
        events = self.check("long.txt", b"x" * 9_000_000 + b"\n\n" + GOOD.encode(), "several documents", code=0)
        self.assertEqual([e["event_type"] for e in events], ["ACCUSE"])

    def test_truncated_gzip(self):
        """What can be unpacked is coded."""
        lines = "".join(json.dumps({"id": str(i), "text": GOOD, "title": f"{i * i}"}) + "\n" for i in range(500))
        packed = gzip.compress(lines.encode(), mtime=0)
        events = self.check("cut.jsonl.gz", packed[: len(packed) // 2], "truncated")
        self.assertGreater(len(events), 50)
        text = gzip.compress((GOOD * 2000 + str(lines)).encode(), mtime=0)
        self.check("cut.txt.gz", text[:-20], "truncated")

    def test_jsonl_lines(self):
        rows = ['{"id": "1"}', "no JSON", '{"id": "3", "text": 3}', json.dumps({"id": "4", "text": GOOD})]
        path = self.write("wire.jsonl", "\n".join(rows) + "\n")
        out = self.run_hearsay("code", path, code=1, errors=3)
        for number, error in enumerate(self.errors, 1):
            self.assertIn(f"wire.jsonl: line {number}: ", error)
        self.assertEqual([json.loads(line)["document"] for line in out.splitlines()], ["4"])

    def test_every_verb_reports(self):
        for verb in ("annotate", "explain", "parse", "relate", "factuality", "evaluate"):
            self.run_hearsay(verb, "missing.jsonl", code=1, errors=1)
            self.assertIn("missing.jsonl", self.errors[0])
        self.run_hearsay("train", "missing.conllu", "-o", "models", code=1, errors=None)
        self.assertIn("missing.conllu", self.errors[-1])

    def test_requests(self):
        rows = ['{"text": "Iran met Iraq.", "source": [[0, 4]]}', '{"text": "Iran met Iraq.", "source": [[0, 99]], "target": [[9, 13]]}',
                '{"id": 7, "text": "Iran met Iraq.", "source": [[0, 4]], "target": [[9, 13]]}']
        out = self.run_hearsay("relate", self.write("pairs.jsonl", "\n".join(rows)), code=1, errors=2)
        self.assertEqual([json.loads(line)["id"] for line in out.splitlines()], [7])

    def test_output_that_cannot_be_written(self):
        self.run_hearsay("code", EXAMPLES[0], "-o", "no/such/folder.jsonl", code=1, errors=1)
        self.run_hearsay("code", EXAMPLES[0], "-o", "/dev/full", "--format", "jsonl", code=1, errors=1)


class Usage(ProgramTest):
    def test_usage(self):
        for arguments, expected in [
            ([], "verb"),
            (["frob"], "frob"),
            (["code"], "FILES"),
            (["code", "a.txt", "--frob"], "--frob"),
            (["code", "a.txt", "--published", "Sunday"], "YYYY-MM-DD"),
            (["code", "a.txt", "--published", "2025-02-30"], "YYYY-MM-DD"),
            (["code", "a.txt", "--threads", "many"], "many"),
            (["code", "a.txt", "--format", "xml"], "xml"),
            (["code", "a.txt", "-o", "events.parquet"], "events.parquet"),
            (["parse"], "parse"),
            (["train", "a.conllu"], "--output"),
            (["lexicon"], "verb"),
        ]:
            with self.subTest(arguments=arguments):
                self.run_hearsay(*arguments, code=2, errors=1)
                self.assertIn(expected, self.errors[0])
                self.assertIn("--help", self.errors[0])

    def test_folders_that_cannot_be_read(self):
        report = self.write("a.txt", GOOD)
        for option in ("--lexicon", "--models"):
            self.run_hearsay("code", report, option, "nowhere", code=1, errors=1)
            self.assertIn("nowhere", self.errors[0])


if __name__ == "__main__":
    main()
