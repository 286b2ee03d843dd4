// Keys for the examples of rules, made for this and used nowhere else. A name in an example stands for its text.

export const EXAMPLE_KEYS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $p256:
      '{"kty":"EC","x":"HGgOPRg2W4WGDtLTUGySGc3reF21aUi40dGuACVrLn4","y":"aYDO5c8lIUmAxXHZtqZD-RcXG9LJqU5HsyW5aa1_BRU","crv":"P-256","d":"e79BfSf0t1XrXlkYn8330bBoFRli4NHxTZioFmKoFnw"}',
    '$p256-pem': `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQge79BfSf0t1XrXlkY
n8330bBoFRli4NHxTZioFmKoFnyhRANCAAQcaA49GDZbhYYO0tNQbJIZzet4XbVp
SLjR0a4AJWsufmmAzuXPJSFJgMVx2bamQ/kXFxvSyalOR7MluWmtfwUV
-----END PRIVATE KEY-----
`,
    '$p256-public': `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEHGgOPRg2W4WGDtLTUGySGc3reF21
aUi40dGuACVrLn5pgM7lzyUhSYDFcdm2pkP5Fxcb0smpTkezJblprX8FFQ==
-----END PUBLIC KEY-----
`,
    '$p256-public-jwk':
      '{"kty":"EC","x":"HGgOPRg2W4WGDtLTUGySGc3reF21aUi40dGuACVrLn4","y":"aYDO5c8lIUmAxXHZtqZD-RcXG9LJqU5HsyW5aa1_BRU","crv":"P-256"}',
    '$p256-other':
      '{"kty":"EC","x":"CfFYnp7rRfcQaQi8CR0yJZBHrj1fzc6Qx9aKWBe-cK8","y":"t5mu28gwbm7fXVs9i8qv-WcbU5AN07myXvdmzDsgQOs","crv":"P-256","d":"gGC0645HzAHgpZNh8ecgj4STxLh8KkkSsNQhbgvJeWQ"}',
    '$p256-other-public':
      '{"kty":"EC","x":"CfFYnp7rRfcQaQi8CR0yJZBHrj1fzc6Qx9aKWBe-cK8","y":"t5mu28gwbm7fXVs9i8qv-WcbU5AN07myXvdmzDsgQOs","crv":"P-256"}',
    $secp256k1:
      '{"kty":"EC","x":"Ef0fDgPsmacOGmX_nPZcNYcBE-koqPrbwULoBekeMZk","y":"tDs89SVX7Cz17Nn-tKKCzjJWBJMRq8rE-0s-ex0Iza4","crv":"secp256k1","d":"RRVzSNOOoxlAfHaLKXSOcafea_QnKFN9BXPaUIsCoRw"}',
    '$p384-public':
      '{"kty":"EC","x":"-CwoxRVaCqSJ9xWwA_lUlo7yUS2uicAOuljSKHDrCSfIVOqhEWKDPJ8x54hNECAu","y":"5pfkzpbk_RXtiZc8-mWhRFy8_5yPKVtyrqNa4UUpPdPTse-leOglbXRz5jyHNkdM","crv":"P-384"}',
    '$p521-public':
      '{"kty":"EC","x":"AFlujk6O5Bi4gVWmtZlbKIJkjsMMd1k7TDCBmjF6j-3ggBN4qPV39N9NN3GXLrbvPjhZmEOXUeBrD0KRVt3i8cf6","y":"AZwHb_Dxt1Ru31t9SP0k-O02azY3-Rw4vvw1waAytq4Pa76IM0s8gfLPQGuznf7lz-vAo8bKnKuanO9s0W8Q7IH9","crv":"P-521"}',
    '$ed25519-public':
      '{"crv":"Ed25519","x":"RONfeHTw-z6-K9UD-0FPsQOGMxbOzqiHnZ9iroBgREk","kty":"OKP"}',
    '$rsa-public': `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAy0CKjL2dR8EUMDqUdhrS
2GlNQKtOXgXN6l5ut2bV8kBCEF62HQpGUjrTo4ufd8nkLXFpQfwVmqCGLkcQsyXj
hUWOpSPZg+rWVUZwzMTFha+oIzbAb/esWzuW6qR8WfPtQfHWWd2qa4xExuV+qe9I
AQds9fHCzR6DaxxW0GTKWYXxQ5Q56NZTIY897mWIKadfF5iYU2DAGXLRaONNvHqw
fFw8oDF3NIMV47P/tcQB/YTa64GVEjvLS80kvwAr2Cv1+tXk+T4rm0gqLgW9xpOE
mana35gcqBBKTcv9aWYrpawK6QOYXG5K+Hl16qqtPZJyyjuquQsx2BoXN+j7z+fo
CwIDAQAB
-----END PUBLIC KEY-----
`,
    '$rsa-2047-public':
      '{"kty":"RSA","n":"UiqVmVevTIfd-nS4NpwNgW2BaoYXl8h6W8dpTOnCtIkf3S02yyLyhXd8weRbnCntwpjz9N1XUGPhoNDxn5lTdT1PNEg4vwM77Rd3zYiWDlbV_Q0wBnESqBE3YjDs6uYm3dLpQLLmBsRYuw2mmI0uww-oB_4gqFmxUvhoTyT5QTT1MoWUv0rUApjK12V2yJ6PZd2BdOh6ZCoSQOGSE5G3MwPUm2oqqckWwlUuUj6_qcIKjAqyKWTLSWRtTzeXBBUFOyTCIDXOVPDOG0Z1w-MwdNHW4li_zTwv6KEMu0rsQ-VNLdWGfoSQi90JoaK2GvnmZOaha9FJDaImWlJgt4PY_Q","e":"AQAB"}',
    '$rsa-1024-public':
      '{"kty":"RSA","n":"0GOUaikDvFBHu3C2yKfcmS5GQWHWoEGRl3UI-j83TsSJZwE8Y40M6hAoBBgsmMZmbbsQJuGq63UKdPI-OwKwm1p6VKOkz13_dju24mqmXL4yxwf0BHZBk5LuNRpjHdB-d68DfhSOenGsc7ARFbKV20-V0eECxUKoeFldb_M2Dy8","e":"AQAB"}',
    '$rsa-512-public':
      '{"kty":"RSA","n":"v7Mj2EAGmh1sS6-l7yus3JHRZr_eU111GxEdbAVV_sWOujxTyE8MAto-cy2ZXe9ydxWLZtkDKnl4fcl636ZeeQ","e":"AQAB"}',
    $secret: '{"kty":"oct","k":"J3sFZ18mxohbliQHOdTStFRvfyD7aM2E4PksvzvVC8g"}',
    '$secret-base64': 'J3sFZ18mxohbliQHOdTStFRvfyD7aM2E4PksvzvVC8g=',
    '$secret-hex': '277b05675f26c6885b96240739d4d2b4546f7f20fb68cd84e0f92cbf3bd50bc8',
  }),
);
