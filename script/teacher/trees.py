"""A parser on top of the encoder: tags, heads (biaffine, Dozat & Manning 2017), relations and names of words."""

import copy

import torch
import torch.nn.functional as F
from torch import nn

import corpus
from tuning import Learner, Tuned, run

NAMES = ["O"] + [f"{b}-{kind}" for kind in ("PER", "ORG", "LOC") for b in "BI"]


class Biaffine(nn.Module):
    def __init__(self, size, outputs):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(outputs, size + 1, size + 1))

    def forward(self, dependents, heads):
        """[b, n, size] twice to [b, outputs, n dependents, n heads]."""
        ones = dependents.new_ones(*dependents.shape[:2], 1)
        return torch.einsum("bid,odh,bjh->boij", torch.cat((dependents, ones), -1), self.w,
                            torch.cat((heads, ones), -1))


class Parser(Tuned):
    def __init__(self, encoder, tags, rels, hidden=256, arc=384, rel=128, dropout=0.33):
        super().__init__(encoder, hidden, dropout)
        self.arc_dependent, self.arc_head = self.layer(arc), self.layer(arc)
        self.rel_dependent, self.rel_head = self.layer(rel), self.layer(rel)
        self.arcs, self.rels = Biaffine(arc, 1), Biaffine(rel, rels)
        self.tags, self.names = self.head(tags), self.head(len(NAMES))

    def forward(self, pieces, word, lengths):
        """Scores of tags and names [b, n, .], of heads [b, n, n] and relations [b, rels, n, n]; word 0 is the root."""
        x = self.words(pieces, word, lengths)
        n = x.shape[1]
        arcs = self.arcs(self.arc_dependent(x), self.arc_head(x)).float()[:, 0]
        outside = torch.arange(n, device=x.device)[None] >= lengths.to(x.device)[:, None]
        arcs = arcs.masked_fill(outside[:, None], -1e9)
        arcs = arcs.masked_fill(torch.eye(n, dtype=torch.bool, device=x.device)[None], -1e9)
        return self.tags(x).float(), self.names(x).float(), arcs, self.rels(self.rel_dependent(x), self.rel_head(x))


def tensors(group, tags, rels, device):
    """Gold [b, n] with -1 where there is none."""
    n = max(map(len, group)) + 1
    gold = torch.full((4, len(group), n), -1)
    for i, s in enumerate(group):
        m = len(s) + 1
        gold[0, i, 1:m] = torch.tensor([tags.get(t, -1) for t in s.tags])
        gold[1, i, 1:m] = torch.tensor(s.heads)
        gold[2, i, 1:m] = torch.tensor([rels.get(r, -1) for r in s.rels])
        if s.names:
            gold[3, i, 1:m] = torch.tensor([NAMES.index(label) for label in s.names])
    return gold.to(device)


def learn(model, pieces, train, devs, tags, rels, device, epochs, rate, words=3000, say=print):
    learner = Learner(model, rate, epochs * len(corpus.batches(train, words)), device)
    best, kept = -1.0, None
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for which in corpus.batches(train, words):
            group = [train[i] for i in which]
            gold = tensors(group, tags, rels, device)
            tag, name, arc, rel = run(model, pieces, [corpus.in_other_letters(s.forms) for s in group], device, 0.06)
            there = gold[1].clamp(min=0)
            at_head = rel.gather(3, there[:, None, :, None].expand(-1, rel.shape[1], -1, 1))[..., 0].float()
            loss = (F.cross_entropy(tag.flatten(0, 1), gold[0].flatten(), ignore_index=-1)
                    + F.cross_entropy(arc.flatten(0, 1), gold[1].flatten(), ignore_index=-1)
                    + F.cross_entropy(at_head, gold[2], ignore_index=-1))
            if bool((gold[3] >= 0).any()):
                loss = loss + F.cross_entropy(name.flatten(0, 1), gold[3].flatten(), ignore_index=-1)
            learner.learn(loss)
            total += loss.detach()
        if epoch % 3 == 2 or epoch + 1 == epochs:
            learner.mean.swap()
            scores = [measure([model], pieces, dev, tags, rels, device) for dev in devs]
            if scores[0][2] > best:
                best, kept = scores[0][2], copy.deepcopy(model.state_dict())
            learner.mean.swap()
            say(f"trees: epoch {epoch + 1} of {epochs}, loss {float(total) * epochs / learner.steps:.3f}, "
                + "; ".join(f"UPOS {u:.2f} UAS {a:.2f} LAS {l:.2f} names {f:.1f}" for u, a, l, f in scores))
    model.load_state_dict(kept)


def is_tree(heads):
    """One root, no circle; heads[0] is of the root itself."""
    if heads[1:].count(0) != 1:
        return False
    good = {0}
    for i in range(1, len(heads)):
        path, j = [], i
        while j not in good:
            if j in path:
                return False
            path.append(j)
            j = heads[j]
        good.update(path)
    return True


def best_tree(scores):
    """Chu-Liu-Edmonds over scores[dependent][head]; one root."""
    import numpy as np

    def edmonds(s):
        n = len(s)
        heads = s.argmax(1)
        heads[0] = 0
        state = [0] * n
        for i in range(1, n):
            path, j = [], i
            while j and not state[j]:
                state[j] = -1
                path.append(j)
                j = heads[j]
            if j and state[j] == -1:
                circle = path[path.index(j):]
                rest = [k for k in range(n) if k not in circle]
                m = len(rest)
                t = np.full((m + 1, m + 1), -1e9)
                t[:m, :m] = s[np.ix_(rest, rest)]
                t[:m, m] = s[np.ix_(rest, circle)].max(1)
                gain = s[circle][:, rest] - s[circle, [heads[k] for k in circle]][:, None]
                t[m, :m] = gain.max(0)
                np.fill_diagonal(t, -1e9)
                inner = edmonds(t)
                result = heads.copy()
                for a, k in enumerate(rest[1:], 1):
                    h = inner[a]
                    result[k] = rest[h] if h < m else circle[s[k, circle].argmax()]
                into = inner[m]
                entered = circle[gain[:, into].argmax()]
                result[entered] = rest[into]
                result[0] = 0
                return result
            for k in path:
                state[k] = 1
        return heads

    heads = edmonds(scores.copy())
    roots = [i for i in range(1, len(heads)) if heads[i] == 0]
    if len(roots) > 1:
        best = None
        for root in roots:
            s = scores.copy()
            s[[i for i in range(1, len(s)) if i != root], 0] = -1e9
            tree = edmonds(s)
            score = sum(s[i, tree[i]] for i in range(1, len(s)))
            if best is None or score > best[0]:
                best = (score, tree)
        heads = best[1]
    return heads.tolist()


@torch.no_grad()
def parse(models, pieces, group, device):
    """For each sentence (tags, heads, rels, names, mean log probability of a head), by the product of the models."""
    for model in models:
        model.eval()
    outputs = [run(model, pieces, [s.forms for s in group], device) for model in models]
    tag = sum(o[0].log_softmax(-1) for o in outputs)
    name = sum(o[1].log_softmax(-1) for o in outputs)
    arc = sum(o[2].log_softmax(-1) for o in outputs)
    heads = arc.argmax(-1)
    rows = heads.tolist()
    for i, s in enumerate(group):
        n = len(s) + 1
        row = [0] + rows[i][1:n]
        if not is_tree(row):
            row = best_tree(arc[i, :n, :n].double().cpu().numpy())
            heads[i, :n] = torch.tensor(row, device=heads.device)
        rows[i] = row
    at_head = sum(o[3].gather(3, heads[:, None, :, None].expand(-1, o[3].shape[1], -1, 1))[..., 0].float()
                  .log_softmax(1) for o in outputs)
    at_head[:, 0] = torch.where(heads == 0, at_head[:, 0], -1e9)
    at_head[:, 1:] = torch.where(heads[:, None] == 0, -1e9, at_head[:, 1:])
    sure = arc.gather(2, heads[..., None])[..., 0] / len(models)
    tags, rels, names = tag.argmax(-1).tolist(), at_head.argmax(1).tolist(), name.argmax(-1).tolist()
    sure = sure.tolist()
    for i, s in enumerate(group):
        n = len(s) + 1
        yield tags[i][1:n], rows[i][1:], rels[i][1:n], names[i][1:n], sum(sure[i][1:n]) / (n - 1)


def spans(labels):
    """Of names: (first, end, kind); an I that nothing begins begins one."""
    found, begin = set(), None
    for i, label in enumerate(list(labels) + ["O"]):
        if begin is not None and not (label[0] == "I" and label[2:] == labels[begin][2:]):
            found.add((begin, i, labels[begin][2:]))
            begin = None
        if begin is None and label != "O":
            begin = i
    return found


def measure(models, pieces, dev, tags, rels, device):
    """UPOS, UAS, LAS (universal relations), F1 of names, in percent."""
    tag_names, rel_names = list(tags), list(rels)
    words = upos = uas = las = hit = all_names = 0
    for which in corpus.batches(dev, 8000):
        group = [dev[i] for i in which]
        for s, (t, h, r, labels, _) in zip(group, parse(models, pieces, group, device)):
            for i in range(len(s)):
                words += 1
                upos += tag_names[t[i]].split()[0] == s.tags[i].split()[0]
                right = h[i] == s.heads[i]
                uas += right
                las += right and rel_names[r[i]].split(":")[0] == s.rels[i].split(":")[0]
            if s.names:
                found, wanted = spans([NAMES[k] for k in labels]), spans(s.names)
                hit += len(found & wanted)
                all_names += len(found) + len(wanted)
    return 100 * upos / words, 100 * uas / words, 100 * las / words, 200 * hit / max(1, all_names)


def vocabulary(sentences):
    """Numbers of tags and relations; relation 0 is root."""
    tags = sorted({t for s in sentences for t in s.tags})
    rels = ["root"] + sorted({r for s in sentences for r in s.rels} - {"root"})
    return {t: i for i, t in enumerate(tags)}, {r: i for i, r in enumerate(rels)}
