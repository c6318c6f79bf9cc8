#!/usr/bin/env python3
"""A teacher for the parser and the reader: a masked language model over raw text, tuned to trees and names and to parts of
attributions and factuality; the models that ship learn from what it says of raw text. Needs torch and tokenizers;
uses a GPU where there is one.

  teach.py language MODEL --text TEXT.conllu --treebank F...
  teach.py trees MODEL PARSER --treebank F... --dev F... --names F.iob2...
  teach.py label TEXT.conllu OUT PARSER...       OUT.conllu and OUT.iob2: several parsers decide together
  teach.py reading MODEL READER --marked F.jsonl F.conllu --graded F.jsonl F.conllu... [--dev F.jsonl F.conllu]
                   [--fold K]            K: every third marked document, from K on, is left out
  teach.py read TEXT.jsonl TEXT.conllu OUT.jsonl READER...
                   [--held-out]          the readers are those of folds 0, 1, 2 of TEXT: each reads what it has not seen
"""

import argparse
import collections
import json
import random
import time

import torch

import corpus
import reading
import trees
from encoder import Encoder, learn_language

BEGIN = time.time()
FOLDS = 3  # of the marked documents


def say(line):
    print(f"{time.time() - BEGIN:6.0f} s  {line}", flush=True)


def language(args, device):
    sentences = [s for path in args.treebank + args.text for s in corpus.read_conllu(path)]
    counts = collections.Counter(f for s in sentences for f in s.forms)
    pieces = corpus.Pieces.learn(sorted(counts.items()), args.pieces)
    stream, starts = [], []
    for s in sentences:
        for form in s.forms:
            ids = pieces.of(form)
            stream += ids
            starts += [True] + [False] * (len(ids) - 1)
        stream.append(corpus.SEP)
        starts.append(True)
    say(f"{sum(counts.values())} words, {len(stream)} pieces of {pieces.size()} kinds")
    encoder = Encoder(pieces.size(), args.size, args.layers).to(device)
    learn_language(encoder, torch.tensor(stream), torch.tensor(starts), device, args.epochs, args.rate, args.batch,
                   say=say)
    torch.save({"size": args.size, "layers": args.layers, "pieces": pieces.tokenizer.to_str(),
                "encoder": encoder.state_dict()}, args.model)


def load_language(saved, device):
    from tokenizers import Tokenizer

    pieces = corpus.Pieces(Tokenizer.from_str(saved["pieces"]))
    encoder = Encoder(pieces.size(), saved["size"], saved["layers"]).to(device)
    encoder.load_state_dict(saved["encoder"])
    return encoder, pieces


def learn_trees(args, device):
    saved = torch.load(args.model, map_location=device)
    encoder, pieces = load_language(saved, device)
    train = [s for path in args.treebank for s in corpus.read_conllu(path)]
    devs = [corpus.read_conllu(path) for path in args.dev]
    for sentences in [train] + devs:
        corpus.add_names(sentences, args.names)
    tags, rels = trees.vocabulary(train)
    model = trees.Parser(encoder, len(tags), len(rels)).to(device)
    trees.learn(model, pieces, train, devs, tags, rels, device, args.epochs, args.rate, say=say)
    torch.save(dict(saved, tags=tags, rels=rels, parser=model.state_dict()), args.out)


def load_parser(path, device):
    saved = torch.load(path, map_location=device)
    encoder, pieces = load_language(saved, device)
    model = trees.Parser(encoder, len(saved["tags"]), len(saved["rels"])).to(device)
    model.load_state_dict(saved["parser"])
    return model, pieces, saved["tags"], saved["rels"]


def label(args, device):
    loaded = [load_parser(path, device) for path in args.models]
    models, (_, pieces, tags, rels) = [m for m, *_ in loaded], loaded[0]
    for path in args.dev:
        dev = corpus.read_conllu(path)
        corpus.add_names(dev, args.names)
        say("all: UPOS %.2f UAS %.2f LAS %.2f names %.1f" % trees.measure(models, pieces, dev, tags, rels, device))
    tags, rels = list(tags), list(rels)
    sentences, seen = [], set()
    for s in corpus.read_conllu(args.text):
        capitals = sum(f.isupper() for f in s.forms) > 0.6 * len(s)
        if 4 <= len(s) <= 90 and tuple(s.forms) not in seen and not (capitals and random.random() < 0.6):
            seen.add(tuple(s.forms))
            sentences.append(s)
    answers = {}
    for which in corpus.batches(sentences, 12000):
        group = [sentences[i] for i in which]
        answers.update(zip(which, trees.parse(models, pieces, group, device)))
    written = 0
    with open(args.out + ".conllu", "w", encoding="utf-8") as out, open(args.out + ".iob2", "w", encoding="utf-8") as names:
        for i, s in enumerate(sentences):
            t, h, r, n, sure = answers[i]
            if sure < args.sure:
                continue
            written += len(s)
            print("# text =", s.text(), file=out)
            for k, form in enumerate(s.forms):
                print(k + 1, form, s.lemmas[k], *tags[t[k]].split(), "_", h[k], rels[r[k]], "_",
                      "SpaceAfter=No" if s.glued[k] else "_", sep="\t", file=out)
                print(k + 1, form, trees.NAMES[n[k]], sep="\t", file=names)
            print(file=out)
            print(file=names)
    say(f"{written} words")


def read_marked(paths):
    stretches = corpus.read_stretches(*paths)
    corpus.mark(stretches, reading.ROLES)
    return stretches


def read_graded(pairs):
    found = []
    for grader, paths in enumerate(pairs):
        stretches = corpus.read_stretches(*paths)
        corpus.grade(stretches, grader)
        found += stretches
    return found


def learn_reading(args, device):
    saved = torch.load(args.model, map_location=device)
    encoder, pieces = load_language(saved, device)
    marked = [s for s in read_marked(args.marked) if args.fold is None or s.number % FOLDS != args.fold]
    train = marked + read_graded(args.graded)
    dev = (read_marked(args.dev) if args.dev else []) + read_graded(args.graded_dev)
    model = reading.Reader(encoder).to(device)
    reading.learn(model, pieces, train, dev, device, args.epochs, args.rate, say=say)
    torch.save(dict(saved, reader=model.state_dict()), args.out)


def read(args, device):
    models = []
    for path in args.models:
        saved = torch.load(path, map_location=device)
        encoder, pieces = load_language(saved, device)
        models.append(reading.Reader(encoder).to(device))
        models[-1].load_state_dict(saved["reader"])
    stretches = corpus.read_stretches(args.text, args.parses)
    documents = {s.number: dict(s.row, words=[]) for s in stretches}
    if args.held_out and len(models) != FOLDS:
        raise SystemExit(f"teach.py: --held-out needs the readers of folds 0 to {FOLDS - 1}, in this order")
    if args.held_out:
        parts = [([model], [s for s in stretches if s.number % FOLDS == fold]) for fold, model in enumerate(models)]
    else:
        parts = [(models, stretches)]
    for readers, part in parts:
        answers = {}
        for which in corpus.batches(part, 12000):
            roles, grades = reading.read(readers, pieces, [part[i] for i in which], device)
            percent = (100 * roles[..., 1:]).round().int().flatten(2).tolist()
            answers.update(zip(which, zip(percent, grades.clamp(-3, 3).tolist())))
        for i, s in enumerate(part):
            percent, grades = answers[i]
            for k, upos in enumerate(s.upos):
                score = round(grades[k + 1][reading.NEWS], 2) if upos == "VERB" else None
                documents[s.number]["words"].append([*s.at[k], *percent[k + 1], score])
    with open(args.out, "w", encoding="utf-8") as out:
        for document in documents.values():
            print(json.dumps(document), file=out)
    say(f"{len(documents)} documents")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)

    def add_command(name, run):
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        command.add_argument("--seed", type=int, default=1)
        return command

    command = add_command("language", language)
    command.add_argument("model")
    command.add_argument("--text", action="append", default=[])
    command.add_argument("--treebank", action="append", default=[])
    command.add_argument("--size", type=int, default=256)
    command.add_argument("--layers", type=int, default=6)
    command.add_argument("--pieces", type=int, default=12000)
    command.add_argument("--epochs", type=int, default=12)
    command.add_argument("--batch", type=int, default=128)
    command.add_argument("--rate", type=float, default=1e-3)
    command = add_command("trees", learn_trees)
    command.add_argument("model")
    command.add_argument("out")
    command.add_argument("--treebank", action="append", default=[])
    command.add_argument("--dev", action="append", default=[])
    command.add_argument("--names", action="append", default=[])
    command.add_argument("--epochs", type=int, default=12)
    command.add_argument("--rate", type=float, default=3e-4)
    command = add_command("label", label)
    command.add_argument("text")
    command.add_argument("out")
    command.add_argument("models", nargs="+")
    command.add_argument("--dev", action="append", default=[])
    command.add_argument("--names", action="append", default=[])
    command.add_argument("--sure", type=float, default=-0.6, help="least mean log probability of the heads of a sentence")
    command = add_command("reading", learn_reading)
    command.add_argument("model")
    command.add_argument("out")
    command.add_argument("--marked", nargs=2, required=True)
    command.add_argument("--graded", nargs=2, action="append", default=[])
    command.add_argument("--dev", nargs=2)
    command.add_argument("--graded-dev", nargs=2, action="append", default=[])
    command.add_argument("--fold", type=int, choices=range(FOLDS))
    command.add_argument("--epochs", type=int, default=4)
    command.add_argument("--rate", type=float, default=3e-4)
    command = add_command("read", read)
    command.add_argument("--held-out", action="store_true")
    command.add_argument("text")
    command.add_argument("parses")
    command.add_argument("out")
    command.add_argument("models", nargs="+")
    args = parser.parse_args()
    random.seed(args.seed)
    torch.manual_seed(args.seed)
    args.run(args, torch.device("cuda" if torch.cuda.is_available() else "cpu"))


if __name__ == "__main__":
    main()
