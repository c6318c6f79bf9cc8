"""Cases of events as data: PLOVER's rules (cases/plover_rules.jsonl), who is meant (cases/parties.jsonl), and acts in
words that no pattern names (cases/learned_acts.jsonl)."""
import json

from program import ROOT, ProgramTest, main

MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}  # either party may stand first


def countries(entities):
    codes = {e["country"] if isinstance(e, dict) else e for e in entities}
    return sorted(codes - {None, ""})


def outline(event):
    actor, recipient = countries(event["actor"]), countries(event["recipient"])
    if event["event_type"] in MUTUAL:
        actor, recipient = sorted({*actor, *recipient}), []
    return f"{event['event_type']} {'+'.join(actor)} > {'+'.join(recipient)}"


def outlines(events):
    return sorted(outline(e) for e in events if not e.get("negated"))


class Events(ProgramTest):
    def wrong_in(self, name, *options):
        """What is wrong with the cases of a file, and how many there are."""
        path = ROOT / "tests" / "cases" / name
        cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        texts = "".join(json.dumps({k: c[k] for k in ("id", "text", "published")}) + "\n" for c in cases)
        found = {}
        for line in self.run_hearsay("annotate", *options, self.write("cases.jsonl", texts)).decode("utf-8").splitlines():
            row = json.loads(line)
            found[row["id"]] = outlines(row["events"])
        return [f"{c['id']}: {c['text']}\n  want {outlines(c['expected'])}\n  got  {found[c['id']]}"
                for c in cases if outlines(c["expected"]) != found[c["id"]]], len(cases)

    def check(self, name, *options, most=0.0):
        wrong, of = self.wrong_in(name, *options)
        self.assertLessEqual(len(wrong), most * of, f"{len(wrong)} of {of}\n" + "\n".join(wrong))

    def test_plover_rules(self):
        self.check("plover_rules.jsonl", "--patterns-only", most=0.03)
        self.check("plover_rules.jsonl", most=0.02)

    def test_parties(self):
        self.check("parties.jsonl", "--patterns-only", most=0.25)
        self.check("parties.jsonl", most=0.08)

    def test_learned_acts(self):
        self.check("learned_acts.jsonl", most=0.1)
        wrong, of = self.wrong_in("learned_acts.jsonl", "--patterns-only")
        self.assertGreater(len(wrong), of / 2, "most of these are for the model alone")


if __name__ == "__main__":
    main()
