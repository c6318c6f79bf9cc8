#!/usr/bin/env python3
"""vary_trees.py TREEBANK.conllu NAMES.iob2|- LEXICON OUTPUT [--seed N] [--names P] [--present P] [--headline P] [--only]

Writes OUTPUT.conllu (and OUTPUT.iob2 when there are names): the sentences of a treebank told in another way, so that a
parser learns from them what news does and treebanks hardly do. With the given probabilities, each on its own:
  --names     names get other words of their kind (given names, surnames, towns, abbreviations) from LEXICON/actors and
              LEXICON/places, so that names are not learned by heart
  --present   the past becomes the present of headlines: "Gunmen killed" -> "Gunmen kill"
  --headline  articles, auxiliaries of passives and the full stop go: "Two killed in blast"
Trees and tags are carried along. Sentences of fewer than 4 or more than 80 words are left out, with --only also those that
came out as they were. The same seed gives the same bytes.
"""
import argparse
import random

SHORTEST, LONGEST = 4, 80  # words of a sentence that is written
ARTICLES = {"the", "a", "an"}
PLURAL_SUBJECTS = {"they", "we", "i", "you", "these", "those", "both", "many", "some", "several"}
KEPT_IN_NAMES = set(
    "university college school bank company corporation corp corp. inc inc. ltd llc association institute council ministry department "
    "agency office committee party union army force forces court house senate congress parliament times post journal news "
    "city county state states river lake sea ocean island islands street avenue road park mountain mountains valley airport "
    "church hotel hospital center centre restaurant club team society foundation group press service services board bureau of "
    "for and the & - 's ' , . north south east west northern southern eastern western new old great united national "
    "international central federal royal american british european african asian".split())


def third_person(lemma):
    if lemma == "have":
        return "has"
    if lemma == "be":
        return "is"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and len(lemma) > 1 and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def rows(path):
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line and not line.startswith("#"):
            yield line.split("\t")


class Names:
    def __init__(self, lexicon):
        self.given = [r[0] for r in rows(f"{lexicon}/actors/given_names.tsv") if " " not in r[0]]
        self.known_given = set(self.given)
        self.surnames = sorted({r[1].split()[-1] for r in rows(f"{lexicon}/actors/leaders.tsv") if " " in r[1]})
        self.surnames = [s for s in self.surnames if s.isalpha() and s[0].isupper()]
        places = [r[1] if len(r) > 1 else r[0] for r in rows(f"{lexicon}/places/places.tsv")]
        self.places = [p for p in places if p.isalpha() and p[0].isupper() and len(p) > 3]
        self.places += [r[1] for r in rows(f"{lexicon}/actors/countries.tsv") if r[1].isalpha()] * 20
        bodies = [n for f in ("organisations", "groups", "media") for r in rows(f"{lexicon}/actors/{f}.tsv")
                  for n in [r[1], *r[2].split("|")]]
        self.abbreviations = sorted({n for n in bodies if n.isalpha() and n.isupper() and 2 <= len(n) <= 6})
        self.bodies = sorted({n for n in bodies if n.isalpha() and n.istitle() and len(n) > 3})


def other_word(kind, i, length, form, names, draw):
    """Another word in place of word i of a name of that many words."""
    if kind == "PER":
        if length > 1 and i == 0 or length == 1 and form in names.known_given:
            return draw.choice(names.given)
        return draw.choice(names.surnames) if i == length - 1 else form
    if kind == "LOC":
        return draw.choice(names.places)
    if form.isupper() and len(form) > 1:
        return draw.choice(names.abbreviations)
    if length == 1:
        return draw.choice(names.bodies + names.surnames[::4])
    return draw.choice(draw.choice([names.surnames, names.places]))


class Sentence:
    def __init__(self, comments, lines):
        self.comments = comments
        self.lines = lines  # columns; with ranges of multiword tokens
        self.words = [c for c in lines if c[0].isdigit()]
        self.in_range = set()
        for c in lines:
            if "-" in c[0]:
                first, last = map(int, c[0].split("-"))
                self.in_range.update(range(first, last + 1))
        self.labels = None
        self.changed = False

    def children(self, word):
        return [w for w in self.words if w[6] == word[0]]

    def free(self, word):
        return int(word[0]) not in self.in_range

    def change_names(self, names, draw):
        i = 0
        while i < len(self.words):
            label = self.labels[i]
            end = i + 1
            if label.startswith("B-"):
                while end < len(self.words) and self.labels[end] == "I-" + label[2:]:
                    end += 1
                kind = label[2:]
                span = self.words[i:end]
                if kind in ("PER", "ORG", "LOC") and all(self.free(w) for w in span):
                    for k, w in enumerate(span):
                        if w[4] != "NNP" or w[1].lower() in KEPT_IN_NAMES or not w[1].isalpha() or len(w[1]) < 2:
                            continue
                        if kind == "LOC" and len(span) > 1 and draw.random() < 0.5:
                            continue
                        new = other_word(kind, k, len(span), w[1], names, draw)
                        if w[1].isupper() and len(w[1]) > 4:
                            new = new.upper()
                        self.changed |= new != w[1]
                        w[1] = w[2] = new
            i = end

    def subject_is_plural(self, verb):
        """None where there is no subject to go by."""
        for _ in range(4):
            kids = self.children(verb)
            for k in kids:
                if k[7].startswith("nsubj"):
                    if k[1].lower() in ("who", "which", "that") and verb[7] == "acl:relcl":
                        k = self.words[int(verb[6]) - 1]  # what it stands for
                    if any(x[7] == "conj" for x in self.children(k)):
                        return True
                    return k[4] in ("NNS", "NNPS", "CD") or k[1].lower() in PLURAL_SUBJECTS
            if verb[7] != "conj":
                return None
            verb = self.words[int(verb[6]) - 1]
        return None

    def to_present(self):
        for w in self.words:
            if w[4] != "VBD" or not self.free(w):
                continue
            owner = w if w[3] == "VERB" else self.words[int(w[6]) - 1] if w[6] != "0" else w
            plural = self.subject_is_plural(owner)
            if plural is None:
                continue
            lemma = w[2].lower()
            if lemma == "be":
                new = "are" if plural else "is"
            elif plural:
                new = lemma
            else:
                new = third_person(lemma)
            if not new.isalpha():
                continue
            if w[1][0].isupper():
                new = new.capitalize()
            w[1], w[4], w[5] = new, "VBP" if plural else "VBZ", "_"
            self.changed = True

    def to_headline(self):
        gone = set()
        for w in self.words:
            leaf = not self.children(w)
            if not leaf or not self.free(w) or len(self.words) - len(gone) < 4:
                continue
            if w[7] == "det" and w[1].lower() in ARTICLES or w[7] == "aux:pass" and w[2] == "be" and w[4][:3] in (
                    "VBD", "VBZ", "VBP") or w is self.words[-1] and w[1] == "." and w[7] == "punct":
                gone.add(int(w[0]))
        if not gone:
            return
        self.changed = True
        kept_words = [0] + [int(w[0]) for w in self.words if int(w[0]) not in gone]
        number = {old: new for new, old in enumerate(kept_words)}
        kept_lines = []
        for c in self.lines:
            if "-" in c[0]:
                first, last = map(int, c[0].split("-"))
                kept_lines.append([f"{number[first]}-{number[last]}", *c[1:]])
            elif c[0].isdigit():
                if int(c[0]) in gone:
                    continue
                kept_lines.append([str(number[int(c[0])]), *c[1:6], str(number[int(c[6])]), *c[7:]])
        if self.labels:
            kept = []
            for w, label in zip(self.words, self.labels):
                if int(w[0]) in gone:
                    continue
                if label.startswith("I-") and (not kept or kept[-1][2:] != label[2:]):
                    label = "B-" + label[2:]  # its first word is gone
                kept.append(label)
            self.labels = kept
        self.lines = kept_lines
        self.words = [c for c in kept_lines if c[0].isdigit()]
        first = self.words[0]
        if self.free(first):
            first[1] = first[1][0].upper() + first[1][1:]

    def text(self):
        out, skip = "", 0
        for c in self.lines:
            if "-" in c[0]:
                skip = int(c[0].split("-")[1])
            elif int(c[0]) <= skip:
                continue
            out += c[1] + ("" if "SpaceAfter=No" in c[9] else " ")
        return out.rstrip()

    def write(self):
        out = [c for c in self.comments if not c.startswith(("# text", "# newdoc", "# newpar", "# sent_id"))]
        out.append("# text = " + self.text())
        for c in self.lines:
            misc = "SpaceAfter=No" if "SpaceAfter=No" in c[9] else "_"
            out.append("\t".join([*c[:5], "_", *c[6:8], "_", misc]))
        return out


def read_sentences(path):
    comments, lines = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            comments.append(line)
        elif line:
            columns = line.split("\t")
            if "." not in columns[0]:
                lines.append(columns)
        elif lines:
            yield Sentence(comments, lines)
            comments, lines = [], []


def read_labels(path):
    known, forms, labels = {}, [], []
    if path == "-":
        return known
    for line in open(path, encoding="utf-8"):
        columns = line.rstrip("\n").split("\t")
        if line.startswith("#") and len(columns) < 3:
            continue
        if len(columns) >= 3:
            forms.append(columns[1])
            labels.append(columns[2])
        elif forms:
            known[tuple(forms)] = labels
            forms, labels = [], []
    if forms:
        known[tuple(forms)] = labels
    return known


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank")
    parser.add_argument("labels")
    parser.add_argument("lexicon")
    parser.add_argument("output")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--names", type=float, default=1)
    parser.add_argument("--present", type=float, default=0.25)
    parser.add_argument("--headline", type=float, default=0.1)
    parser.add_argument("--only", action="store_true")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    names = Names(options.lexicon)
    known = read_labels(options.labels)
    with open(options.output + ".conllu", "w", encoding="utf-8") as trees, \
            open(options.output + ".iob2", "w", encoding="utf-8") as labels:
        for number, s in enumerate(read_sentences(options.treebank), 1):
            s.labels = known.get(tuple(w[1] for w in s.words))
            if s.labels is not None and len(s.labels) != len(s.words):
                s.labels = None
            if s.labels and draw.random() < options.names:
                s.change_names(names, draw)
            if draw.random() < options.present:
                s.to_present()
            if draw.random() < options.headline:
                s.to_headline()
            if options.only and not s.changed or not SHORTEST <= len(s.words) <= LONGEST:
                continue
            trees.write("\n".join([f"# sent_id = v{number}", *s.write()]) + "\n\n")
            if s.labels:
                rows_out = [f"{i}\t{w[1]}\t{label}" for i, (w, label) in enumerate(zip(s.words, s.labels), 1)]
                labels.write("\n".join(rows_out) + "\n\n")


main()
