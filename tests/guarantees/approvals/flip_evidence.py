#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Flips bytes of an evidence file and counts what the independent verifier accepts: flip_evidence.py FILE KEY STEP SEED."""
import random
import sys

import verify_evidence as v

data = bytearray(open(sys.argv[1], "rb").read())
key, step, dice = v.raw(sys.argv[2]), int(sys.argv[3]), random.Random(int(sys.argv[4]))
v.verify(bytes(data), key)
tried = accepted = 0
for i in range(dice.randrange(step), len(data), step):
    bit = 1 << dice.randrange(8)
    data[i] ^= bit
    tried += 1
    try:
        v.verify(bytes(data), key)
        accepted += 1
        print("accepted: byte %d bit %d" % (i, bit), file=sys.stderr)
    except v.Broken:
        pass
    data[i] ^= bit
print(tried, accepted)
