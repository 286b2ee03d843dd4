// Certificates for tests: made with openssl 3.0 for this and used nowhere else, and the chain of RFC 7515 appendix B.
//
//   for n in root intermediate leaf gone; do
//     openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out $n.key
//   done
//   cat > ext <<X
//   [root]
//   basicConstraints=critical,CA:TRUE
//   keyUsage=critical,keyCertSign,cRLSign
//   subjectKeyIdentifier=hash
//   [intermediate]
//   basicConstraints=critical,CA:TRUE,pathlen:0
//   keyUsage=critical,keyCertSign
//   [leaf]
//   basicConstraints=critical,CA:FALSE
//   keyUsage=critical,digitalSignature
//   extendedKeyUsage=clientAuth,1.3.6.1.4.1.311.20.2.2
//   subjectAltName=DNS:signer.example,IP:192.0.2.7,IP:2001:db8::7,URI:https://issuer.example/keys,email:keys@issuer.example,otherName:1.2.3.4;UTF8:odd
//   X
//   req() { openssl req -new -key $1.key -subj "$2" -out $1.csr; }
//   sign() { openssl x509 -req -in $1.csr -CA $2.pem -CAkey $2.key -set_serial $3 -days 365 -sha256 -extfile ext -extensions $1 -out $1.pem; }
//   req root "/O=Jotlab Test/CN=Test Root"
//   openssl x509 -req -in root.csr -signkey root.key -set_serial 1 -days 36500 -sha256 -extfile ext -extensions root -out root.pem
//   req intermediate "/O=Jotlab Test/CN=Test Intermediate"; sign intermediate root 2
//   req leaf "/C=CH/O=Jotlab Test/CN=Test Signer"; sign leaf intermediate 0x0badcafe
//   openssl req -new -x509 -key gone.key -subj "/CN=Long Gone" -days 1 -set_serial 4 -out gone.pem

import { sign } from 'node:crypto';

/** A moment at which all of them are valid but `LONG_GONE`: 1 January 2027. */
export const WHILE_VALID = 1_798_761_600;
/** And one when the leaf is not any more: 1 January 2028. */
export const AFTERWARDS = 1_830_297_600;

export const ROOT = `-----BEGIN CERTIFICATE-----
MIIBhjCCAS2gAwIBAgIBATAKBggqhkjOPQQDAjAqMRQwEgYDVQQKDAtKb3RsYWIg
VGVzdDESMBAGA1UEAwwJVGVzdCBSb290MCAXDTI2MTEyNjAxMzc1MFoYDzIxMjYx
MTAyMDEzNzUwWjAqMRQwEgYDVQQKDAtKb3RsYWIgVGVzdDESMBAGA1UEAwwJVGVz
dCBSb290MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEtITFpIvoKuAopYyV3you
EpAVo+e33urzqCqhZwvQvi/x6evWesSCNHqoKTnj+KlYgR89ZxuiHrFC8bkK1Zxh
AaNCMEAwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAQYwHQYDVR0OBBYE
FIKgSpnRb8BZ4mTJenBmO0GJJMPqMAoGCCqGSM49BAMCA0cAMEQCIH05hQVhGrDa
iPOaEFE5b/FJSMrf9PV/U3j8pL//FWFZAiAhtzUdaZ5cnG/e2lRFoVvROEDLkaYP
mrwBkjXPhh67+g==
-----END CERTIFICATE-----
`;

export const INTERMEDIATE = `-----BEGIN CERTIFICATE-----
MIIBsDCCAVegAwIBAgIBAjAKBggqhkjOPQQDAjAqMRQwEgYDVQQKDAtKb3RsYWIg
VGVzdDESMBAGA1UEAwwJVGVzdCBSb290MB4XDTI2MTEyNjAxMzc1MFoXDTI3MTEy
NjAxMzc1MFowMjEUMBIGA1UECgwLSm90bGFiIFRlc3QxGjAYBgNVBAMMEVRlc3Qg
SW50ZXJtZWRpYXRlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE1xOTUfEePeR8
sbNfPVlsm80oQOgjPkOvaAoRUOrPsA0Y4zJ2S3MTiRc8PQG+2EtbPpC6qe4eHm98
lURygyeOoKNmMGQwEgYDVR0TAQH/BAgwBgEB/wIBADAOBgNVHQ8BAf8EBAMCAgQw
HQYDVR0OBBYEFKxOBTy/hmJLuRjApGS1H1ksxGp5MB8GA1UdIwQYMBaAFIKgSpnR
b8BZ4mTJenBmO0GJJMPqMAoGCCqGSM49BAMCA0cAMEQCIEDJB6Ff0SXNLgi+0v5N
sj9SO2x9VqRIcfIYn0xmwwF/AiBt1jVW7LRoxighRtV7XV2j8ZUZTaXDle1VGkrg
+kzUpQ==
-----END CERTIFICATE-----
`;

export const LEAF = `-----BEGIN CERTIFICATE-----
MIICUzCCAfmgAwIBAgIEC63K/jAKBggqhkjOPQQDAjAyMRQwEgYDVQQKDAtKb3Rs
YWIgVGVzdDEaMBgGA1UEAwwRVGVzdCBJbnRlcm1lZGlhdGUwHhcNMjYxMTI2MDEz
NzUwWhcNMjcxMTI2MDEzNzUwWjA5MQswCQYDVQQGEwJDSDEUMBIGA1UECgwLSm90
bGFiIFRlc3QxFDASBgNVBAMMC1Rlc3QgU2lnbmVyMFkwEwYHKoZIzj0CAQYIKoZI
zj0DAQcDQgAEEcStBuzY2w2wbBvmJKXotWlhgZ6+cmqqYOlPXCJJ/btMclr+pURr
IY0fWVac5HQmXL0Yq37udU5NeA29oHjEHKOB9TCB8jAMBgNVHRMBAf8EAjAAMA4G
A1UdDwEB/wQEAwIHgDAfBgNVHSUEGDAWBggrBgEFBQcDAgYKKwYBBAGCNxQCAjBx
BgNVHREEajBogg5zaWduZXIuZXhhbXBsZYcEwAACB4cQIAENuAAAAAAAAAAAAAAA
B4YbaHR0cHM6Ly9pc3N1ZXIuZXhhbXBsZS9rZXlzgRNrZXlzQGlzc3Vlci5leGFt
cGxloAwGAyoDBKAFDANvZGQwHQYDVR0OBBYEFLqcAUBY/WapT3RkorLBUw5YSZOh
MB8GA1UdIwQYMBaAFKxOBTy/hmJLuRjApGS1H1ksxGp5MAoGCCqGSM49BAMCA0gA
MEUCIQDNVvohZ5FGjMyl/0VEfEQptGNpEEByeZeDp9Vzvb33HwIgQpoDlSIbIGe6
6oJCDQfxDc832JoDmgX6Rbkmd/RehFw=
-----END CERTIFICATE-----
`;

export const LEAF_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgygRC7QWePGWgCe3j
Y8gpwXBJHP3sruzPGIvO35WaReKhRANCAAQRxK0G7NjbDbBsG+Ykpei1aWGBnr5y
aqpg6U9cIkn9u0xyWv6lRGshjR9ZVpzkdCZcvRirfu51Tk14Db2geMQc
-----END PRIVATE KEY-----
`;

/** Self-signed, valid for one day. */
export const LONG_GONE = `-----BEGIN CERTIFICATE-----
MIIBajCCARCgAwIBAgIBBDAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlMb25nIEdv
bmUwHhcNMjYxMTI2MDEzNzUwWhcNMjYxMTI3MDEzNzUwWjAUMRIwEAYDVQQDDAlM
b25nIEdvbmUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARnV3lH5VqT0U9dkghu
AAAHUsGcIMBSpEU0cPTovc+A/P/3aE6G5f/XzT+NSkk8IbGp09YqD1VEBbQd6iJ5
Wxqoo1MwUTAdBgNVHQ4EFgQUvw3r0SvkKMSKrrwTQYn8y6zaVngwHwYDVR0jBBgw
FoAUvw3r0SvkKMSKrrwTQYn8y6zaVngwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjO
PQQDAgNIADBFAiAYAR9iEODvdCqgA2qowmYkQQ2CG1c8kTqNrluXU348ewIhAOGy
gZ9S6m8+uLVEQdRuoZ4g469NX+uul/jIubxzEVbV
-----END CERTIFICATE-----
`;

/** The base64 of certificates, as `x5c` has it (RFC 7515 §4.1.6). */
export function x5cOf(...pems: readonly string[]): string[] {
  return pems.map((pem) => pem.replaceAll(/-----[A-Z ]+-----|\s/g, ''));
}

/** RFC 7515 appendix B. */
export const RFC_7515_B = [
  [
    'MIIE3jCCA8agAwIBAgICAwEwDQYJKoZIhvcNAQEFBQAwYzELMAkGA1UEBhMCVVMxITAfBgNVBAoTGFRoZSBHbyBEYWRkeSBHcm91',
    'cCwgSW5jLjExMC8GA1UECxMoR28gRGFkZHkgQ2xhc3MgMiBDZXJ0aWZpY2F0aW9uIEF1dGhvcml0eTAeFw0wNjExMTYwMTU0Mzda',
    'Fw0yNjExMTYwMTU0MzdaMIHKMQswCQYDVQQGEwJVUzEQMA4GA1UECBMHQXJpem9uYTETMBEGA1UEBxMKU2NvdHRzZGFsZTEaMBgG',
    'A1UEChMRR29EYWRkeS5jb20sIEluYy4xMzAxBgNVBAsTKmh0dHA6Ly9jZXJ0aWZpY2F0ZXMuZ29kYWRkeS5jb20vcmVwb3NpdG9y',
    'eTEwMC4GA1UEAxMnR28gRGFkZHkgU2VjdXJlIENlcnRpZmljYXRpb24gQXV0aG9yaXR5MREwDwYDVQQFEwgwNzk2OTI4NzCCASIw',
    'DQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAMQt1RWMnCZM7DI161+4WQFapmGBWTtwY6vj3D3HKrjJM9N55DrtPDAjhI6zMBS2',
    'sofDPZVUBJ7fmd0LJR4h3mUpfjWoqVTr9vcyOdQmVZWt7/v+WIbXnvQAjYwqDL1CBM6nPwT27oDyqu9SoWlm2r4arV3aLGbqGmu7',
    '5RpRSgAvSMeYddi5Kcju+GZtCpyz8/x4fKL4o/K1w/O5epHBp+YlLpyo7RJlbmr2EkRTcDCVw5wrWCs9CHRK8r5RsL+H0EwnWGu1',
    'NcWdrxcx+AuP7q2BNgWJCJjPOq8lh8BJ6qf9Z/dFjpfMFDniNoW1fho3/Rb2cRGadDAW/hOUoz+EDU8CAwEAAaOCATIwggEuMB0G',
    'A1UdDgQWBBT9rGEyk2xF1uLuhV+auud2mWjM5zAfBgNVHSMEGDAWgBTSxLDSkdRMEXGzYcs9of7dqGrU4zASBgNVHRMBAf8ECDAG',
    'AQH/AgEAMDMGCCsGAQUFBwEBBCcwJTAjBggrBgEFBQcwAYYXaHR0cDovL29jc3AuZ29kYWRkeS5jb20wRgYDVR0fBD8wPTA7oDmg',
    'N4Y1aHR0cDovL2NlcnRpZmljYXRlcy5nb2RhZGR5LmNvbS9yZXBvc2l0b3J5L2dkcm9vdC5jcmwwSwYDVR0gBEQwQjBABgRVHSAA',
    'MDgwNgYIKwYBBQUHAgEWKmh0dHA6Ly9jZXJ0aWZpY2F0ZXMuZ29kYWRkeS5jb20vcmVwb3NpdG9yeTAOBgNVHQ8BAf8EBAMCAQYw',
    'DQYJKoZIhvcNAQEFBQADggEBANKGwOy9+aG2Z+5mC6IGOgRQjhVyrEp0lVPLN8tESe8HkGsz2ZbwlFalEzAFPIUyIXvJxwqoJKSQ',
    '3kbTJSMUA2fCENZvD117esyfxVgqwcSeIaha86ykRvOe5GPLL5CkKSkB2XIsKd83ASe8T+5o0yGPwLPk9Qnt0hCqU7S+8MxZC9Y7',
    'lhyVJEnfzuz9p0iRFEUOOjZv2kWzRaJBydTXRE4+uXR21aITVSzGh6O1mawGhId/dQb8vxRMDsxuxN89txJx9OjxUUAiKEngHUuH',
    'qDTMBqLdElrRhjZkAzVvb3du6/KFUJheqwNTrZEjYx8WnM25sgVjOuH0aBsXBTWVU+4=',
  ].join(''),
  [
    'MIIE+zCCBGSgAwIBAgICAQ0wDQYJKoZIhvcNAQEFBQAwgbsxJDAiBgNVBAcTG1ZhbGlDZXJ0IFZhbGlkYXRpb24gTmV0d29yazEX',
    'MBUGA1UEChMOVmFsaUNlcnQsIEluYy4xNTAzBgNVBAsTLFZhbGlDZXJ0IENsYXNzIDIgUG9saWN5IFZhbGlkYXRpb24gQXV0aG9y',
    'aXR5MSEwHwYDVQQDExhodHRwOi8vd3d3LnZhbGljZXJ0LmNvbS8xIDAeBgkqhkiG9w0BCQEWEWluZm9AdmFsaWNlcnQuY29tMB4X',
    'DTA0MDYyOTE3MDYyMFoXDTI0MDYyOTE3MDYyMFowYzELMAkGA1UEBhMCVVMxITAfBgNVBAoTGFRoZSBHbyBEYWRkeSBHcm91cCwg',
    'SW5jLjExMC8GA1UECxMoR28gRGFkZHkgQ2xhc3MgMiBDZXJ0aWZpY2F0aW9uIEF1dGhvcml0eTCCASAwDQYJKoZIhvcNAQEBBQAD',
    'ggENADCCAQgCggEBAN6d1+pXGEmhW+vXX0iG6r7d/+TvZxz0ZWizV3GgXne77ZtJ6XCAPVYYYwhv2vLM0D9/AlQiVBDYsoHUwHU9',
    'S3/Hd8M+eKsaA7Ugay9qK7HFiH7Eux6wwdhFJ2+qN1j3hybX2C32qRe3H3I2TqYXP2WYktsqbl2i/ojgC95/5Y0V4evLOtXiEqIT',
    'LdiOr18SPaAIBQi2XKVlOARFmR6jYGB0xUGlcmIbYsUfb18aQr4CUWWoriMYavx4A6lNf4DD+qta/KFApMoZFv6yyO9ecw3ud72a',
    '9nmYvLEHZ6IVDd2gWMZEewo+YihfukEHU1jPEX44dMX4/7VpkI+EdOqXG68CAQOjggHhMIIB3TAdBgNVHQ4EFgQU0sSw0pHUTBFx',
    's2HLPaH+3ahq1OMwgdIGA1UdIwSByjCBx6GBwaSBvjCBuzEkMCIGA1UEBxMbVmFsaUNlcnQgVmFsaWRhdGlvbiBOZXR3b3JrMRcw',
    'FQYDVQQKEw5WYWxpQ2VydCwgSW5jLjE1MDMGA1UECxMsVmFsaUNlcnQgQ2xhc3MgMiBQb2xpY3kgVmFsaWRhdGlvbiBBdXRob3Jp',
    'dHkxITAfBgNVBAMTGGh0dHA6Ly93d3cudmFsaWNlcnQuY29tLzEgMB4GCSqGSIb3DQEJARYRaW5mb0B2YWxpY2VydC5jb22CAQEw',
    'DwYDVR0TAQH/BAUwAwEB/zAzBggrBgEFBQcBAQQnMCUwIwYIKwYBBQUHMAGGF2h0dHA6Ly9vY3NwLmdvZGFkZHkuY29tMEQGA1Ud',
    'HwQ9MDswOaA3oDWGM2h0dHA6Ly9jZXJ0aWZpY2F0ZXMuZ29kYWRkeS5jb20vcmVwb3NpdG9yeS9yb290LmNybDBLBgNVHSAERDBC',
    'MEAGBFUdIAAwODA2BggrBgEFBQcCARYqaHR0cDovL2NlcnRpZmljYXRlcy5nb2RhZGR5LmNvbS9yZXBvc2l0b3J5MA4GA1UdDwEB',
    '/wQEAwIBBjANBgkqhkiG9w0BAQUFAAOBgQC1QPmnHfbq/qQaQlpE9xXUhUaJwL6e4+PrxeNYiY+Sn1eocSxI0YGyeR+sBjUZsE4O',
    'WBsUs5iB0QQeyAfJg594RAoYC5jcdnplDQ1tgMQLARzLrUc+cb53S8wGd9D0VmsfSxOaFIqII6hR8INMqzW/Rn453HWkrugp++85',
    'j09VZw==',
  ].join(''),
  [
    'MIIC5zCCAlACAQEwDQYJKoZIhvcNAQEFBQAwgbsxJDAiBgNVBAcTG1ZhbGlDZXJ0IFZhbGlkYXRpb24gTmV0d29yazEXMBUGA1UE',
    'ChMOVmFsaUNlcnQsIEluYy4xNTAzBgNVBAsTLFZhbGlDZXJ0IENsYXNzIDIgUG9saWN5IFZhbGlkYXRpb24gQXV0aG9yaXR5MSEw',
    'HwYDVQQDExhodHRwOi8vd3d3LnZhbGljZXJ0LmNvbS8xIDAeBgkqhkiG9w0BCQEWEWluZm9AdmFsaWNlcnQuY29tMB4XDTk5MDYy',
    'NjAwMTk1NFoXDTE5MDYyNjAwMTk1NFowgbsxJDAiBgNVBAcTG1ZhbGlDZXJ0IFZhbGlkYXRpb24gTmV0d29yazEXMBUGA1UEChMO',
    'VmFsaUNlcnQsIEluYy4xNTAzBgNVBAsTLFZhbGlDZXJ0IENsYXNzIDIgUG9saWN5IFZhbGlkYXRpb24gQXV0aG9yaXR5MSEwHwYD',
    'VQQDExhodHRwOi8vd3d3LnZhbGljZXJ0LmNvbS8xIDAeBgkqhkiG9w0BCQEWEWluZm9AdmFsaWNlcnQuY29tMIGfMA0GCSqGSIb3',
    'DQEBAQUAA4GNADCBiQKBgQDOOnHK5avIWZJV16vYdA757tn2VUdZZUcOBVXc65g2PFxTXdMwzzjsvUGJ7SVCCSRrCl6zfN1SLUzm',
    '1NZ9WlmpZdRJEy0kTRxQb7XBhVQ7/nHk01xC+YDgkRoKWzk2Z/M/VXwbP7RfZHM047QSv4dk+NoS/zcnwbNDu+97bi5p9wIDAQAB',
    'MA0GCSqGSIb3DQEBBQUAA4GBADt/UG9vUJSZSWI4OB9L+KXIPqeCgfYrx+jFzug6EILLGACOTb2oWH+heQC1u+mNr0HZDzTuIYEZ',
    'oDJJKPTEjlbVUjP9UNV+mWwD5MlM/Mtsq2azSiGM5bUMMj4QssxsodyamEwCW/POuZ6lcg5Ktz885hZo+L7tdEy8W9ViH0Pd',
  ].join(''),
];

/** A token that the leaf's key signed (ES256). */
export function signedByLeaf(header: object, claims: object = { sub: 'me' }): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const input = `${encode({ alg: 'ES256', ...header })}.${encode(claims)}`;
  const key = { key: LEAF_KEY, dsaEncoding: 'ieee-p1363' } as const;
  return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`;
}
