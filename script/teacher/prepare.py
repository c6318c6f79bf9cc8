#!/usr/bin/env python3
"""What learn.py learns from, in the words that hearsay cuts texts into.

  prepare.py texts CORPORA FOLDER   FOLDER/texts.jsonl: raw text, texts of our own (training/), the lexicon's examples,
                                    and sentences with two marked mentions; FOLDER/marks.json: what is marked in them
  hearsay annotate FOLDER/texts.jsonl > FOLDER/annotated.jsonl
  prepare.py words FOLDER           of that: raw.txt.gz (a sentence a line), acts.jsonl.gz (marked acts and parties),
                                    own.jsonl.gz and marked.jsonl.gz (relations of our own, and those given),
                                    pairs.jsonl.gz (pairs of mentions in raw text), news.jsonl.gz (a few sentences each)

Positions in the files are of words. Run in the repository's root."""
import glob
import gzip
import json
import random
import re
import sys

from relation import INDEX, read_brackets, read_marked, read_own

NEWS = ["polnear/train", "current_events/dev", "ecbplus/train", "muc4/train", "factuality/uw_train",
        "factuality/meantime_train"]
ACTS = ["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]
ACT = re.compile(r"\{([^|{}]*)\|([A-Z]+)(?:\|([^{}]*))?\}")
WINDOW = 110               # words of news that are read together
SHORTEST, LONGEST = 7, 48  # words of a sentence with a pair of mentions
REACH = 5                  # steps up the tree from a mention to what joins a pair


def unmarked(line):
    """The text of a line of training/acts/, and of each act begin, end, type and parties ("Chad>Sudan")."""
    text, acts, last = "", [], 0
    for m in ACT.finditer(line):
        text += line[last:m.start()]
        acts.append((len(text), len(text) + len(m[1]), m[2], m[3]))
        text += m[1]
        last = m.end()
    return text + line[last:], acts


def near(text, name, begin, low, high):
    """Where a name stands in text[low:high], nearest to begin; none where it does not."""
    found = [(m.start(), m.end()) for m in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text)
             if low <= m.start() < high]
    return min(found, key=lambda span: abs(span[0] - begin), default=None)


def relations_in(text, acts):
    """Sentences of marked acts that name both parties: text, marks, type."""
    bounds = [0] + [m.end() for m in re.finditer(r'[.!?]["”\']? (?=[A-Z"“])', text)] + [len(text)]
    for begin, end, kind, parties in acts:
        actor, _, other = (parties or "").partition(">")
        if not actor or not other or "=" in other or "^" in parties:
            continue
        low, high = max(b for b in bounds if b <= begin), min(b for b in bounds if b >= end)
        marks = [(near(text, name, begin, low, high), side)
                 for side, names in enumerate((actor, other)) for name in names.split("+")]
        if all(span for span, _ in marks) and len({span for span, _ in marks}) == len(marks):
            yield text[low:high], [(span[0] - low, span[1] - low, side) for span, side in marks], INDEX[kind]


def texts(corpora, folder):
    marks, seen = {}, set()
    out = open(f"{folder}/texts.jsonl", "w", encoding="utf-8")

    def put(name, text):
        if text and (name.startswith("relation") or text not in seen):
            seen.add(text)
            print(json.dumps({"id": name, "text": text}), file=out)

    def put_relation(kind, text, spans, type_):
        name = f"relation:{kind}:{len(marks)}"
        marks[name] = [spans, type_]
        put(name, text)

    for name in NEWS:
        for number, line in enumerate(open(f"{corpora}/{name}.jsonl", encoding="utf-8")):
            text = json.loads(line).get("text", "").strip()
            put(f"news:{name}:{number}", " ".join(text.split()) if name.startswith("muc4") else text)
    for number, line in enumerate(open(f"{corpora}/text/raw.txt", encoding="utf-8")):
        put(f"raw:text:{number}", line.strip())
    for bank in ("ewt", "gum"):
        lines = (line[9:].strip() for line in open(f"{corpora}/ud/{bank}-train.conllu", encoding="utf-8")
                 if line.startswith("# text = "))
        for number, text in enumerate(lines):
            put(f"raw:{bank}:{number}", text)
    for path in sorted(glob.glob("training/acts/*.txt")):
        for number, line in enumerate(open(path, encoding="utf-8")):
            text, acts = unmarked(line.strip())
            put(f"acts:{path}:{number}", text)
            marks[f"acts:{path}:{number}"] = acts
            for sentence, spans, type_ in relations_in(text, acts):
                put_relation("acts", sentence, spans, type_)
    for path in sorted(glob.glob("training/scenes/*.tsv")):
        for number, line in enumerate(open(path, encoding="utf-8")):
            label, _, text = line.strip().partition("\t")
            put(f"{'acts' if label == '0' else 'raw'}:{path}:{number}", text)
    for e in read_marked(f"{corpora}/plv/train.jsonl"):
        put_relation("marked", e.text, e.marks, e.type)
    for e in read_own(sorted(glob.glob("training/relations/*.txt"))):
        put_relation("own", e.text, e.marks, e.type)
    for e in read_own(sorted(glob.glob("lexicon/events/*.txt"))):
        put_relation("lexicon", e.text, e.marks, e.type)
    json.dump(marks, open(f"{folder}/marks.json", "w"))


class Text:
    """What hearsay says of a text: words, where they are, and their sentences."""

    def __init__(self, row, text):
        self.row, self.tokens = row, row["tokens"]
        self.at = [t["span"] for t in self.tokens]
        self.words = [re.sub(r"\s", "_", text[b:e]) for b, e in self.at]
        self.sentences = [[i for i, (b, _) in enumerate(self.at) if begin <= b < end] for begin, end in row["sentences"]]
        self.sentence_of = {i: n for n, words in enumerate(self.sentences) for i in words}

    def words_in(self, begin, end):
        return [i for i, (b, e) in enumerate(self.at) if b < end and e > begin]


def placed_acts(t, text, acts):
    """[word, type, words of the actor, words of the other side]; the sides only where they are marked, -1 for "="."""
    found = []
    for begin, end, kind, parties in acts:
        word = t.words_in(begin, end)[0]
        found.append([word, ACTS.index(kind)])
        if not parties or ">" not in parties:
            continue
        for side in parties.split(">"):
            words = []
            for name in filter(None, side.split("+")):
                early, name = name.startswith("^"), name.lstrip("^")
                places = [t.words_in(m.start(), m.start() + 1) for m in
                          re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text)] if name != "=" else [[-1]]
                here = t.sentence_of.get(word)
                places = [p[0] for p in places if p and (not early or t.sentence_of[p[0]] < here)]
                if places:
                    words.append(min(places, key=lambda i: (not early and t.sentence_of.get(i) != here, abs(i - word))))
            found[-1].append(words)
    return found


def acts_like_a_party(tokens, head):
    word = tokens[head]
    by = any(t["head"] == head and t["deprel"] == "case" and t["lemma"] == "by" for t in tokens)
    return word["deprel"] in ("nsubj", "nmod:poss") or (word["deprel"].startswith("obl") and by)


def below(tokens, word, top, but):
    for _ in range(REACH):
        word = tokens[word]["head"]
        if word is None or word == but:
            return False
        if word == top:
            return True
    return False


def pairs_of(t, sentence):
    """At most two pairs of spans: somebody who may act (a subject, an agent after "by", an owner) and somebody else
    below the same word."""
    if not SHORTEST <= len(sentence) <= LONGEST:
        return []
    begin, end = t.at[sentence[0]][0], t.at[sentence[-1]][1]
    spans = {tuple(m["span"]) for e in t.row["entities"] if e["country"] or e["group"] or e["sector"]
             for m in e["mentions"] if m["kind"] != "pronoun" and begin <= m["span"][0] and m["span"][1] <= end}
    heads = {}
    for span in sorted(spans):
        if any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans):
            continue
        words = [i for i in sentence if span[0] <= t.at[i][0] and t.at[i][1] <= span[1]]
        top = [i for i in words if t.tokens[i]["head"] not in words]
        if top:
            heads[span] = top[0]
    found = [(source, target) for source, head in heads.items() if acts_like_a_party(t.tokens, head)
             for target, other in heads.items()
             if target != source and below(t.tokens, other, t.tokens[head]["head"], head)]
    return random.sample(found, min(2, len(found)))


def words(folder):
    random.seed(1)
    marks = json.load(open(f"{folder}/marks.json"))
    names = ("raw.txt", "acts.jsonl", "own.jsonl", "marked.jsonl", "news.jsonl")
    out = {name: gzip.open(f"{folder}/{name}.gz", "wt", encoding="utf-8") for name in names}
    pairs = []
    for given, line in zip(open(f"{folder}/texts.jsonl", encoding="utf-8"),
                           open(f"{folder}/annotated.jsonl", encoding="utf-8")):
        given, row = json.loads(given), json.loads(line)
        t, (set_, kind, _) = Text(row, given["text"]), given["id"].split(":", 2)
        if kind not in ("marked", "acts") or set_ != "relation":
            for sentence in filter(None, t.sentences):
                print(" ".join(t.words[i] for i in sentence), file=out["raw.txt"])
        if set_ == "relation":
            spans, type_ = marks[given["id"]]
            places = [(t.words_in(begin, end), side) for begin, end, side in spans]
            print(json.dumps({"set": kind, "words": t.words, "type": type_,
                              "marks": [[p[0], p[-1] + 1, side] for p, side in places if p]}),
                  file=out["marked.jsonl" if kind == "marked" else "own.jsonl"])
            continue
        if set_ == "acts":
            acts = placed_acts(t, given["text"], marks.get(given["id"], []))
            print(json.dumps({"words": t.words, "acts": acts}), file=out["acts.jsonl"])
        for sentence in filter(None, t.sentences):
            for pair in pairs_of(t, sentence):
                places = [t.words_in(*span) for span in pair]
                first = sentence[0]
                pairs.append({"words": [t.words[i] for i in sentence],
                              "marks": [[p[0] - first, p[-1] + 1 - first, side] for side, p in enumerate(places)]})
        if set_ == "news":
            window = []
            for sentence in t.sentences + [None]:
                if window and (sentence is None or len(window) + len(sentence) > WINDOW):
                    print(json.dumps({"words": [t.words[i] for i in window]}), file=out["news.jsonl"])
                    window = []
                window += sentence or []
    random.shuffle(pairs)
    with gzip.open(f"{folder}/pairs.jsonl.gz", "wt", encoding="utf-8") as file:
        for pair in pairs:
            print(json.dumps(pair), file=file)


if __name__ == "__main__":
    if sys.argv[1:2] == ["texts"] and len(sys.argv) == 4:
        texts(*sys.argv[2:])
    elif sys.argv[1:2] == ["words"] and len(sys.argv) == 3:
        words(sys.argv[2])
    else:
        sys.exit(__doc__)
