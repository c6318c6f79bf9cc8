"""A teacher for relations: which PLOVER type two marked mentions stand in, told by the encoder's states at marks before
and after them; and the examples that it learns from."""

import copy
import json
import random
import re

import torch
import torch.nn.functional as F
from torch import nn

import corpus

TYPES = ["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
         "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"]  # of PLV: YIELD is CONCEDE and RETREAT
INDEX = {name: i for i, name in enumerate(TYPES)} | {"CONCEDE": TYPES.index("YIELD"), "RETREAT": TYPES.index("YIELD")}
WORD = re.compile(r"(?:[A-Z]\.)+|\w+(?:[-’']\w+)*|[^\w\s]")
LONGEST = 256  # pieces
MARKS = 4      # pieces beside those of words: before and after the source, before and after the target


class Example:
    """A text with marked mentions: (begin, end, 0 for the source, 1 for the target); type -1 where it is not known."""

    def __init__(self, text, marks, type_=-1, weight=1.0):
        self.text, self.marks, self.type, self.weight = text, marks, type_, weight
        self.ids, self.at = [], [0, 0]  # pieces; where the marks before source and target stand, 0 without one


def read_marked(path):
    """Of {"text", "source": [[begin, end]], "target", "root"}."""
    found = []
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        marks = [(*span, side) for side, name in enumerate(("source", "target")) for span in row[name]]
        found.append(Example(row["text"], marks, INDEX.get(row.get("root"), -1)))
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
                found.append(Example(text, marks, INDEX[kind], 0.5 if lexicon else 1.0))
    return found


def cut(pieces, examples):
    """Sets pieces and where the marks are."""
    first = pieces.size()
    for e in examples:
        e.ids, open_ = [corpus.CLS], None
        for w in WORD.finditer(e.text):
            if open_ is not None and w.start() >= open_[1]:
                e.ids.append(first + 2 * open_[2] + 1)
                open_ = None
            for mark in e.marks:
                if open_ is None and mark[0] <= w.start() < mark[1]:
                    open_ = mark
                    e.at[mark[2]] = e.at[mark[2]] or len(e.ids)
                    e.ids.append(first + 2 * mark[2])
            e.ids += pieces.of(w.group())
        e.ids = e.ids[:LONGEST]
        e.at = [at if at < LONGEST else 0 for at in e.at]


class Relater(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = copy.deepcopy(encoder)
        old = self.encoder.embed
        self.encoder.embed = nn.Embedding(old.num_embeddings + MARKS, old.embedding_dim).to(old.weight.device)
        nn.init.normal_(self.encoder.embed.weight, std=0.02)
        with torch.no_grad():
            self.encoder.embed.weight[: old.num_embeddings] = old.weight
        self.mix = nn.Parameter(torch.zeros(len(encoder.layers)))
        self.head = nn.Sequential(nn.Dropout(0.2), nn.Linear(3 * encoder.size, 512), nn.GELU(), nn.Dropout(0.2),
                                  nn.Linear(512, len(TYPES)))

    def forward(self, ids, at):
        states = self.encoder(ids)
        mixed = sum(w * s for w, s in zip(self.mix.softmax(0), states))
        row = torch.arange(len(ids), device=ids.device)
        return self.head(torch.cat((mixed[row, 0], mixed[row, at[:, 0]], mixed[row, at[:, 1]]), -1)).float()


def run(model, examples, device, mask=0.0):
    longest = max(len(e.ids) for e in examples)
    ids = torch.full((len(examples), longest), corpus.PAD)
    marks = model.encoder.embed.num_embeddings - MARKS
    for i, e in enumerate(examples):
        row = [corpus.MASK if corpus.MASK < p < marks and random.random() < mask else p for p in e.ids] if mask else e.ids
        ids[i, : len(row)] = torch.tensor(row)
    with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
        return model(ids.to(device), torch.tensor([e.at for e in examples], device=device))


def learn(model, examples, device, epochs, rate, batch=32):
    slow = list(model.encoder.parameters())
    known = {id(p) for p in slow}
    fast = [p for p in model.parameters() if id(p) not in known]
    optimizer = torch.optim.AdamW([{"params": slow, "peak": rate}, {"params": fast, "peak": 1e-3}], lr=rate,
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=device.type == "cuda")
    steps, step = epochs * (len(examples) // batch + 1), 0
    model.train()
    for _ in range(epochs):
        order = random.sample(examples, len(examples))
        for begin in range(0, len(order), batch):
            group = order[begin:begin + batch]
            for g in optimizer.param_groups:
                g["lr"] = g["peak"] * min(1, (step + 1) / 100) * max(0.02, 1 - step / steps)
            weights = torch.tensor([e.weight for e in group], device=device)
            right = torch.tensor([e.type for e in group], device=device)
            losses = F.cross_entropy(run(model, group, device, 0.05), right, reduction="none", label_smoothing=0.05)
            optimizer.zero_grad(set_to_none=True)
            ((losses * weights).sum() / weights.sum()).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1


@torch.no_grad()
def tell(models, examples, device, batch=256):
    """Mean probabilities of the types, in the order of the examples."""
    for model in models:
        model.eval()
    told = [None] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids))
    for begin in range(0, len(order), batch):
        which = order[begin:begin + batch]
        group = [examples[i] for i in which]
        mean = sum(run(model, group, device).softmax(-1) for model in models) / len(models)
        for i, row in zip(which, mean.tolist()):
            told[i] = row
    return told


def macro_f1(examples, told):
    """Percent."""
    guessed = [max(range(len(TYPES)), key=row.__getitem__) for row in told]
    scores = []
    for t in range(len(TYPES)):
        hits = sum(e.type == g == t for e, g in zip(examples, guessed))
        scores.append(2 * hits / max(1, sum(e.type == t for e in examples) + guessed.count(t)))
    return 100 * sum(scores) / len(scores)
