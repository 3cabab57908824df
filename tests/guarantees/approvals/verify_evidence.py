#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks an evidence file of Release Desk with nothing but Python, sharing no code with it: verify_evidence.py FILE [KEY].
KEY is the public key of the engine in Base64, as it was given to you by another way."""
import base64
import hashlib
import json
import struct
import sys
import unicodedata

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


class Broken(Exception): pass


def need(holds, what):
    if not holds:
        raise Broken(what)


# Ed25519 (RFC 8032), points as (X, Y, Z, T).
def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiply(n, p):
    q = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            q = add(q, p)
        p = add(p, p)
        n >>= 1
    return q


def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    need(y < P, "a point is out of range")
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P != 0:
        x = x * ROOT % P
    need((x * x - x2) % P == 0 and not (x == 0 and sign), "a point is not on the curve")
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(kind, body, signature, key):
    message = b"RDv1 %d %s %d %s" % (len(kind), kind, len(body), body)
    if len(signature) != 64 or len(key) != 32:
        return False
    try:
        a, r = point(key), point(signature[:32])
    except Broken:
        return False
    s = int.from_bytes(signature[32:], "little")
    if s >= L or same(multiply(8, a), (0, 1, 1, 0)):
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return same(multiply(s, BASE), add(r, multiply(h, a)))


# JSON in its one byte form.
def text(value):
    out = []
    for c in unicodedata.normalize("NFC", value):
        out.append("\\" + c if c in '"\\' else "\\u%04x" % ord(c) if c < " " else c)
    return '"' + "".join(out) + '"'


def canonical(value):
    if isinstance(value, dict):
        return "{" + ",".join(text(k) + ":" + canonical(value[k]) for k in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(each) for each in value) + "]"
    if isinstance(value, str):
        return text(value)
    need(value is None or isinstance(value, (bool, int)), "a number is not whole")
    return "null" if value is None else str(value).lower()


def strict(data):
    def once(pairs):
        need(len(dict(pairs)) == len(pairs), "a key stands twice")
        return dict(pairs)
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise Broken("it cannot be read: %s" % error)


def raw(value):
    data = base64.b64decode(value, validate=True)
    need(base64.b64encode(data).decode() == value, "Base64 is not in its one form")
    return data


def chain_hash(previous, event, payload):
    def field(data):
        return struct.pack(">q", len(data)) + data

    all_of = ("position", "stream", "streamVersion", "actor", "at", "name", "version")
    named = [field(v.encode()) if isinstance(v, str) else struct.pack(">q", v) for v in map(event.__getitem__, all_of)]
    return hashlib.sha256(field(previous) + b"".join(named) + field(payload)).digest()


def check_signed(event, said, keys, frozen, body):
    """One decision: by a key of the person in force then, over exactly what the event says."""
    need(said["digest"] in frozen, "event %d signs what was never frozen" % event["position"])
    need(said["person"] == event["actor"], "event %d speaks for somebody else" % event["position"])
    mine = [k for k in keys.values() if k["person"] == said["person"] and k["from"] <= event["at"] < k["until"]]
    if not said.get("record"):
        need(not mine, "event %d lacks its signature" % event["position"])
        return []
    record, key = raw(said["record"]), keys.get(said.get("key"))
    need(key in mine, "event %d is signed with a key that was not in force" % event["position"])
    names = {"request": "task", "signer": "person", "on_behalf_of": "onBehalfOf", "key_id": "key"}
    inner = strict(record)
    for name in ("step", "digest", "decision", "meaning", "comment", "request", "signer", "on_behalf_of", "key_id"):
        need(inner.get(name) == said.get(names.get(name, name), ""), "event %d: %s" % (event["position"], name))
    need(inner.get("workspace") == body["workspace"] and inner.get("release_id") == body["release"], "another release")
    parts = frozen[said["digest"]]
    need(all(parts.get(k) == v for k, v in inner["parts"].items()), "event %d signs other parts" % event["position"])
    return [(b"application/vnd.release-desk.approval+json", record, raw(said["signature"]), key["key"])]


def verify(data, trusted=None):
    """The number of signatures that hold; raises Broken with the first thing that does not."""
    try:
        return verify_all(data, trusted)
    except (KeyError, TypeError, AttributeError, ValueError, struct.error) as error:
        raise Broken("it cannot be read: %r" % error)


def verify_all(data, trusted):
    whole = strict(data)
    need(sorted(whole) == ["body", "format", "key", "signature"], "it is no evidence file")
    need(whole["format"] == "release-desk-evidence-1" and canonical(whole).encode() == data, "not in its one byte form")
    body, engine = whole["body"], raw(whole["key"])
    need(trusted is None or engine == trusted, "it was signed by another engine")
    last, last_hash, versions, keys, frozen, checks = 0, b"", {}, {}, {}, []
    for event in body["events"]:
        payload, previous = raw(event["payload"]), bytes.fromhex(event["previous"])
        found = chain_hash(previous, event, payload)
        need(found.hex() == event["hash"], "event %d is not what was recorded" % event["position"])
        need(event["position"] > last, "the events are out of order")
        need(event["position"] != last + 1 or previous == last_hash, "event %d does not follow" % event["position"])
        need(event["position"] != 1 or event["hash"] == body["workspace"], "it names another workspace")
        last, last_hash = event["position"], found
        versions[event["stream"]] = versions.get(event["stream"], 0) + 1
        need(versions[event["stream"]] == event["streamVersion"], "an event before %d was left out" % last)
        need(event["stream"] in ("people", "release-" + body["release"]), "event %d is of something else" % last)
        said = strict(payload)
        if event["name"] == "key.registered":
            for key in [k for k in keys.values() if k["person"] == said["person"]]:
                key["until"] = min(key["until"], event["at"])
            made = {"person": said["person"], "key": raw(said["publicKey"]), "from": event["at"], "until": 2**62}
            keys.setdefault(said["key"], made)
        elif event["name"] == "key.revoked":
            keys[said["key"]]["until"] = min(keys[said["key"]]["until"], event["at"])
        elif event["name"] == "revision.frozen":
            need(hashlib.sha256(canonical(said["parts"]).encode()).hexdigest() == said["digest"], "a digest is wrong")
            frozen[said["digest"]] = said["parts"]
        elif event["name"] == "approval.signed":
            checks += check_signed(event, said, keys, frozen, body)
    head = strict(body["checkpoint"].encode())
    fields = {name: head[name] for name in ("workspace", "position", "hash", "at")}
    need(canonical(head) == body["checkpoint"] and raw(head["key"]) == engine, "its checkpoint is another engine's")
    need(head["workspace"] == body["workspace"] and head["position"] >= last, "its checkpoint is of another record")
    need(head["position"] > last or head["hash"] == last_hash.hex(), "its checkpoint is of another record")
    for kind, record, signature, key in checks + [
            (b"application/vnd.release-desk.checkpoint+json", canonical(fields).encode(), raw(head["signature"]), engine),
            (b"application/vnd.release-desk.evidence+json", canonical(body).encode(), raw(whole["signature"]), engine)]:
        need(is_signed(kind, record, signature, key), "a signature is not good: " + kind.decode())
    return len(checks)


if __name__ == "__main__":
    try:
        count = verify(open(sys.argv[1], "rb").read(), raw(sys.argv[2]) if len(sys.argv) > 2 else None)
        print("holds: %d signatures" % count)
    except Broken as why:
        print("does not hold: %s" % why)
        sys.exit(1)
