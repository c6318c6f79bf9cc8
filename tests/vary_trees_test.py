"""script/vary_trees.py: trees stay trees, tenses and names change, articles go."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
TREE = """# text = The two gunmen, who came from Basra, killed a soldier.
1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\t_
2\ttwo\ttwo\tNUM\tCD\t_\t3\tnummod\t_\t_
3\tgunmen\tgunman\tNOUN\tNNS\t_\t9\tnsubj\t_\tSpaceAfter=No
4\t,\t,\tPUNCT\t,\t_\t6\tpunct\t_\t_
5\twho\twho\tPRON\tWP\t_\t6\tnsubj\t_\t_
6\tcame\tcome\tVERB\tVBD\t_\t3\tacl:relcl\t_\t_
7\tfrom\tfrom\tADP\tIN\t_\t8\tcase\t_\t_
8\tBasra\tBasra\tPROPN\tNNP\t_\t6\tobl\t_\tSpaceAfter=No
9\tkilled\tkill\tVERB\tVBD\t_\t0\troot\t_\t_
10\ta\ta\tDET\tDT\t_\t11\tdet\t_\t_
11\tsoldier\tsoldier\tNOUN\tNN\t_\t9\tobj\t_\tSpaceAfter=No
12\t.\t.\tPUNCT\t.\t_\t9\tpunct\t_\t_

"""
LABELS = "".join(f"{i}\t{w}\t{'B-LOC' if w == 'Basra' else 'O'}\n" for i, w in enumerate(
    "The two gunmen , who came from Basra killed a soldier .".split(), 1)) + "\n"


class VaryTrees(unittest.TestCase):
    def vary(self, *options):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "in.conllu").write_text(TREE, encoding="utf-8")
            (folder / "in.iob2").write_text(LABELS, encoding="utf-8")
            subprocess.run([sys.executable, ROOT / "script" / "vary_trees.py", folder / "in.conllu", folder / "in.iob2",
                            ROOT / "lexicon", folder / "out", *options], check=True)
            trees = (folder / "out.conllu").read_text(encoding="utf-8")
            labels = (folder / "out.iob2").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in trees.splitlines() if line and line[0].isdigit()]
        return rows, [line.split("\t") for line in labels.splitlines() if line]

    def test_present_agrees_with_its_subject(self):
        rows, _ = self.vary("--names", "0", "--present", "1", "--headline", "0")
        self.assertEqual([(r[1], r[4]) for r in rows if r[4].startswith("VB")], [("come", "VBP"), ("kill", "VBP")])

    def test_headline_keeps_a_tree(self):
        rows, labels = self.vary("--names", "0", "--present", "0", "--headline", "1")
        self.assertEqual(" ".join(r[1] for r in rows), "Two gunmen , who came from Basra killed soldier")
        self.assertEqual([int(r[0]) for r in rows], list(range(1, len(rows) + 1)))
        heads = {r[1]: rows[int(r[6]) - 1][1] if r[6] != "0" else "root" for r in rows}
        self.assertEqual(heads, {"Two": "gunmen", "gunmen": "killed", ",": "came", "who": "came", "came": "gunmen",
                                 "from": "Basra", "Basra": "came", "killed": "root", "soldier": "killed"})
        self.assertEqual([label[2] for label in labels if label[1] == "Basra"], ["B-LOC"])

    def test_names_change_and_words_stay(self):
        rows, labels = self.vary("--names", "1", "--present", "0", "--headline", "0")
        self.assertNotEqual(rows[7][1], "Basra")
        self.assertEqual([label[2] for label in labels][7], "B-LOC")
        self.assertEqual([r[1] for i, r in enumerate(rows) if i != 7],
                         "The two gunmen , who came from killed a soldier .".split())

    def test_same_seed_same_bytes(self):
        self.assertEqual(self.vary("--seed", "4"), self.vary("--seed", "4"))


if __name__ == "__main__":
    unittest.main()
