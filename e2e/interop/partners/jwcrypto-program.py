# Answers questions about tokens with jwcrypto, a line of JSON each. See ../partner.ts.
import json
import sys

from jwcrypto import jwe, jwk, jws

# The RFCs advise against RSA1_5, so it must be allowed.
ALLOWED = jwe.default_allowed_algs + ["RSA1_5"]


def sign(alg, key, text, enc):
    token = jws.JWS(text.encode())
    token.add_signature(key, alg, json.dumps({"alg": alg, "typ": "JWT"}))
    return token.serialize(compact=True)


def verify(alg, key, text, enc):
    token = jws.JWS()
    token.allowed_algs = [alg]
    token.deserialize(text, key)
    return token.payload.decode()


def encrypt(alg, key, text, enc):
    header = json.dumps({"alg": alg, "enc": enc})
    token = jwe.JWE(text.encode(), protected=header, algs=ALLOWED)
    token.add_recipient(key)
    return token.serialize(compact=True)


def decrypt(alg, key, text, enc):
    token = jwe.JWE(algs=ALLOWED)
    token.deserialize(text, key)
    return token.payload.decode()


TASKS = {"sign": sign, "verify": verify, "encrypt": encrypt, "decrypt": decrypt}


def answer(question):
    key = jwk.JWK.from_json(question["key"])
    task = TASKS[question["do"]]
    try:
        return {"text": task(question["alg"], key, question["text"], question.get("enc"))}
    except (jws.InvalidJWSSignature, jwe.InvalidJWEData) as error:
        return {"refused": str(error)}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
