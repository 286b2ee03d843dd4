# Answers questions about tokens with PyJWT, a line of JSON each. See ../partner.ts.
import base64
import json
import sys

import jwt


def answer(question):
    alg, key, text = question["alg"], question["key"], question["text"]
    if alg.startswith("HS"):
        key = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))
    if question["do"] == "sign":
        return {"text": jwt.encode(json.loads(text), key, algorithm=alg)}
    try:
        return {"text": json.dumps(jwt.decode(text, key, algorithms=[alg]))}
    except jwt.InvalidSignatureError:
        return {"refused": "InvalidSignatureError"}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
