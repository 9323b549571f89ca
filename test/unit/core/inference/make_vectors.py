"""Makes vectors.json: special functions to 17 digits with mpmath, samplers' targets with SciPy.
Run: python3 make_vectors.py > vectors.json   (mpmath, scipy)"""
import json
import mpmath as mp
import numpy as np
from scipy.stats import qmc

mp.mp.dps = 40
f = lambda x: float(x)
out = {
    "normalCdf": [[x, f(mp.ncdf(mp.mpf(x)))] for x in (-37.5, -20.25, -8.1, -5.7, -5.5, -3.0, -1.5, -0.67, -0.66, -0.3, 0.0, 0.25, 0.7, 1.96, 4.0, 7.5)],
    "normalQuantile": [[p, f(mp.sqrt(2) * mp.erfinv(2 * mp.mpf(p) - 1))] for p in (1e-300, 1e-20, 1e-11, 1e-5, 0.001, 0.025, 0.07, 0.3, 0.5, 0.6, 0.9, 0.975, 0.999999)] ,
    "lgamma": [[x, f(mp.loggamma(mp.mpf(x)))] for x in (1e-8, 0.1, 0.5, 1.5, 3.7, 9.99, 10.0, 25.0, 171.5, 1e5, 1e12)],
    "gammaP": [[a, x, f(mp.gammainc(mp.mpf(a), 0, mp.mpf(x), regularized=True))] for a, x in ((0.5, 0.2), (3, 2.5), (3, 9), (20, 15), (20, 40), (120, 130))],
    "betaI": [[x, a, b, f(mp.betainc(mp.mpf(a), mp.mpf(b), 0, mp.mpf(x), regularized=True))] for x, a, b in ((0.1, 2, 3), (0.5, 10, 20), (0.9, 5, 1), (0.3, 0.5, 0.5), (0.48, 120, 130))],
    "chiSquaredTail": [[x, k, f(mp.gammainc(mp.mpf(k) / 2, mp.mpf(x) / 2, mp.inf, regularized=True))] for k in (1, 2, 3) for x in (0.01, 1.0, 3.84, 12.0, 60.0)],
}
# erfinv loses the far tail at 40 digits for p = 1e-300; refine by Newton on log ncdf at higher precision
mp.mp.dps = 330
z = mp.mpf(-37)
for _ in range(60):
    z -= (mp.log(mp.ncdf(z)) - mp.log(mp.mpf("1e-300"))) * mp.ncdf(z) / mp.npdf(z)
out["normalQuantile"][0][1] = f(z)
for row in out["normalQuantile"][1:]:
    p = mp.mpf(row[0])
    row[1] = f(mp.sqrt(2) * mp.erfinv(2 * p - 1))
sobol = qmc.Sobol(d=20, scramble=False).random(64)
out["sobolUnscrambled"] = sobol.T.tolist()
print(json.dumps(out))
