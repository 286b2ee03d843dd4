import { defineRule } from '../../define-rule.ts';
import { usedKeys } from '../../used-keys.ts';

export default defineRule({
  id: 'rsa-pss-oid',
  severity: 'low',
  appliesTo: ['jws', 'jwe', 'empty'],
  needs: ['key'],
  title: 'The RSA key is limited to PSS',
  why: 'Its file says id-RSASSA-PSS: it serves PS256, PS384 and PS512 only, and WebCrypto and many JOSE libraries do not import such a file.',
  fix: 'For PS256, a plain RSA key (rsaEncryption) does as well, and works everywhere.',
  reference: 'RFC 4055 §1.2, §3.1; RFC 7518 §3.5',
  check: (facts) =>
    usedKeys(facts).some(({ pssOnly }) => pssOnly) ? { at: { part: 'key' } } : undefined,
  examples: {
    // openssl genpkey -algorithm rsa-pss
    flagged: [
      {
        header: { alg: 'PS256' },
        payload: {},
        key: `-----BEGIN PUBLIC KEY-----
MIIBIDALBgkqhkiG9w0BAQoDggEPADCCAQoCggEBAJV6OpJ9EAVvjcrZQfCMyna8
QjNVAiRZeke9cCUwr1bPz/6vvrT6EcAl6hMc9ohHJbEJQO43ccI+9T7h1VlEf4Vl
kEQ6RJkAvYFU5p77tEdk0Po368PsTTyign/izT8I3eKSrW9BjUJwp1Mi4Z/4XBaG
bNgc8rzDsQgBW3hqcPydRJnf6QrWp6QjxQiKv4uxfvmACKDM5BgE17PnOuuqd0So
t9ddcuu9tRQO3FSM1McMd5OcofSEkm1aVWtzrNgkze4KdmOjc4ElGdOnFtuL9/1g
EgWHXZslAm4qvPRwcgxK+n5k45tIN35dDMRBHvYt9kYn3GE5wTSdfZhKQ5w3wSUC
AwEAAQ==
-----END PUBLIC KEY-----
`,
        severity: 'low',
      },
      {
        header: { alg: 'RS256' },
        payload: {},
        key: `-----BEGIN PUBLIC KEY-----
MIIBIDALBgkqhkiG9w0BAQoDggEPADCCAQoCggEBAJV6OpJ9EAVvjcrZQfCMyna8
QjNVAiRZeke9cCUwr1bPz/6vvrT6EcAl6hMc9ohHJbEJQO43ccI+9T7h1VlEf4Vl
kEQ6RJkAvYFU5p77tEdk0Po368PsTTyign/izT8I3eKSrW9BjUJwp1Mi4Z/4XBaG
bNgc8rzDsQgBW3hqcPydRJnf6QrWp6QjxQiKv4uxfvmACKDM5BgE17PnOuuqd0So
t9ddcuu9tRQO3FSM1McMd5OcofSEkm1aVWtzrNgkze4KdmOjc4ElGdOnFtuL9/1g
EgWHXZslAm4qvPRwcgxK+n5k45tIN35dDMRBHvYt9kYn3GE5wTSdfZhKQ5w3wSUC
AwEAAQ==
-----END PUBLIC KEY-----
`,
      },
    ],
    clean: [
      { header: { alg: 'PS256' }, payload: {}, key: '$rsa-public' },
      { header: { alg: 'PS256' }, payload: {}, key: '$rsa-public-jwk' },
    ],
  },
});
