"""Independent oracle of sequences.test.ts: brute force over all 3 x 4 max-run-2 sequences, SHA-256 in counter
mode, rejection sampling. Run: python3 test/unit/core/design/sequence-vector.py"""
import hashlib
from itertools import product, groupby

seed = bytes([1, 0, 0, 0] + [7] * 28)
permitted = sorted(
    s for s in product(range(3), repeat=12)
    if all(s.count(k) == 4 for k in range(3)) and max(len(list(g)) for _, g in groupby(s)) <= 2
)
n = len(permitted)
stream, i = b"", 0
while True:
    while len(stream) < 2:  # 21,084 needs 15 bits: 2 bytes, the last bit dropped
        stream += hashlib.sha256(b"n1vault-sequence/1:" + seed + i.to_bytes(8, "big")).digest()
        i += 1
    x, stream = int.from_bytes(stream[:2], "big") >> 1, stream[2:]
    if x < n:
        break
print(n, "".join(map(str, permitted[x])))
