"""Says how many random instances of each kind of edit are marked as they must be.

``PYTHONPATH=. python benchmarks/quality/kinds/run.py [--kind NAME] [--count 500] [--seed 0]``
"""

from __future__ import annotations

import argparse
import importlib
import random
import sys
from pathlib import Path

from case import compared, seen

FOLDER = Path(__file__).parent


def main() -> int:
    """Make and compare the instances, and print how many are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--kind', action='append', help='only this kind')
    parser.add_argument('--count', type=int, default=500, help='how many of each kind')
    parser.add_argument('--seed', type=int, default=0, help='a number to begin with')
    parser.add_argument('--show', type=int, default=2, help='how many misses are shown')
    options = parser.parse_args()
    # The other modules are no kinds.
    paths = [path for path in FOLDER.glob('*.py') if '\ndef make(' in path.read_text('utf-8')]
    names = sorted(path.stem for path in paths)
    for name in options.kind or names:
        run(name, options.seed, options.count, options.show)
    return 0


def run(name: str, seed: int, count: int, show: int) -> None:
    """Compare the instances of a kind, and print how many are right and the first misses."""
    kind = importlib.import_module(name)
    misses = []
    for number in range(count):
        case = kind.make(random.Random(f'{name}-{seed}-{number}'))
        comparison = getattr(kind, 'compared', compared)(case)
        if comparison.failures or not kind.right(case, comparison):
            misses.append((number, case, comparison))
    right = count - len(misses)
    print(f'{name}: {right} of {count} right ({100 * right / count:.1f} %)')
    for number, case, comparison in misses[:show]:
        failed = ' | no proof' if comparison.failures else ''
        print(f'--- miss {number}: {case.name}{failed}')
        print(f'{case.original}\n--- became\n{case.edited}\n--- is seen as')
        for text in seen(comparison):
            print(f'  {text}')


if __name__ == '__main__':
    sys.exit(main())
