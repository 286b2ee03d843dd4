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
    // The private key of another pair.
    $rsa: '{"kty":"RSA","n":"mUDl3RYWTDzXbsI33xLsZ7tE_nDvaVDoQRniMkj_PBDPWIUUYMu9m2Jbp-E3BvZ-KsE4LAWfguj2A92dljgvD1IRgTDRIuvcOq1EYOZgjqxx5bJwbPxnze9RmJy4pfG1UsEgL766jxE1AuB5hj0tIyK_AcQ60eIO1tb1Ol7SUGSREMyIBySsOnLbw24Ud2is0jMdNxrCCn8PzP90BdphzI0R38bs0OY1DW2eCfqV1ZgAAHki1bPyBFSxN_r3pLLK2EOrnnPNXsV0toNHibqval5LUoZRrBQ_EXLoCo_nzN30n0-N162j7L-E44KUBT6ik0bbV81i8Wl1TulqxFsTmw","e":"AQAB","d":"C4MXgUsWc7WiTTyjq8slHQmxPhfHtDaSq8lA95wKKD3vBWxBwp-rZ4-06OB_HLPJeHa5PH1TpSbQzCuKme0wg8sba4P6QdBL49B-MXU8zZrgl2uXDGjNd2fBzl__ct-8SjIds9h09ShKviOUnWPdDyWeCYjvDjMYAEV3eGIFFGrLt5eQ92pFw5Vynqd3M64BCChP8AaS_azGpF-wqkVvaCsP9UmU-hH7CBnAI36fdNN5vE3k2KuNjrCMiB-yO2S3lVD3k7CekTCjmeRqyw_hXWYbkSMs4oc_XuoMcY3FW5hER5NG0hKc7nRxkxezWFf8LIlkXsTOa6SwZgcxWffEwQ","p":"0hdDn9WOspSErKBW6Ndw4DAtZASZVOiG3QAdcB8M1gP0nitBx45NGfdZXf9Jsy3jWv9uDk93XwGok5MafYgefmmTgcl9k9hcFPZqV2_sOFEoc0O1mXTfVX7Hf58gDV6NSp3XYO-XFs1Gl5vsVXwA7TDfQLAtMpUxX-KCfLzM46E","q":"ur4VR7hcCXbBMV4os8FkztxMIKlNAjTBAlPpZbeUudMt5U8J1n87tQEiVHcgA38LZ5pBxvY5wR9fCgE37II-V6muMWPMPyaq2pnFmNGK14ujuTVpzw82D8j9FSKSmCmxjFJNQRCS_S5giXZSQadiZOl5L2u2LOegp7dokve9rbs","dp":"e_heXyKVYath3rt-jUcTxDapkitkj0XmzuISfObVnDQZVHwSBL9jn77lbSIHS0P4tOmk96zMs7M21l4nc4uu8sk50YwkHem97GC7v3y71z-Mrvd1YWgloT1-W0B6mWkB1tXtEbZPYZUf4raPbqINqej81B8hjIec6weuGA0QmgE","dq":"AxDj4I2SVUVx3pGhMXJXaV4Mkey1qveaw6MFDfp5oqNo-X7WtoLYRByEp8Zc7DHFyimqMs4QHK-bK9rhRCzPQTkz9vOggtjrrTMhH2UxVmCgi4Xo-tFRHek63oH2zjDBDYC8a_kNsMJ2K0uaBiHtZ6K9rp2iHBKhfJ9yRBd1Mck","qi":"RwvGfWI3n7hz6B1cPiLj8E0m0pouQt09OCZuw--hpjIqszZA5Tqo6VznP0VokA4sPA-T3_Sj1LDBq9w1D4kkRmo9oEht8a4xWZ_CGJkr_tFoib5xy49CXvRnsmO8US99t_HgXAduM4X0ntsdpUPuJkGNFjh3f4KzRPSWwB4jquY"}',
    '$rsa-public-jwk':
      '{"kty":"RSA","n":"y0CKjL2dR8EUMDqUdhrS2GlNQKtOXgXN6l5ut2bV8kBCEF62HQpGUjrTo4ufd8nkLXFpQfwVmqCGLkcQsyXjhUWOpSPZg-rWVUZwzMTFha-oIzbAb_esWzuW6qR8WfPtQfHWWd2qa4xExuV-qe9IAQds9fHCzR6DaxxW0GTKWYXxQ5Q56NZTIY897mWIKadfF5iYU2DAGXLRaONNvHqwfFw8oDF3NIMV47P_tcQB_YTa64GVEjvLS80kvwAr2Cv1-tXk-T4rm0gqLgW9xpOEmana35gcqBBKTcv9aWYrpawK6QOYXG5K-Hl16qqtPZJyyjuquQsx2BoXN-j7z-foCw","e":"AQAB"}',
    '$rsa-third-public':
      '{"kty":"RSA","n":"sAajSA4jfSu0o0ysKE_z7cwFLBRAK_Bk4prddxN5vwryNjgt6p8x-L4zfG02CSKcaqpIEDW1YA1luBfprly7pNN6nyH9k6nZfLSOisunJqDH3YW45B3aAU4XSDpMf6FhDY803gy67xGNBrv33QpSeAXwzEjsC2hGzZQ9KYGvYTVFl0ETz2yVbOEvJKZmo5LD3mNWHCriaLrbSuwYYxe1s8uxKkjtY8S8ulyLeyP6Y1d9mOpgPwyngSbbAtye5_5TR4XiqjYQRPY3cCAIA09ObnfKRfy9JhaFTyzCnziFxS3e0yL0JWkPGlglY95LMv2ck-NOt8Sc2WcxZhNS8tMGEQ","e":"AQAB"}',
    // Two keys with one prime in common.
    '$rsa-shared-prime':
      '{"kty":"RSA","n":"uo3iOLc7zUcZv0vV1ItvFhbotMqiW4tmGnz-X_cOIGemv2vm16WknMWZMBmHv8Lgz-syLtc7Y7l719eB7LA_l9qHMUnS0FAUCuoIpkF7mVOYqVNLXClNttqx7VFsjDnYewpwaWI02HLJylmQ0t-KQUn1htuXgDbYlv0UUq8uUUxxfStv8D5yw-7e5o3hzkv-a1idTCpwIMAPbYQbgmYl5-xmv0PJ4EHYJz1vjhIDpy8WnPbekaO0z5MQxE7AHb3xMOFH4vODwOOjHZawo69_5C5pUnhFmLMa_C4wmaNND5tMhx2EAHElYoUOn9rRIFrVqKvSLEWeBcerMy7tC58OeQ","e":"AQAB"}',
    '$rsa-shared-prime-other':
      '{"kty":"RSA","n":"oqXJloUdtunFGo54Xy3BacRQIHlxf3JqP5LaJHfrXiyyGKhZTomDsEBbGWj5T2wdm3No8k8MnmdSJpfolUZl48VyvOsLctLdrLUrSB7yYhNoyspNBm_DOod2TjvpBK_kYLA957PKII80c0HlfSofdXdNkgUj_2c8viA_fCnT4nEMOQMgZIibMDjo0m-CG8VHXtX4xLJ86Vv_PXtXVG7Eo8ATdzf11ElzlUSWr5GEojPFbAUO_GEK_fs2FHHeHQTIg9BMA687upvUtBeM4Guak4nNTZGBn5yuuao7SkywOyzsVoY2SKXwsSyHPmXgrsKl5mUAHn3Rt9vhWOsjyLNGpQ","e":"AQAB"}',
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
