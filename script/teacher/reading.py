"""A reader on top of the encoder: parts of attributions (source, cue, content) and how factual words are."""

import copy

import torch
import torch.nn.functional as F
from torch import nn

import corpus
from encoder import Mean, lay_out, words_of

ROLES = ("source", "cue", "content")
LABELS, GRADERS = 3, 3  # a word is outside of a part, begins one or goes on with it; web texts, news, Wikinews
NEWS = 1


class Reader(nn.Module):
    def __init__(self, encoder, hidden=256, dropout=0.3):
        super().__init__()
        self.encoder, self.dropout = copy.deepcopy(encoder), dropout
        self.mix = nn.Parameter(torch.zeros(len(encoder.layers)))
        self.lstm = nn.LSTM(encoder.size, hidden, 2, batch_first=True, bidirectional=True, dropout=dropout)
        width = 2 * hidden + encoder.size
        mlp = lambda: nn.Sequential(nn.Linear(width, 256), nn.LeakyReLU(0.1), nn.Dropout(dropout))
        self.roles = nn.Sequential(mlp(), nn.Linear(256, len(ROLES) * LABELS))
        self.grades = nn.Sequential(mlp(), nn.Linear(256, GRADERS))

    def forward(self, pieces, word, lengths):
        states = self.encoder(pieces)
        mixed = sum(w * s for w, s in zip(self.mix.softmax(0), states))
        n = int(lengths.max())
        x = F.dropout(words_of(mixed.float(), word, n), self.dropout, self.training)
        packed = nn.utils.rnn.pack_padded_sequence(x, lengths.cpu(), batch_first=True, enforce_sorted=False)
        y = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=n)[0]
        x = torch.cat((x, F.dropout(y, self.dropout, self.training)), -1)
        return self.roles(x).float().view(*x.shape[:2], len(ROLES), LABELS), self.grades(x).float()


def run(model, pieces, group, device, mask=0.0):
    ids, word = lay_out(pieces, [s.words for s in group], mask)
    lengths = torch.tensor([len(s) + 1 for s in group])
    with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
        return model(ids.to(device), word.to(device), lengths)


def gold(group, device):
    n = max(map(len, group)) + 1
    labels = torch.full((len(group), n, len(ROLES)), -1)
    grades = torch.full((len(group), n, GRADERS), float("nan"))
    for i, s in enumerate(group):
        if s.labels:
            labels[i, 1:len(s) + 1] = torch.tensor(s.labels).T
        for at, score in s.grades or []:
            grades[i, at + 1, s.grader] = score
    return labels.to(device), grades.to(device)


def learn(model, pieces, train, dev, device, epochs, rate, say=print):
    slow = list(model.encoder.parameters())
    known = {id(p) for p in slow}
    fast = [p for p in model.parameters() if id(p) not in known]
    optimizer = torch.optim.AdamW([{"params": slow, "peak": rate}, {"params": fast, "peak": 2e-3}], lr=rate,
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=device.type == "cuda")
    mean = Mean(model)
    step = 0
    steps = epochs * len(corpus.batches(train, 4000))
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for which in corpus.batches(train, 4000):
            group = [train[i] for i in which]
            share = step / steps
            for g in optimizer.param_groups:
                g["lr"] = g["peak"] * min(1, (step + 1) / 300) * max(0.02, 1 - share)
            labels, grades = gold(group, device)
            roles, scores = run(model, pieces, group, device, mask=0.06)
            loss = 0.0
            if bool((labels >= 0).any()):
                loss = loss + len(ROLES) * F.cross_entropy(roles.flatten(0, 2), labels.flatten(), ignore_index=-1)
            there = ~grades.isnan()
            if bool(there.any()):
                loss = loss + 0.3 * F.smooth_l1_loss(scores[there], grades[there])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            mean.add()
            total += loss.detach()
            step += 1
        mean.swap()
        say(f"reading: epoch {epoch + 1} of {epochs}, loss {float(total) * epochs / steps:.3f}"
            + (", " + measure([model], pieces, dev, device) if dev else ""))
        if epoch + 1 < epochs:
            mean.swap()


@torch.no_grad()
def read(models, pieces, group, device):
    """Probabilities [b, n, roles, labels] and grades [b, n, graders], means over the models."""
    for model in models:
        model.eval()
    outputs = [run(model, pieces, group, device) for model in models]
    return (sum(o[0].softmax(-1) for o in outputs) / len(models), sum(o[1] for o in outputs) / len(models))


def measure(models, pieces, dev, device):
    """F1 of words that are part of a source, cue, content; Pearson's r by grader."""
    right, found, wanted = (torch.zeros(len(ROLES), device=device) for _ in range(3))
    pairs = [[] for _ in range(GRADERS)]
    for which in corpus.batches(dev, 12000):
        group = [dev[i] for i in which]
        labels, grades = gold(group, device)
        roles, scores = read(models, pieces, group, device)
        there = labels >= 0
        is_part, should = (roles[..., 0] < 0.5) & there, (labels > 0) & there
        right += (is_part & should).sum((0, 1))
        found += is_part.sum((0, 1))
        wanted += should.sum((0, 1))
        for g in range(GRADERS):
            known = ~grades[..., g].isnan()
            pairs[g] += list(zip(scores[..., g][known].tolist(), grades[..., g][known].tolist()))
    f1 = (200 * right / (found + wanted)).tolist()
    r = [float(torch.corrcoef(torch.tensor(p).T)[0, 1]) for p in pairs]
    return "source %.1f cue %.1f content %.1f, r %.3f %.3f %.3f" % (*f1, *r)


def spans(stretch, roles):
    """Parts of attributions in the document, [(role, begin, end)], from probabilities [words][roles][labels]."""
    found = []
    for k, role in enumerate(ROLES):
        begin = None
        for i in range(len(stretch) + 1):
            p = roles[i][k] if i < len(stretch) else (1, 0, 0)
            part = p[0] <= 0.5
            if begin is not None and (not part or p[1] > p[2]):
                found.append((role, stretch.at[begin][0], stretch.at[i - 1][1]))
                begin = None
            if part and begin is None:
                begin = i
    return found
