"""A reader on top of the encoder: parts of attributions (source, cue, content) and how factual words are."""

import torch
import torch.nn.functional as F

import corpus
from tuning import Learner, Tuned, run

ROLES = ("source", "cue", "content")
LABELS, GRADERS = 3, 3  # a word is outside of a part, begins one or goes on with it; web texts, news, Wikinews
NEWS = 1


class Reader(Tuned):
    def __init__(self, encoder, hidden=256, dropout=0.3):
        super().__init__(encoder, hidden, dropout)
        self.roles, self.grades = self.head(len(ROLES) * LABELS), self.head(GRADERS)

    def forward(self, pieces, word, lengths):
        """Scores of labels [b, n, roles, labels] and grades [b, n, graders]; word 0 is none."""
        x = self.words(pieces, word, lengths)
        return self.roles(x).float().view(*x.shape[:2], len(ROLES), LABELS), self.grades(x).float()


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
    learner = Learner(model, rate, epochs * len(corpus.batches(train, 4000)), device)
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for which in corpus.batches(train, 4000):
            group = [train[i] for i in which]
            labels, grades = gold(group, device)
            roles, scores = run(model, pieces, [s.words for s in group], device, 0.06)
            loss = 0.0
            if bool((labels >= 0).any()):
                loss = loss + len(ROLES) * F.cross_entropy(roles.flatten(0, 2), labels.flatten(), ignore_index=-1)
            there = ~grades.isnan()
            if bool(there.any()):
                loss = loss + 0.3 * F.smooth_l1_loss(scores[there], grades[there])
            learner.learn(loss)
            total += loss.detach()
        learner.mean.swap()
        say(f"reading: epoch {epoch + 1} of {epochs}, loss {float(total) * epochs / learner.steps:.3f}"
            + (", " + measure([model], pieces, dev, device) if dev else ""))
        if epoch + 1 < epochs:
            learner.mean.swap()


@torch.no_grad()
def read(models, pieces, group, device):
    """Probabilities [b, n, roles, labels] and grades [b, n, graders], means over the models."""
    for model in models:
        model.eval()
    outputs = [run(model, pieces, [s.words for s in group], device) for model in models]
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
    r = [float(torch.corrcoef(torch.tensor(p).T)[0, 1]) if len(p) > 1 else float("nan") for p in pairs]
    return "source %.1f cue %.1f content %.1f, r %.3f %.3f %.3f" % (*f1, *r)
