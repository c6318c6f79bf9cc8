"""Relations: which PLOVER type two marked mentions stand in, told by the states of a transformer at marks before them
(after Baldini Soares et al., ACL 2019); and the examples that it learns from."""

import copy
import json
import random
import re

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from corpus import CLS
from pieces import Optimizer, autocast, groups, lay, rows

TYPES = ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
         "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"]  # of PLV: YIELD is CONCEDE and RETREAT
QUADS = np.array([1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4])
INDEX = {name: i for i, name in enumerate(TYPES)} | {"CONCEDE": TYPES.index("YIELD"), "RETREAT": TYPES.index("YIELD")}
FOLDS = 5      # of the marked texts
LONGEST = 200  # pieces
WEIGHTS = {"lexicon": 0.5, "acts": 0.7}  # of examples of our own; others count 1


class Marked:
    """A text with marked mentions, begin, end, 0 for the source or 1 for the target; type -1 where it is not known."""

    def __init__(self, text, marks, type_):
        self.text, self.marks, self.type = text, marks, type_


def read_marked(path):
    """Of {"text", "source": [[begin, end]], "target", "root"}."""
    found = []
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        marks = [(*span, side) for side, name in enumerate(("source", "target")) for span in row[name]]
        found.append(Marked(row["text"], marks, INDEX.get(row.get("root"), -1)))
    return found


def read_brackets(line):
    """Text and marks of "A[Iran] met R[Iraq]."."""
    text, marks, last = "", [], 0
    for m in re.finditer(r"\b([AR])\[([^\]]*)\]", line):
        text += line[last:m.start()]
        marks.append((len(text), len(text) + len(m[2]), "AR".index(m[1])))
        text += m[2]
        last = m.end()
    return text + line[last:], marks


def read_own(paths):
    """The sentences of training/relations/, a file a type, or the examples of lexicon/events/, a type a header."""
    found, seen = [], set()
    for path in paths:
        kind = path.rsplit("/", 1)[-1].split(".")[0].upper()
        lexicon = False
        for line in open(path, encoding="utf-8"):
            header = re.match(r"\[([A-Z]+)", line)
            if header:
                kind, lexicon = header[1], True
            if (lexicon and not line.startswith("  ")) or not line.strip() or line.strip().startswith(("!", "#", "@")):
                continue
            text, marks = read_brackets(line.strip())
            if kind in INDEX and text not in seen:
                seen.add(text)
                found.append(Marked(text, marks, INDEX[kind]))
    return found


class Example:
    """A text in pieces with marks among them. `at`: the marks before source and target, 0 without one."""

    def __init__(self, row, pieces):
        first, ends = len(pieces.kinds), {begin: (end, side) for begin, end, side in row["marks"]}
        self.type, self.told, self.weight, self.set = row.get("type", -1), None, WEIGHTS.get(row.get("set"), 1), row.get("set")
        self.ids, self.letters, self.at, open_ = [CLS], [0], [0, 0], None

        def add(ids, letters):
            self.ids += ids
            self.letters += [letters] * len(ids)

        for i, word in enumerate(row["words"]):
            if open_ and i >= open_[0]:
                add([first + 2 * open_[1] + 1], 0)
                open_ = None
            if not open_ and i in ends:
                open_ = ends[i]
                self.at[open_[1]] = self.at[open_[1]] or len(self.ids)
                add([first + 2 * open_[1]], 0)
            add(*pieces.of(word))
        if open_:
            add([first + 2 * open_[1] + 1], 0)
        self.ids, self.letters = self.ids[:LONGEST], self.letters[:LONGEST]
        self.at = [at if at < LONGEST else 0 for at in self.at]


class Relater(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = copy.deepcopy(encoder)
        self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(3 * encoder.size, 256), nn.GELU(), nn.Dropout(0.2),
                                  nn.Linear(256, len(TYPES)))

    def forward(self, ids, letters, at):
        states, row = self.encoder(ids, letters), torch.arange(len(ids), device=ids.device)
        return self.head(torch.cat((states[row, 0], states[row, at[:, 0]], states[row, at[:, 1]]), -1)).float()


def run(model, examples, device, hidden=0.0):
    with autocast(device):
        return model(*lay(examples, device, hidden), torch.tensor([e.at for e in examples], device=device))


def learn(model, examples, device, epochs, rate, most=1400):
    optimizer = Optimizer(model, epochs * len(groups(examples, most)), rate, 5e-4)
    model.train()
    for _ in range(epochs):
        for group in groups(examples, most):
            target = np.full((len(group), len(TYPES)), 0.05 / len(TYPES), np.float32)
            for i, e in enumerate(group):
                target[i, e.type] += 0.95
                if e.told is not None:
                    target[i] = e.told
            weights = torch.tensor([float(e.weight) for e in group], device=device)
            losses = F.cross_entropy(run(model, group, device, 0.05), torch.tensor(target, device=device),
                                     reduction="none")
            optimizer.down((losses * weights).sum() / weights.sum())


@torch.no_grad()
def tell(model, examples, device):
    """Probabilities of the types, in the order of the examples."""
    model.eval()
    told = np.zeros((len(examples), len(TYPES)), np.float32)
    place = {id(e): i for i, e in enumerate(examples)}
    for group in groups(examples, 20000):
        told[[place[id(e)] for e in group]] = run(model, group, device).softmax(-1).cpu().numpy()
    return told


def macro_f1(told, right):
    """Percent, of types and of quads."""
    def of(guessed, right):
        return 100 * np.mean([2 * ((guessed == t) & (right == t)).sum() / ((guessed == t).sum() + (right == t).sum())
                              for t in sorted(set(right))])
    guessed = told.argmax(1)
    return of(guessed, right), of(QUADS[guessed], QUADS[right])


def own_first(encoder, pieces, folder, device, epochs, rate, few):
    """A model that has learned our own sentences, and some of them to go on with."""
    own = [Example(row, pieces) for row in rows(f"{folder}/own.jsonl.gz", few)]
    model = Relater(encoder).to(device)
    learn(model, own, device, epochs, rate, 2800)
    sentences = [e for e in own if e.set == "own"]
    some = [copy.copy(e) for e in random.sample(sentences, min(600, len(sentences)))]
    for e in some:
        e.weight = 0.3
    return model, some


def teach(encoder, pieces, folder, device, say, few=None):
    """What models told of pairs [FOLDS + 1, pairs, types] that learned without every fifth marked text, from 0, 1, ... 4
    on, and from all; and of the marked texts that they had not seen."""
    marked = [Example(row, pieces) for row in rows(f"{folder}/marked.jsonl.gz", few)]
    pairs = [Example(row, pieces) for row in rows(f"{folder}/pairs.jsonl.gz", few)]
    base, some = own_first(encoder, pieces, folder, device, 3, 2e-4, few)
    told, unseen = [], np.zeros((len(marked), len(TYPES)), np.float32)
    for fold in range(FOLDS + 1):
        model = copy.deepcopy(base)
        learn(model, [e for i, e in enumerate(marked) if i % FOLDS != fold] + some, device, 10, 1e-4)
        told.append(tell(model, pairs, device).astype(np.float16))
        unseen[fold::FOLDS] = tell(model, marked[fold::FOLDS], device) if fold < FOLDS else unseen[fold::FOLDS]
        say(f"relations: fold {fold}")
    say("macro-F1 of unseen texts %.1f, of quads %.1f" % macro_f1(unseen, np.array([e.type for e in marked])))
    return np.stack(told)


def learn_student(encoder, pieces, folder, told, device, say, folds, few=None):
    """A model for each fold, as teach() counts them: of our own sentences, what teachers told of pairs, then marked texts.
    Yields fold, model, and what it says of the texts it has not seen."""
    marked = [Example(row, pieces) for row in rows(f"{folder}/marked.jsonl.gz", few)]
    pairs = [Example(row, pieces) for row in rows(f"{folder}/pairs.jsonl.gz", few)]
    base, some = own_first(encoder, pieces, folder, device, 4, 4e-4, few)
    for fold in folds:
        for e, shares in zip(pairs, told[fold].astype(np.float32)):
            e.told = shares / shares.sum()
        model = copy.deepcopy(base)
        learn(model, pairs, device, 2, 3e-4, 5600)
        more = [copy.copy(e) for e in random.sample(pairs, min(1500, len(pairs)))]
        for e in more:
            e.weight = 0.3
        learn(model, [e for i, e in enumerate(marked) if i % FOLDS != fold] + some + more, device, 8, 1.5e-4)
        unseen = marked[fold::FOLDS] if fold < FOLDS else []
        answers = tell(model, unseen, device)
        if unseen:
            say(f"fold {fold}: %.1f, %.1f" % macro_f1(answers, np.array([e.type for e in unseen])))
        yield fold, model, answers
