from datetime import datetime, timedelta

import jwt
from flask import Flask, jsonify, request

app = Flask(__name__)
SECRET_KEY = "secret"

users = {
    "user1": {"name": "user1", "password": "password123", "role": "user"},
    "admin": {"name": "admin", "password": "admin-password", "role": "admin"},
}


@app.route("/auth/token", methods=["POST"])
def login():
    data = request.get_json()
    user = users.get(data["username"])
    if user is None:
        return jsonify({"message": "User not found"}), 404
    if user["password"] != data["password"]:
        return jsonify({"message": "Wrong password"}), 401
    payload = dict(user)
    payload["exp"] = datetime.utcnow() + timedelta(days=365)
    token = jwt.encode(payload, SECRET_KEY, algorithm="HS256")
    return jsonify({"access_token": token})


@app.route("/api/me")
def me():
    token = request.args.get("token") or request.headers["Authorization"][7:]
    claims = jwt.decode(token, options={"verify_signature": False})
    return jsonify({"username": claims["name"], "role": claims["role"]})


@app.route("/api/orders")
def orders():
    token = request.headers["Authorization"].replace("Bearer ", "")
    algorithm = jwt.get_unverified_header(token)["alg"]
    claims = jwt.decode(token, SECRET_KEY, algorithms=[algorithm])
    return jsonify({"orders": [1001], "role": claims["role"]})


@app.route("/auth/logout", methods=["POST"])
def logout():
    return jsonify({"message": "Logged out"})


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8000, debug=True)
