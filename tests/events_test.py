"""Cases of events as data: PLOVER's rules (cases/plover_rules.jsonl) and who is meant (cases/parties.jsonl)."""
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
    def check(self, name):
        path = ROOT / "tests" / "cases" / name
        cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        texts = "".join(json.dumps({k: c[k] for k in ("id", "text", "published")}) + "\n" for c in cases)
        found = {}
        for line in self.run_hearsay("annotate", self.write("cases.jsonl", texts)).decode("utf-8").splitlines():
            row = json.loads(line)
            found[row["id"]] = outlines(row["events"])
        wrong = [f"{c['id']}: {c['text']}\n  want {outlines(c['expected'])}\n  got  {found[c['id']]}"
                 for c in cases if outlines(c["expected"]) != found[c["id"]]]
        self.assertFalse(wrong, f"{len(wrong)} of {len(cases)}\n" + "\n".join(wrong))

    def test_plover_rules(self):
        self.check("plover_rules.jsonl")

    def test_parties(self):
        self.check("parties.jsonl")


if __name__ == "__main__":
    main()
