"""Sentences of CoNLL-U and IOB2 files, stretches of marked documents, and words cut into pieces."""

import json
import random

LONGEST = 160  # words of a stretch


class Sentence:
    """Words with lemmas, tags ("UPOS XPOS"), heads (0: root), relations and, where known, labels of names."""

    __slots__ = ("forms", "lemmas", "tags", "heads", "rels", "names", "glued", "document")

    def __init__(self):
        self.forms, self.lemmas, self.tags, self.heads, self.rels = [], [], [], [], []
        self.glued = []  # whether no space follows
        self.names = None
        self.document = 0  # counted from 1; 0: not said

    def __len__(self):
        return len(self.forms)

    def text(self):
        return "".join(f if g else f + " " for f, g in zip(self.forms, self.glued)).rstrip()


def read_conllu(path):
    sentences, sentence, document = [], Sentence(), 0
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc"):
            document += 1
        elif line[0].isdigit():
            columns = line.rstrip("\n").split("\t")
            if not columns[0].isdigit():
                continue
            sentence.forms.append(columns[1])
            sentence.lemmas.append(columns[2])
            sentence.tags.append(columns[3] + " " + columns[4])
            sentence.heads.append(int(columns[6]))
            sentence.rels.append(columns[7])
            sentence.glued.append("SpaceAfter=No" in columns[9])
        elif line == "\n" and sentence.forms:
            sentence.document = document
            sentences.append(sentence)
            sentence = Sentence()
    return sentences


class Stretch:
    """Sentences of one paragraph, at most LONGEST words: words, where each is in the document, its UPOS."""

    def __init__(self, row, number):
        self.row, self.number = row, number  # of the document
        self.words, self.at, self.upos = [], [], []
        self.labels = self.grades = None  # [roles][words] 0 outside, 1 begins, 2 goes on; [(word, grade)]
        self.grader = -1

    def __len__(self):
        return len(self.words)

    def words_in(self, begin, end):
        return [i for i, (b, e) in enumerate(self.at) if b < end and e > begin]


def read_stretches(documents, parses):
    """Of JSONL documents {"text": ...}, not empty, and what `hearsay parse` says of them."""
    rows = [json.loads(line) for line in open(documents, encoding="utf-8")]
    stretches, last, position = [], 0, 0
    for sentence in read_conllu(parses):
        row = rows[sentence.document - 1]
        if sentence.document != last:
            last, position = sentence.document, 0
            stretches.append(Stretch(row, last - 1))
        at = []
        for form in sentence.forms:
            begin = row["text"].index(form, position)
            at.append((begin, begin + len(form)))
            position = begin + len(form)
        now = stretches[-1]
        if now.at and (len(now) + len(at) > LONGEST or "\n" in row["text"][now.at[-1][1]:at[0][0]]):
            now = Stretch(row, last - 1)
            stretches.append(now)
        now.words += sentence.forms
        now.at += at
        now.upos += [tag.split()[0] for tag in sentence.tags]
    return stretches


def mark(stretches, roles):
    """Labels from the attributions of PolNeAR's form."""
    for s in stretches:
        s.labels = [[0] * len(s) for _ in roles]
        for attribution in s.row["attributions"]:
            for labels, role in zip(s.labels, roles):
                for begin, end in attribution.get(role) or []:
                    for k, i in enumerate(s.words_in(begin, end)):
                        labels[i] = labels[i] or (2 if k else 1)


def grade(stretches, grader):
    """Grades from {"targets": [{"span": [begin, end], "score": -3..3}]}."""
    for s in stretches:
        s.grader = grader
        found = [(s.words_in(*target["span"]), target["score"]) for target in s.row["targets"]]
        s.grades = [(words[-1], score) for words, score in found if words]


def add_names(sentences, paths):
    """Gives sentences the labels of IOB2 files (id, form, label) that have the same words."""
    known = {}
    for path in paths:
        forms, labels = [], []
        for line in list(open(path, encoding="utf-8")) + ["\n"]:
            columns = line.rstrip("\n").split("\t")
            if len(columns) >= 3 and columns[0].isdigit():
                forms.append(columns[1])
                labels.append(columns[2] if columns[2][2:] in ("PER", "ORG", "LOC") else "O")
            elif forms and not line.strip():
                known[tuple(forms)] = labels
                forms, labels = [], []
    for sentence in sentences:
        sentence.names = known.get(tuple(sentence.forms))


SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PAD, UNK, CLS, SEP, MASK = range(5)


class Pieces:
    """Byte-pair pieces of words; a word is always cut in the same way."""

    def __init__(self, tokenizer):
        self.tokenizer = tokenizer
        self.known = {}

    @staticmethod
    def learn(words, size):
        """From (word, count) pairs."""
        from tokenizers import Tokenizer, models, pre_tokenizers, trainers

        tokenizer = Tokenizer(models.BPE(unk_token="[UNK]", continuing_subword_prefix="##"))
        tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
        trainer = trainers.BpeTrainer(
            vocab_size=size, special_tokens=SPECIAL, continuing_subword_prefix="##", limit_alphabet=300,
            show_progress=False)
        repeated = (" ".join([word] * min(count, 2000)) for word, count in words)
        tokenizer.train_from_iterator(repeated, trainer)
        return Pieces(tokenizer)

    def size(self):
        return self.tokenizer.get_vocab_size()

    def of(self, word):
        pieces = self.known.get(word)
        if pieces is None:
            pieces = (self.tokenizer.encode(word.replace(" ", "_")).ids or [UNK])[:12]
            self.known[word] = pieces
        return pieces


def in_other_letters(forms, capitals=0.08, titles=0.04):
    """The words as they are or, now and then, in capitals or with capitals as in titles."""
    chance = random.random()
    if chance < capitals:
        return [f.upper() for f in forms]
    if chance < capitals + titles:
        return [f[:1].upper() + f[1:] for f in forms]
    return forms


def batches(sentences, words):
    """Lists of sentences of about one length, with at most so many words."""
    order = sorted(range(len(sentences)), key=lambda i: len(sentences[i]) + random.random() * 4)
    groups, group = [], []
    for i in order:
        if group and (len(group) + 1) * len(sentences[i]) > words:
            groups.append(group)
            group = []
        group.append(i)
    if group:
        groups.append(group)
    random.shuffle(groups)
    return groups
