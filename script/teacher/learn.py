#!/usr/bin/env python3
"""Learns models/trigger.bin and models/relation_reader.bin from what prepare.py leaves in FOLDER: a transformer that ships,
and larger ones that teach it. Needs torch and tokenizers; uses a GPU where there is one.

  learn.py language FOLDER ENCODER [--size 256 --layers 6 --epochs 20 --rate 1.2e-3]
  learn.py teach-relations FOLDER ENCODER TOLD [--seed N]     TOLD.npz: of the pairs in raw text
  learn.py relations FOLDER ENCODER OUT TOLD...               OUT/relation_reader.bin, and OUT/relations.pt to go on with;
                                                              --folds: five more models, to measure it on unseen texts
  learn.py teach-acts FOLDER ENCODER TOLD [--seed N]          TOLD.json.gz: of a few sentences of news each
  learn.py acts FOLDER RELATIONS.pt OUT TOLD...               OUT/trigger.bin: the first layers of what relations left

--few N reads the first N rows of each file, to try it out."""

import argparse
import gzip
import json
import random
import time

import numpy as np
import torch

import acts
import export
import narrow
import relation
from pieces import Encoder, Pieces, learn_language, rows

BEGIN = time.time()


def say(line):
    print(f"{time.time() - BEGIN:6.0f} s  {line}", flush=True)


def save(path, encoder, pieces):
    torch.save({"size": encoder.size, "layers": len(encoder.layers), "kinds": pieces.kinds,
                "encoder": encoder.state_dict()}, path)


def load(path, device, layers=None):
    """An encoder, or its first layers, and its pieces."""
    saved = torch.load(path, map_location=device)
    pieces, layers = Pieces(saved["kinds"]), layers or saved["layers"]
    encoder = Encoder(len(pieces.kinds), saved["size"], layers).to(device)
    encoder.load_state_dict({name: values for name, values in saved["encoder"].items()
                             if not name.startswith("layers.") or int(name.split(".")[1]) < layers})
    return encoder, pieces


def language(args, device):
    save(args.out, *learn_language(f"{args.folder}/raw.txt.gz", args.size, args.layers or 6, args.epochs or 20, args.rate,
                                   device, say, few=args.few))


def teach_relations(args, device):
    np.savez_compressed(args.out, told=relation.teach(*load(args.encoder, device), args.folder, device, say, args.few))


def relations(args, device):
    encoder, pieces = load(args.encoder, device)
    told = sum(np.load(path)["told"].astype(np.float32) for path in args.told) / len(args.told)
    folds = ([*range(relation.FOLDS)] if args.folds else []) + [relation.FOLDS]
    unseen = {}
    for fold, model, answers in relation.learn_student(encoder, pieces, args.folder, told, device, say, folds, args.few):
        unseen[fold] = answers
        if fold == relation.FOLDS:
            export.relations(f"{args.out}/relation_reader.bin", model, pieces)
            save(f"{args.out}/relations.pt", model.encoder, pieces)
    if args.folds:
        shares = np.zeros((sum(map(len, unseen.values())), len(relation.TYPES)), np.float32)
        for fold in range(relation.FOLDS):
            shares[fold::relation.FOLDS] = unseen[fold]
        np.save(f"{args.out}/unseen.npy", shares)


def teach_acts(args, device):
    encoder, pieces = load(args.encoder, device)
    model = acts.Reader(encoder).to(device)
    acts.learn(model, *acts.marked(pieces, args.folder, args.few), device, say, args.epochs or 5, 2e-4, 5000)
    news = [acts.Text(row, pieces) for row in rows(f"{args.folder}/news.jsonl.gz", args.few)]
    with gzip.open(args.out, "wt", encoding="utf-8") as file:
        json.dump(acts.tell(model, news, device), file)


def learn_acts(args, device):
    encoder, pieces = load(args.encoder, device, len(narrow.SHAPE))
    news = [acts.Text(row, pieces) for row in rows(f"{args.folder}/news.jsonl.gz", args.few)]
    acts.take_in(news, [json.load(gzip.open(path, "rt", encoding="utf-8")) for path in args.told])
    random.shuffle(news)
    train, held = acts.marked(pieces, args.folder, args.few)
    model = acts.Reader(encoder).to(device)
    acts.learn(model, train, held, device, say, args.epochs or 4, 4e-4, 2600, news)
    narrow.narrow(model, train[:1600], device)
    acts.learn(model, train, held, device, say, args.epochs or 5, 3e-4, 2600, news)
    narrow.learn_passing(model, random.sample(news, min(len(news), 4000)) + train[:3000], device, say)
    export.acts(f"{args.out}/trigger.bin", model, pieces)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run, places in (("language", language, "out"), ("teach-relations", teach_relations, "encoder out"),
                              ("relations", relations, "encoder out told"), ("teach-acts", teach_acts, "encoder out"),
                              ("acts", learn_acts, "encoder out told")):
        command = commands.add_parser(name)
        command.set_defaults(run=run)
        command.add_argument("folder")
        for place in places.split():
            command.add_argument(place, nargs="+" if place == "told" else None)
        command.add_argument("--size", type=int, default=256)
        command.add_argument("--layers", type=int)
        command.add_argument("--epochs", type=int)
        command.add_argument("--rate", type=float, default=1.2e-3)
        command.add_argument("--seed", type=int, default=1)
        command.add_argument("--folds", action="store_true")
        command.add_argument("--few", type=int)
    args = parser.parse_args()
    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    args.run(args, torch.device("cuda" if torch.cuda.is_available() else "cpu"))


if __name__ == "__main__":
    main()
