"""An authorization server, and the API that trusts it, in one file.

README.md has the way to start it, and curl lines for everything it does.
"""

import functools
import hashlib
#: if not symmetric
import json
#: end
import os
import secrets
import sqlite3
import sys
from datetime import datetime, timedelta, timezone

import jwt
#: if not symmetric
from cryptography.hazmat.primitives.serialization import load_pem_private_key
#: end
from flask import Flask, g, request
from werkzeug.security import check_password_hash, generate_password_hash

# What was chosen on the page.
ALGORITHM = "ES256"
AUDIENCE = "https://api.example"
ACCESS_LIFETIME = timedelta(seconds=300)
REFRESH_LIFETIME = timedelta(seconds=86400)
LEEWAY = timedelta(seconds=0)

# What differs from one machine to the next. The issuer is never taken from the
# request: it would be what the sender writes into the Host header.
PORT = int(os.environ.get("PORT", "8000"))
ISSUER = os.environ.get("ISSUER", f"http://127.0.0.1:{PORT}")
DATABASE = os.environ.get("DATABASE", "auth.db")
#: if introspection
API_SECRET = os.environ.get("API_SECRET", "")
if not API_SECRET:
    sys.exit('Set API_SECRET first:\n  export API_SECRET="$(openssl rand -hex 32)"')
#: end

# The key is no part of the source: whoever has it can sign in as anybody.
#: if symmetric
SIGNING_KEY = VERIFYING_KEY = os.environ.get("JWT_KEY", "")
HEADERS = {"typ": "at+jwt"}
if len(SIGNING_KEY.encode()) < 32:  # RFC 7518 §3.2: no shorter than the hash.
    sys.exit('Set JWT_KEY first:\n  export JWT_KEY="$(openssl rand -hex 32)"')
#: end
#: if not symmetric
KEY_COMMAND = "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256"
try:
    SIGNING_KEY = load_pem_private_key(os.environ.get("JWT_KEY", "").encode(), None)
    jwt.encode({}, SIGNING_KEY, ALGORITHM)  # A key of another kind fails now, not later.
except (TypeError, ValueError, jwt.PyJWTError):
    sys.exit(f'Set JWT_KEY first:\n  export JWT_KEY="$({KEY_COMMAND})"')
VERIFYING_KEY = SIGNING_KEY.public_key()
JWK = json.loads(jwt.algorithms.get_default_algorithms()[ALGORITHM].to_jwk(VERIFYING_KEY))
# A name of the key's own, so that others can tell it from the next one.
KID = hashlib.sha256(json.dumps(JWK, sort_keys=True).encode()).hexdigest()[:16]
HEADERS = {"typ": "at+jwt", "kid": KID}
#: end


def hash_password(password):
    """Slow on purpose: who steals the table must pay for each guess (OWASP)."""
    return generate_password_hash(password, "pbkdf2:sha256:600000")


def hash_token(token):
    """Enough for what is random; a copy of the table then signs nobody in."""
    return hashlib.sha256(token.encode()).hexdigest()


def utc_now():
    """With its time zone: a time without one is taken for local by the next reader."""
    return datetime.now(timezone.utc)


app = Flask(__name__)
NOBODY = hash_password(secrets.token_hex())


def query(sql, *values):
    """Runs one statement, which commits by itself. In a file, so that a restart
    forgets no revocation and several worker processes see the same."""
    if "db" not in g:
        g.db = sqlite3.connect(DATABASE, isolation_level=None)
        g.db.row_factory = sqlite3.Row
    return g.db.execute(sql, values)


@app.teardown_appcontext
def close_database(_error):
    if "db" in g:
        g.pop("db").close()


with app.app_context():
    query("CREATE TABLE IF NOT EXISTS users (name PRIMARY KEY, password, scope)")
    query("CREATE TABLE IF NOT EXISTS refreshes (hash PRIMARY KEY, family, name, expires, spent)")
    #: if looked-up
    query("CREATE TABLE IF NOT EXISTS revoked (id PRIMARY KEY, expires)")
    #: end
    # To try it out. Replace them before anybody else can reach this.
    for name, password, scope in (
        ("user1", "password123", "orders:read"),
        ("guest", "guest-password", ""),
    ):
        query("INSERT OR IGNORE INTO users VALUES (?, ?, ?)", name, hash_password(password), scope)


def refuse(error, why, status=400, challenge=None):
    headers = {"WWW-Authenticate": challenge} if challenge else {}
    return {"error": error, "error_description": why}, status, headers


def add_refresh_token(name, family, expires):
    token = secrets.token_urlsafe(32)
    query("DELETE FROM refreshes WHERE expires <= ?", utc_now().timestamp())
    query("INSERT INTO refreshes VALUES (?, ?, ?, ?, 0)", hash_token(token), family, name, expires)
    return token


def answer_tokens(user, family, refresh_token):
    now = utc_now()
    claims = {
        "iss": ISSUER,
        "sub": user["name"],
        "aud": AUDIENCE,
        "iat": now,
        "exp": now + ACCESS_LIFETIME,
        "jti": secrets.token_urlsafe(16),
        "sid": family,  # The sign-in: to revoke it ends all that came from it.
        "scope": user["scope"],
    }
    return {
        "access_token": jwt.encode(claims, SIGNING_KEY, ALGORITHM, headers=HEADERS),
        "token_type": "Bearer",
        "expires_in": int(ACCESS_LIFETIME.total_seconds()),
        "refresh_token": refresh_token,
    }


# What PyJWT says of a bad token; and Python, of a header that is nested too deep.
BAD_TOKEN = (jwt.InvalidTokenError, RecursionError)


def read_access_token(token):
    """Its claims, or one of BAD_TOKEN."""
    claims = jwt.decode(
        token,
        VERIFYING_KEY,
        algorithms=[ALGORITHM],  # Pinned: the token must not choose (RFC 8725 §3.1).
        issuer=ISSUER,
        audience=AUDIENCE,
        leeway=LEEWAY,
        # PyJWT checks what is there. That it is there has to be asked for.
        options={"require": ["iss", "sub", "aud", "iat", "exp", "jti", "sid", "scope"]},
    )
    # Verified by now. RFC 9068 §4: no other kind of token will do.
    if jwt.get_unverified_header(token).get("typ") != "at+jwt":
        raise jwt.InvalidTokenError("Not an access token")
    #: if looked-up
    if query("SELECT 1 FROM revoked WHERE id IN (?, ?)", claims["jti"], claims["sid"]).fetchone():
        raise jwt.InvalidTokenError("Revoked")
    #: end
    return claims


#: if looked-up
def revoke_until(expires, id_):
    """Lists a `jti` or a `sid` for as long as a token could have it, and no longer."""
    query("DELETE FROM revoked WHERE expires <= ?", utc_now().timestamp())
    query("INSERT OR REPLACE INTO revoked VALUES (?, ?)", id_, expires + LEEWAY.total_seconds())


#: end
def revoke_family(family):
    query("UPDATE refreshes SET spent = 1 WHERE family = ?", family)
    #: if looked-up
    revoke_until((utc_now() + ACCESS_LIFETIME).timestamp(), family)
    #: end


@app.post("/auth/token")
def token():
    if request.is_json:
        return sign_in(request.get_json(silent=True))
    if request.form.get("grant_type") == "refresh_token":
        return refresh(request.form.get("refresh_token", ""))
    return refuse("unsupported_grant_type", "Send JSON, or grant_type=refresh_token")


def sign_in(body):
    fields = body if isinstance(body, dict) else {}
    name, password = fields.get("username"), fields.get("password")
    if not isinstance(name, str) or not isinstance(password, str):
        return refuse("invalid_request", "username and password must be texts")
    user = query("SELECT * FROM users WHERE name = ?", name).fetchone()
    # For nobody a hash is checked as well, and the words are the same: neither
    # the time nor the answer tells who is a user here.
    is_right = check_password_hash(user["password"] if user else NOBODY, password)
    if user is None or not is_right:
        return {"message": "Invalid credentials"}, 401
    family = secrets.token_urlsafe(16)
    expires = (utc_now() + REFRESH_LIFETIME).timestamp()
    return answer_tokens(user, family, add_refresh_token(name, family, expires))


def find_refresh_token(token):
    sql = "SELECT * FROM refreshes WHERE hash = ? AND expires > ?"
    return query(sql, hash_token(token), utc_now().timestamp()).fetchone()


def refresh(old):
    invalid = refuse("invalid_grant", "The refresh token is not valid")
    row = find_refresh_token(old)
    if row is None:
        return invalid
    #: if rotation
    # One statement: of two requests at once, one finds it unspent.
    spend = "UPDATE refreshes SET spent = 1 WHERE hash = ? AND spent = 0"
    if query(spend, row["hash"]).rowcount == 0:
        # Used twice: by the owner and by a thief. Who is who cannot be told, so
        # both must sign in again (RFC 9700 §4.14.2).
        revoke_family(row["family"])
        return invalid
    #: end
    #: if not rotation
    if row["spent"]:
        return invalid
    #: end
    # Asked anew: the person may have fewer rights by now, or be gone.
    user = query("SELECT * FROM users WHERE name = ?", row["name"]).fetchone()
    if user is None:
        return invalid
    #: if rotation
    # It ends when the first one would have: to refresh does not prolong a sign-in.
    new = add_refresh_token(row["name"], row["family"], row["expires"])
    return answer_tokens(user, row["family"], new)
    #: end
    #: if not rotation
    # The same again: who copied it can refresh as long as the owner can.
    return answer_tokens(user, row["family"], old)
    #: end


@app.post("/auth/revoke")
def revoke():
    token = request.form.get("token", "")
    row = find_refresh_token(token)
    if row:
        revoke_family(row["family"])
        return "", 200
    #: if looked-up
    try:
        claims = read_access_token(token)
        revoke_until(claims["exp"], claims["jti"])
    except BAD_TOKEN:
        pass  # RFC 7009 §2.2: what is not valid is as good as revoked.
    #: end
    #: if not looked-up
    # An access token cannot be called back: the API asks nobody. It has to expire.
    #: end
    return "", 200


#: if introspection
@app.post("/auth/introspect")
def introspect():
    """RFC 7662: an API elsewhere asks whether a token is still good."""
    given = (request.authorization and request.authorization.password) or ""
    if not secrets.compare_digest(given.encode(), API_SECRET.encode()):
        return refuse("invalid_client", "The API's secret is needed", 401, "Basic")
    try:
        return {"active": True, **read_access_token(request.form.get("token", ""))}
    except BAD_TOKEN:
        return {"active": False}


#: end
#: if not symmetric
@app.get("/jwks.json")
def jwks():
    return {"keys": [{**JWK, "kid": KID, "alg": ALGORITHM, "use": "sig"}]}


#: end
def needs_token(scope=None):
    """Lets a request pass that carries a good access token in its header (RFC 6750)."""

    def protect(view):
        @functools.wraps(view)
        def checked():
            scheme, _, token = request.headers.get("Authorization", "").partition(" ")
            if scheme.lower() != "bearer":
                return refuse("unauthorized", "An access token is needed", 401, "Bearer")
            try:
                g.claims = read_access_token(token.strip())
            except BAD_TOKEN as error:
                why = type(error).__name__
                return refuse("invalid_token", why, 401, 'Bearer error="invalid_token"')
            if scope is not None and scope not in g.claims["scope"].split():
                challenge = f'Bearer error="insufficient_scope", scope="{scope}"'
                return refuse("insufficient_scope", f"This needs {scope}", 403, challenge)
            return view()

        return checked

    return protect


@app.get("/api/me")
@needs_token()
def me():
    return {"username": g.claims["sub"], "scope": g.claims["scope"], "exp": g.claims["exp"]}


@app.get("/api/orders")
@needs_token(scope="orders:read")
def orders():
    return {"orders": [{"id": 1001, "item": "Espresso machine", "amount": "249.00"}]}


@app.errorhandler(UnicodeError)
def refuse_text(_error):
    return refuse("invalid_request", "This is no text")


@app.after_request
def store_nowhere(response):
    response.headers["Cache-Control"] = "no-store"  # RFC 6749 §5.1: it may hold tokens.
    return response


if __name__ == "__main__":
    # For this machine alone. Others reach it through gunicorn, behind HTTPS.
    app.run(port=PORT)
