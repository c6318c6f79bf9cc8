#!/usr/bin/env python3
"""The program end to end: cli_test.py build/hearsay. Every verb, the outputs against schema/, and what runs must agree on."""
import csv
import html.parser
import io
import json
import re
import subprocess

from program import EXAMPLES, ProgramTest, main

VERBS = ["code", "annotate", "explain", "parse", "relate", "factuality", "evaluate", "train"]
TEXT = "Iran's foreign minister said Iraq had agreed to hold talks with Turkey on Monday.\n"


class Verbs(ProgramTest):
    def example_of(self, *verb):
        """Runs the example that --help shows, as it stands, in a shell; what it prints."""
        text = self.run_hearsay(*verb, "--help").decode()
        script = text.split("Example:\n")[1]
        for line in script.splitlines():
            self.assertLessEqual(len(line), 100, line)
        done = subprocess.run(["bash", "-euc", f'hearsay() {{ "{self.program}" "$@"; }}\n{script}'], cwd=self.folder,
                              capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, 0, f"{verb}: {done.stderr}")
        self.assertTrue(done.stdout, verb)
        return done.stdout

    def test_code(self):
        self.assert_valid(self.example_of("code").encode(), "event.json")
        self.assertTrue((self.folder / "report.html").exists())
        self.assertTrue((self.folder / "events.csv").exists())

    def test_annotate(self):
        self.assert_valid(self.example_of("annotate").encode(), "annotate.json")

    def test_explain(self):
        shown = self.example_of("explain")
        for word in ("because", "vouched", "nsubj", "2025-10-26"):
            self.assertIn(word, shown)

    def test_explain_tells_why_there_is_no_event(self):
        report = "\n\n".join(["Kenya beat Wales 2-0.", "The two banks accused each other of fraud.", "The sky was blue.",
                              "A ceasefire was announced.",
                              "The offer was rejected on Monday.", "Mali was accused of arresting a French reporter."])
        shown = self.run_hearsay("explain", "-", stdin=report.encode()).decode()
        for why in ("that is no event", "firms act, and nobody who is of politics takes part",
                    "no party in it is known", "by what was learned from marked sentences it is none", "no word of it heads a pattern",
                    'it is what is said, asked, promised or threatened by "accused"'):
            self.assertIn(why, shown)

    def test_parse(self):
        rows = [line.split("\t") for line in self.example_of("parse").splitlines() if line and not line.startswith("#")]
        self.assertEqual([row[1] for row in rows], ["Iran", "held", "talks", "with", "Turkey", "."])
        self.assertEqual([row[6] for row in rows if row[7] == "root"], ["0"])

    def test_relate(self):
        answer = json.loads(self.example_of("relate"))
        self.assertEqual((answer["id"], answer["type"], answer["quad"]), ("1", "CONSULT", 1))

    def test_factuality(self):
        answer = json.loads(self.example_of("factuality"))
        self.assertEqual(answer["id"], "1")
        self.assertTrue(-3 <= answer["scores"][0] < 0, answer)

    def test_evaluate(self):
        self.assertRegex(self.example_of("evaluate"), r"ASSAULT +100\.0 +100\.0 +100\.0 +1")

    def test_train(self):
        self.assertIn("\tIran\t", self.example_of("train"))

    def test_help(self):
        shown = self.run_hearsay("--help").decode()
        for verb in VERBS + ["lexicon"]:
            self.assertIn(f"\n  {verb} ", shown)
        for line in shown.splitlines():
            self.assertLessEqual(len(line), 100)
        self.assertRegex(self.run_hearsay("--version").decode(), r"^hearsay \d+\.\d+\.\d+\n$")


class Outputs(ProgramTest):
    def test_examples(self):
        lines = self.run_hearsay("code", *EXAMPLES)
        self.assert_valid(lines, "event.json")
        self.assert_valid(self.run_hearsay("annotate", *EXAMPLES), "annotate.json")
        events = [json.loads(line) for line in lines.splitlines()]
        self.assertEqual({e["document"] for e in events}, {"border", "wire-1", "wire-2"})

    def test_spans_are_code_points(self):
        text = "“Ünal”, a Turkish minister, said Türkiye had accused Iran of spying.\n"
        for line in self.run_hearsay("code", "-", stdin=text.encode()).splitlines():
            trigger = json.loads(line)["trigger"]
            start, end = trigger["span"]
            self.assertEqual(text[start:end], trigger["text"])

    def test_table(self):
        shown = self.run_hearsay("code", *EXAMPLES, "--format", "table", "--colour", "never").decode()
        self.assertNotIn("\033", shown)
        for line in shown.splitlines():
            self.assertLessEqual(len(line), 100)
            self.assertEqual(line, line.rstrip())
        self.assertIn("\033", self.run_hearsay("code", *EXAMPLES, "--format", "table", "--colour", "always").decode())

    def test_csv(self):
        self.run_hearsay("code", *EXAMPLES, "-o", "events.csv")
        bytes_ = (self.folder / "events.csv").read_bytes()
        rows = list(csv.DictReader(io.StringIO(bytes_.decode("utf-8"), newline=""), strict=True))
        events = [json.loads(line) for line in self.run_hearsay("code", *EXAMPLES).splitlines()]
        self.assertEqual([row["id"] for row in rows], [e["id"] for e in events])
        self.assertEqual([row["event_type"] for row in rows], [e["event_type"] for e in events])
        self.assertFalse(any(None in row or None in row.values() for row in rows))

    def test_html(self):
        self.run_hearsay("code", *EXAMPLES, "--html", "page.html")
        page = (self.folder / "page.html").read_text(encoding="utf-8")
        checker = Page()
        checker.feed(page)
        checker.close()
        self.assertEqual(checker.open, [])
        self.assertEqual(checker.outside, [], "the page must need nothing but itself")
        self.assertIn("foiled", checker.text)

    def test_output_is_never_an_input(self):
        report = self.write("report.jsonl", json.dumps({"text": TEXT}))
        self.run_hearsay("code", report, "-o", report, code=1, errors=1)
        self.assertEqual(json.loads(report.read_text())["text"], TEXT)


class Agreement(ProgramTest):
    def wire(self):
        texts = [json.loads(line) for line in EXAMPLES[1].read_text(encoding="utf-8").splitlines()] * 20
        lines = [json.dumps(dict(t, id=f"{t['id']}-{i}")) for i, t in enumerate(texts)]
        return self.write("wire.jsonl", "\n".join(lines) + "\n")

    def test_runs_and_threads(self):
        wire = self.wire()
        for verb in ("code", "annotate"):
            first = self.run_hearsay(verb, wire)
            self.assertEqual(first, self.run_hearsay(verb, wire), "two runs")
            self.assertEqual(first, self.run_hearsay(verb, wire, "--threads", 4), "four threads")

    def test_standard_input(self):
        report = self.write("stdin.txt", TEXT)
        self.assertEqual(self.run_hearsay("code", report), self.run_hearsay("code", "-", stdin=TEXT.encode()))

    def test_same_text_same_ids(self):
        """Whatever else is in the run, whatever the file is called."""
        self.write("a.txt", TEXT)
        self.write("b.txt", TEXT)
        ids = lambda *files: [json.loads(line)["id"] for line in self.run_hearsay("code", *files).splitlines()]
        alone = ids("a.txt")
        self.assertTrue(alone)
        self.assertEqual(ids("b.txt"), alone)
        self.assertEqual(ids(EXAMPLES[0], "a.txt")[-len(alone):], alone)

    def test_given_trees(self):
        """What parse writes, code reads; --conllu-in keeps sentences and words."""
        report = self.write("report.txt", TEXT)
        tree = self.write("tree.conllu", self.run_hearsay("parse", report))
        types = lambda out: [json.loads(line)["event_type"] for line in out.splitlines()]
        self.assertEqual(types(self.run_hearsay("code", tree)), types(self.run_hearsay("code", report)))
        words = lambda out: re.findall(r"^\d+\t([^\t]+)", out.decode(), re.M)
        self.assertEqual(words(self.run_hearsay("parse", "--conllu-in", tree)), words(tree.read_bytes()))


class Page(html.parser.HTMLParser):
    """Elements that are opened and closed in order, and what the page would fetch."""

    VOID = {"meta", "link", "br", "hr", "img", "input", "wbr"}

    def __init__(self):
        super().__init__()
        self.open, self.outside, self.text = [], [], ""

    def handle_starttag(self, tag, attributes):
        if tag not in self.VOID:
            self.open.append(tag)
        for name, value in attributes:
            if tag in ("link", "img", "script", "iframe") and name in ("src", "href"):
                self.outside.append((tag, value))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"</{tag}> at {self.getpos()} closes what was not open")

    def handle_data(self, data):
        self.text += data
        if self.open[-1:] == ["style"] and re.search(r"@import|url\(\s*['\"]?http", data):
            self.outside.append(("style", data[:80]))


if __name__ == "__main__":
    main()
