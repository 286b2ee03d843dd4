// Answers questions about tokens with golang-jwt, a line of JSON each. See ../partner.ts.
package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"os"

	"github.com/golang-jwt/jwt"
)

type question struct{ Do, Alg, Key, Text string }

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func must[T any](value T, err error) T {
	check(err)
	return value
}

func signingKey(alg, key string) interface{} {
	switch alg[:2] {
	case "HS":
		return must(base64.RawURLEncoding.DecodeString(key))
	case "ES":
		return must(jwt.ParseECPrivateKeyFromPEM([]byte(key)))
	case "Ed":
		return must(jwt.ParseEdPrivateKeyFromPEM([]byte(key)))
	default:
		return must(jwt.ParseRSAPrivateKeyFromPEM([]byte(key)))
	}
}

func verifyingKey(alg, key string) interface{} {
	switch alg[:2] {
	case "HS":
		return must(base64.RawURLEncoding.DecodeString(key))
	case "ES":
		return must(jwt.ParseECPublicKeyFromPEM([]byte(key)))
	case "Ed":
		return must(jwt.ParseEdPublicKeyFromPEM([]byte(key)))
	default:
		return must(jwt.ParseRSAPublicKeyFromPEM([]byte(key)))
	}
}

func answer(q question) map[string]string {
	if q.Do == "sign" {
		claims := jwt.MapClaims{}
		check(json.Unmarshal([]byte(q.Text), &claims))
		token := jwt.NewWithClaims(jwt.GetSigningMethod(q.Alg), claims)
		return map[string]string{"text": must(token.SignedString(signingKey(q.Alg, q.Key)))}
	}
	parser := jwt.NewParser(jwt.WithValidMethods([]string{q.Alg}))
	token, err := parser.Parse(q.Text, func(*jwt.Token) (interface{}, error) {
		return verifyingKey(q.Alg, q.Key), nil
	})
	var invalid *jwt.ValidationError
	if errors.As(err, &invalid) && invalid.Errors == jwt.ValidationErrorSignatureInvalid {
		return map[string]string{"refused": invalid.Error()}
	}
	check(err)
	return map[string]string{"text": string(must(json.Marshal(token.Claims)))}
}

func main() {
	questions, answers := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for questions.More() {
		var q question
		check(questions.Decode(&q))
		check(answers.Encode(answer(q)))
	}
}
