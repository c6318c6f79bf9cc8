"""A reader of acts made narrow: the heads and inner numbers that matter least are taken out of its layers, the rest learns
on, and words that the states before the last layer show to be no act are not looked at further. (As pruning and distilling
go together in Sun et al. 2019, Michel et al. 2019 and Xin et al. 2020.)"""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from acts import TYPES
from pieces import groups, lay

HEAD = 64
SHAPE = ((2, 160), (3, 256))  # heads and inner numbers of each layer
DOUBTFUL = 0.02               # a share of acts from which on a word counts; under somewhat less patterns are doubted
LOST = 0.01                   # of such words, those that may be passed over


def batches(model, texts, device):
    """Of batches of texts, without learning: the states before the last layer, and the shares of acts [b, n]."""
    kept = {}
    hook = model.encoder.layers[-2].register_forward_hook(lambda _, __, out: kept.update(states=out))
    model.eval()
    with torch.no_grad():
        for group in groups(texts, 5000):
            acts = 1 - model.types(model.encoder(*lay(group, device))).float().softmax(-1)[..., TYPES]
            yield group, kept["states"].float(), acts
    hook.remove()


def importance(model, texts, device):
    """Of each layer, what its heads and its inner numbers add to the states, on average."""
    sums = {}

    def watch(linear):
        sums[linear] = torch.zeros(linear.in_features, device=device)
        return linear.register_forward_pre_hook(lambda _, given: sums[linear].add_(given[0].abs().flatten(0, -2).mean(0)))

    hooks = [watch(linear) for layer in model.encoder.layers for linear in (layer.out, layer.down)]
    for _ in batches(model, texts, device):
        pass
    for hook in hooks:
        hook.remove()
    return [tuple(sums[linear] * linear.weight.detach().norm(dim=0) for linear in (layer.out, layer.down))
            for layer in model.encoder.layers]


def part(linear, outputs=None, inputs=None):
    """A layer with some of the outputs or inputs of another."""
    weight, bias = linear.weight.detach(), linear.bias.detach()
    if outputs is not None:
        weight, bias = weight[outputs], bias[outputs]
    if inputs is not None:
        weight = weight[:, inputs]
    found = nn.Linear(weight.shape[1], weight.shape[0]).to(weight.device)
    found.load_state_dict({"weight": weight.clone(), "bias": bias.clone()})
    return found


def narrow(model, texts, device):
    """Takes out of each layer what SHAPE has no room for."""
    for layer, (by_number, by_inner), (heads, inner) in zip(model.encoder.layers, importance(model, texts, device), SHAPE):
        best = by_number.view(-1, HEAD).sum(1).topk(heads).indices.sort().values
        numbers = (best[:, None] * HEAD + torch.arange(HEAD, device=device)).flatten()
        width, wide = layer.out.in_features, layer.down.in_features
        layer.qkv = part(layer.qkv, torch.cat([numbers + i * width for i in range(3)]))
        layer.out, layer.heads = part(layer.out, inputs=numbers), heads
        kept = by_inner.topk(inner).indices.sort().values
        layer.up, layer.down = part(layer.up, torch.cat((kept, wide + kept))), part(layer.down, inputs=kept)


def learn_passing(model, texts, device, say, passes=12):
    """model.encoder.passing: a score of the states before the last layer, below 0 for words whose share of acts, as the model
    itself has it, hardly ever is DOUBTFUL or more."""
    found = [(states[i, t.first], shares[i, t.first]) for group, states, shares in batches(model, texts, device)
             for i, t in enumerate(group)]
    states, shares = (torch.cat(column) for column in zip(*found))
    goal = torch.sigmoid(torch.logit(shares.clamp(1e-4, 1 - 1e-4)) + 3)
    score = nn.Linear(states.shape[1], 1).to(device)
    nn.init.zeros_(score.weight)
    adam = torch.optim.Adam(score.parameters(), lr=3e-3)
    for _ in range(passes):
        for at in torch.randperm(len(goal), device=device).split(2048):
            loss = F.binary_cross_entropy_with_logits(score(states[at])[:, 0], goal[at], weight=1 + 8 * goal[at])
            adam.zero_grad()
            loss.backward()
            adam.step()
    with torch.no_grad():
        scores = score(states)[:, 0]
        score.bias -= float(np.quantile(scores[shares > DOUBTFUL].cpu().numpy(), LOST))
        say(f"acts: {100 * float((score(states) > 0).float().mean()):.1f}% of the words pass")
    model.encoder.passing = score
