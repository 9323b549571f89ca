"""Reference values for sigma.test.ts by another implementation: mpmath, 30 digits, adaptive quadrature between
break points. An SD of 0 is a point mass. Run: python3 sigma-vectors.py > sigma-vectors.json"""
import json
from mpmath import mp, mpf, quad, npdf, ncdf, inf

mp.dps = 30
CASES = [
    ([0, -1.2, -0.9, -0.7, -0.3], [0.2, 0.9, 0.6, 1.1, 0.5]),
    ([0, -1.2, -0.9, -0.7, -0.3], [0, 0.9, 0.6, 1.1, 0.5]),
    ([0, -1.66, -1.155], [0, 1.98, 1.7]),
    ([0, 0, 0.5], [0, 1, 0.01]),
    ([0, -1, -1.001], [0.001, 1, 0.0001]),
    ([0.3, 0.1], [0, 0]),
    ([0, -3, 4], [1, 0, 2]),
    ([100, 99, 101], [1, 3, 0.02]),
]

def sigma(m, s):
    m, s = [mpf(str(x)) for x in m], [mpf(str(x)) for x in s]
    fixed = [i for i in range(len(m)) if s[i] == 0]
    spread = [i for i in range(len(m)) if s[i] > 0]
    bar = min((m[i] for i in fixed), default=inf)
    out = [mpf(0)] * len(m)
    ties = [i for i in fixed if m[i] == bar]
    for i in ties:
        p = mpf(1)
        for j in spread:
            p *= 1 - ncdf((bar - m[j]) / s[j])
        out[i] = p / len(ties)
    for i in spread:
        def f(x):
            p = npdf((x - m[i]) / s[i]) / s[i]
            for j in spread:
                if j != i:
                    p *= ncdf((m[j] - x) / s[j])
            return p
        cuts = sorted({m[j] + k * s[j] for j in spread for k in range(-12, 13, 2)} | ({bar} if bar != inf else set()))
        cuts = [c for c in cuts if c <= bar]
        out[i] = sum((quad(f, [a, b]) for a, b in zip(cuts, cuts[1:])), mpf(0))
    return [float(x) for x in out]

print(json.dumps([{"means": m, "sds": s, "sigma": sigma(m, s)} for m, s in CASES], indent=1))
