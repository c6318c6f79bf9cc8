#!/usr/bin/env python3
"""script/gum_names.py GUM.conllu > names.iob2: names (PER, ORG, LOC) from GUM's entities, as IOB2 for `hearsay train`.

GUM marks whole noun phrases with a type and the word that heads them. A name is the run of proper nouns around a proper head
within the phrase, with "of", "the", "and" and hyphens between them; titles before a person and "the" are left out, as
Universal NER does. Phrases inside a name are not looked at.
"""
import csv
import pathlib
import re
import sys

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
BETWEEN_PERSON = {"-", "de", "la", "al", "van", "von", "bin"}
BETWEEN = BETWEEN_PERSON | {"of", "the", "for", "and", "'s", "’s", "&"}
TITLES = pathlib.Path(__file__).resolve().parent.parent / "lexicon" / "actors" / "titles.tsv"


def titles():
    """Words that stand before a name: those of the lexicon's titles, and forms of address."""
    words = set("mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lady lord sen. rep. gov. gen. lt. col. capt. "
                "captain sgt. st. st saint king queen prince princess pope uncle aunt father sister brother judge justice "
                "director senator representative chancellor".split())
    with open(TITLES, encoding="utf-8") as rows:
        for row in csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            words.update(w.lower() for w in row[0].split() if w)
    return words


def sentences(path):
    rows = []
    for line in open(path, encoding="utf-8"):
        columns = line.rstrip("\n").split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            rows.append(columns)
        elif not line.strip():
            if rows:
                yield rows
            rows = []
    if rows:
        yield rows


def phrases(rows):
    """(first, last, kind, head) of every phrase that ends in the sentence; positions count from 0."""
    open_ones, found = {}, []
    for i, row in enumerate(rows):
        value = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for opened, closed in re.findall(r"(\([^()]+\)?)|(\d+)\)", value):
            if opened:
                fields = opened.strip("()").split("-")
                group, kind = fields[0], fields[1] if len(fields) > 1 else ""
                heads = next((f for f in fields[4:] if re.fullmatch(r"\d+(,\d+)*", f)), "1")
                phrase = [i, i, kind, i + int(heads.split(",")[0]) - 1]
                if opened.endswith(")"):
                    found.append(phrase)
                else:
                    open_ones.setdefault(group, []).append(phrase)
            elif open_ones.get(closed):
                phrase = open_ones[closed].pop()
                phrase[1] = i
                found.append(phrase)
    return sorted(found, key=lambda p: (p[0], -p[1]))


def name_in(rows, phrase, title_words):
    first, last, kind, head = phrase
    proper = [r[3] == "PROPN" for r in rows]
    if kind not in KINDS or head > last or not proper[head]:
        return None
    if kind == "person" and rows[head][4] == "NNPS":
        return None  # a people
    between = BETWEEN_PERSON if kind == "person" else BETWEEN
    begin = end = head
    while True:
        step = next((k for k in (1, 2, 3) if begin - k >= first and proper[begin - k]
                     and all(rows[j][1].lower() in between for j in range(begin - k + 1, begin))), 0)
        if not step:
            break
        begin -= step
    while True:
        step = next((k for k in (1, 2, 3) if end + k <= last and proper[end + k]
                     and all(rows[j][1].lower() in between for j in range(end + 1, end + k))), 0)
        if not step:
            break
        end += step
    if kind == "person":
        while begin < end and (rows[begin][1].lower() in title_words or not proper[begin]):
            begin += 1
        if rows[begin][1].lower() in title_words:
            return None
    return begin, end, KINDS[kind]


def main():
    title_words = titles()
    for rows in sentences(sys.argv[1]):
        labels, taken = ["O"] * len(rows), -1
        for phrase in phrases(rows):
            name = name_in(rows, phrase, title_words)
            if name is None or name[0] <= taken:
                continue
            begin, end, kind = name
            labels[begin:end + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (end - begin)
            taken = end
            # "Evansville, Indiana, United States": what follows a place after a comma is a place.
            while kind == "LOC" and taken + 2 <= phrase[1] and rows[taken + 1][1] == "," and rows[taken + 2][3] == "PROPN":
                taken += 2
                labels[taken] = "B-LOC"
                while taken < phrase[1] and rows[taken + 1][3] == "PROPN":
                    taken += 1
                    labels[taken] = "I-LOC"
        for row, label in zip(rows, labels):
            print(row[0], row[1], label, sep="\t")
        print()


if __name__ == "__main__":
    main()
