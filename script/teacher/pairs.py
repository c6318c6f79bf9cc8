#!/usr/bin/env python3
"""Pairs of mentions in raw text for a teacher of relations: pairs.py DOCUMENTS.jsonl ANNOTATED.jsonl OUT.jsonl

DOCUMENTS: {"id", "text"}; ANNOTATED: what `hearsay annotate` says of them. Writes {"id", "text": a sentence, "source",
"target"}, offsets of code points in the sentence: somebody who may act (a subject, an agent after "by", an owner) and
somebody else below the same word; at most two of a sentence."""
import json
import random
import sys

SHORTEST, LONGEST = 7, 48  # words of a sentence
REACH = 5                  # steps up the tree


def acts(tokens, head):
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


def pairs_of(sentence, tokens, mentions):
    """Pairs of spans in one sentence; tokens are the document's."""
    begin, end = sentence
    here = [i for i, t in enumerate(tokens) if begin <= t["span"][0] and t["span"][1] <= end]
    if not SHORTEST <= len(here) <= LONGEST:
        return []
    inside = [m for m in mentions if begin <= m[0] and m[1] <= end]
    inside = [m for m in inside if not any(n != m and n[0] <= m[0] and m[1] <= n[1] for n in inside)]
    heads = {}
    for m in inside:
        words = [i for i in here if m[0] <= tokens[i]["span"][0] and tokens[i]["span"][1] <= m[1]]
        top = [i for i in words if tokens[i]["head"] not in words]
        if top:
            heads[tuple(m)] = top[0]
    found = []
    for source, head in heads.items():
        if not acts(tokens, head):
            continue
        found += [(source, target) for target, other in heads.items()
                  if target != source and below(tokens, other, tokens[head]["head"], head)]
    return random.sample(found, min(2, len(found)))


def main(documents, annotated, out):
    random.seed(1)
    texts = {}
    for line in open(documents, encoding="utf-8"):
        row = json.loads(line)
        texts[row["id"]] = row["text"]
    rows = []
    for line in open(annotated, encoding="utf-8"):
        row = json.loads(line)
        mentions = sorted(m["span"] for e in row["entities"] if e["country"] or e["group"] or e["sector"]
                          for m in e["mentions"] if m["kind"] != "pronoun")
        for sentence in row["sentences"]:
            for source, target in pairs_of(sentence, row["tokens"], mentions):
                begin = sentence[0]
                rows.append({"text": texts[row["id"]][begin:sentence[1]].replace("\n", " "),
                             "source": [[p - begin for p in source]], "target": [[p - begin for p in target]]})
    random.shuffle(rows)
    with open(out, "w", encoding="utf-8") as file:
        for number, row in enumerate(rows):
            print(json.dumps({"id": f"pair-{number}", **row}), file=file)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
