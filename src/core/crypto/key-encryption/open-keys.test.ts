import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { describeKeyEncoding } from '../../keys/describe-key.ts';
import { describeKeyProblem } from '../../keys/describe-key-problem.ts';
import type { KeyReading } from '../../keys/key-reading.ts';
import { privateJwk } from '../../keys/private-jwk.ts';
import { publicJwk } from '../../keys/public-jwk.ts';
import { readKey } from '../../keys/read-key.ts';
import { openKeys } from './open-keys.ts';

const PASSWORD = 'correct';

/** `openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256`. Made for this test. */
const P256 = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQglnMf1DYZCd1eUczJ
rrbw7AvdqYBaYIu6he554vD5ZCqhRANCAAQgxVwUhBkI82LOQz/6lr9UweYte1JJ
6fYUDHCe9ihaVz8ePBCz13mMkGKL8IJEJ0ma0oq3oHleqGvCWv9mEOIw
-----END PRIVATE KEY-----`;

/** That key, by `openssl pkcs8 -topk8 …` where no other program is named, with OpenSSL 3.0 and `-passout pass:correct`. */
const ENCRYPTED: readonly (readonly [made: string, words: string, text: string])[] = [
  [
    '-v2 aes-256-cbc -v2prf hmacWithSHA1',
    'AES-256-CBC, PBKDF2 with HMAC-SHA-1 and 2,048 iterations',
    `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHeMEkGCSqGSIb3DQEFDTA8MBsGCSqGSIb3DQEFDDAOBAjic0sCCeHWVAICCAAw
HQYJYIZIAWUDBAEqBBD50i32UvoYbXI0vnhXRFu3BIGQ+pKw0se6wccbBOl4rG5U
tj1LFshriEdvafTayuYBtYcYlSb71QE5JUcYrsIW8+d2TzfrDd4uQnMrd0doYohw
FlPHkI24rvghssoSNLNxI1vsCGLuOEBfGpxBiWUgxVzuQ7KRHHCmhQ8cQvzdLgTi
4PqcQ+Ey2RIQ/jip7mMxllsDh0LTz/+s5OdcNp+tF1sa
-----END ENCRYPTED PRIVATE KEY-----`,
  ],
  [
    '-v2 aes-256-cbc',
    'AES-256-CBC, PBKDF2 with HMAC-SHA-256 and 2,048 iterations',
    `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhDjpjrwvspRgICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEISwQEKKyJicaHJDfvFrmOAEgZCs
o3rdfeDB7Za6uPvo8CucemNlLgGgfwGsW5u0BNcIk9q244TxonigBKMxiTkhGQmx
c1kRxeO14RuC2/bwhCy4s3H2XIDocniZI1E/Q7r3sdbFlNU1Hl/u8mrkHJNXMPDM
ca3dWBhp7IqnyAWNyrTjiCpvrt3rsMy92K7AtoRZF9R5jC6eaoAED9PCdxVsZI8=
-----END ENCRYPTED PRIVATE KEY-----`,
  ],
  [
    '-v2 aes-256-cbc -v2prf hmacWithSHA384',
    'AES-256-CBC, PBKDF2 with HMAC-SHA-384 and 2,048 iterations',
    `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjXdyt3jUvE0wICCAAw
DAYIKoZIhvcNAgoFADAdBglghkgBZQMEASoEEFIO0eBXTz9EnxEM3BaXzqkEgZDc
AqvRwj+XSIPbmv1PZZm/ieJSwtZdWlp5N/CaFKVLJmj1r3UzB13gLpZzZmkryAtY
VXgB9CadTPNT4DK/7ABG4osoE84lNX0O+Hf5Nm4pETchyjtgpfmAwATM9Jz5w+qi
di4c019PrRP6qRJXf9ty89ZTkh1ZKP4tYv1SvC/tsYrJjYvp2GRhruZDSrtaWME=
-----END ENCRYPTED PRIVATE KEY-----`,
  ],
  [
    '-v2 aes-256-cbc -v2prf hmacWithSHA512',
    'AES-256-CBC, PBKDF2 with HMAC-SHA-512 and 2,048 iterations',
    `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjwTXLI04pxXgICCAAw
DAYIKoZIhvcNAgsFADAdBglghkgBZQMEASoEEKq0xx1+ek6txpc7T/UBIBgEgZAq
wwXUjordmeN/QFvo+x1BtyPc2EKtW0cIpX78zSS8zmR4e86V8Lj1iPoK9OUadper
xo3HY8nbqJ5gBSw4e3RgDfK4JZpwrtDcbBHjKqvqDGXRj3YARIPV63qKlpV6zgIH
hYxNm2WlWHjZS+XSGDIQXqDBZKaZ7lg4fQ9jrWsa/CmaKHvqf5zAGHLFwSjhqfc=
-----END ENCRYPTED PRIVATE KEY-----`,
  ],
  [
    '-v2 aes-128-cbc',
    'AES-128-CBC, PBKDF2 with HMAC-SHA-256 and 2,048 iterations',
    `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiMf2uuzPpP0wICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEAQIEEONhM+qzjnJuv7Jjcg4iOEUEgZBs
S4GphKCPdSMUkZUHsbsWNh6Lrot3qXtctvfxCLO6bK7NHjgoKZ3+JAaYttV7u95V
VIIJZuArU2XGhQzIaXL3/TvOXlx7MswPS1/ASQPefAO0mzg/cXEWqZf6d1SqlWYd
bCnZMgSb9weSNcR74hr/UZHEYeaIk/fV6e1lUCej/u1XRHN+/N3nEv8XWUzryuw=
-----END ENCRYPTED PRIVATE KEY-----`,
  ],
  [
    '-v2 aes-192-cbc',
    'AES-192-CBC, PBKDF2 with HMAC-SHA-256 and 2,048 iterations',
    `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhIrJY5PcSdgQICCAAw
DAYIKoZIhvcNAgkFADAdBglghkgBZQMEARYEECwdd/p14Wmqz0wYWsh4oF0EgZBZ
bwXDdZTMO+qepS8FhRucVbIao8t42SIzlg9rNVjnxoCGAQBdMpk35jB+WggBS+m8
ohnkpDfby6HuUfWAutPQhPgzI+ImkglnqvFsb7Df/uaqmOyXTbqwAu9PaAWqd/WO
QFfvSxkOG7dF5MJOV5Ij3x8tMR2DB2WlXiK5dDUSWTHf02iDTZ2OP79nyIrywpw=
-----END ENCRYPTED PRIVATE KEY-----`,
  ],
  [
    '-v2 des3',
    'Triple DES (CBC), PBKDF2 with HMAC-SHA-256 and 2,048 iterations',
    `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHjME4GCSqGSIb3DQEFDTBBMCkGCSqGSIb3DQEFDDAcBAhP4bZl8Vb5BwICCAAw
DAYIKoZIhvcNAgkFADAUBggqhkiG9w0DBwQIOqjWSJIW4fEEgZDb6gY/O5WNtKak
HViGMg38Y9Q+Qj+kYRISc95Qvi4h8UW6ExVBbERc7tt6M/9I2oMJmz+RRw0m6wNr
2lVj9FGVFp8On8zX+HSoDeSpQIaUIqtaGFY1kZvS7+QgixsFxaB6L1Dj9KAT/j0v
ya9cPcFoYbuXAhuygs/eA2Zp3V6ZxQy6A1CW/bU4VPPEY7W/U44=
-----END ENCRYPTED PRIVATE KEY-----`,
  ],
  [
    '-v2 aes-256-cbc -scrypt',
    'AES-256-CBC, scrypt with N = 16,384',
    `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHkME8GCSqGSIb3DQEFDTBCMCEGCSsGAQQB2kcECzAUBAiTVDCoimzlwAICQAAC
AQgCAQEwHQYJYIZIAWUDBAEqBBCQM8la9hKESRx2irNcAlZWBIGQTvOX7kmzI0Xg
v91sBKsGAN3eiVBrWBEj2RRCxfLce/aTBnUiQSBUTx5cn8c429tSOWBK2XccuL4k
jeXp0WVeNkqSSnxNAUPrgwLGzp9SWF0vUpqUO9gR8sqmBSRBeRVyqX++aJ5yWJqU
OBrlnYqUGpFE/BibOe1Wk4qURd+KUtRt/HMmWcDoNMsPtAA6bTEB
-----END ENCRYPTED PRIVATE KEY-----`,
  ],
  [
    'openssl ec -aes-128-cbc',
    'AES-128-CBC, one round of MD5',
    `-----BEGIN EC PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-128-CBC,6BE7D2D639214C3EBC8FC1C6980574C5

kvaLUMR1LPmmDhoqNLd6R0TWJfH9bo1r/U370kfzRe9RiPFKjR+NUKcTo/gh7lmy
3bJC2crCFw7dvovZp8QGsKnnL6httAhZy4+QaUtdWR/leu9HKmthlVY24jniq6Y4
MnDrEvcI0dzNv8ZSTW1+DAiK2dNm8sqI9UpBcrJljvk=
-----END EC PRIVATE KEY-----`,
  ],
  [
    'openssl ec -aes-192-cbc',
    'AES-192-CBC, one round of MD5',
    `-----BEGIN EC PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-192-CBC,73A2BF8E810BA2921C417B22E46DC11E

/0WSxPUMqx+Dk2fVnGyYp/nmfT2Tf7LJd914sB/vTZZQaY/zaH1sz3aVz6cniswl
Ja9JRTgU+6UfXa/huI1Z7Iqb6zgnN87RkE76xltT+h2ZpvIW4nITVr6myg/ALLoe
YTTkWLNlFozKniO7lv9jQtBCEbng8wREk8XB3InDj9U=
-----END EC PRIVATE KEY-----`,
  ],
  [
    'openssl ec -aes-256-cbc',
    'AES-256-CBC, one round of MD5',
    `-----BEGIN EC PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-256-CBC,AD656E97ABE63A16A4F1E8B11BE4C2D6

2NKWhx0ph7YWjkkxhu9njB22C9x8yUCNZG5dam4c2oyUu1cBhsj7gz708HRw2ua/
eHb4tuVc+AVHWzkKDMHH273HzpbG+lKC/p8ZX79zNV1FcC14buBT8/4Xp6XtFjK0
vj9lw/xUPFMK0nZ6VEdhjLD2/D266bVPNa3hpgoE15A=
-----END EC PRIVATE KEY-----`,
  ],
  [
    'openssl ec -des3',
    'Triple DES (CBC), one round of MD5',
    `-----BEGIN EC PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: DES-EDE3-CBC,B902102DDF4C3625

Gjuw3WbFqs+iqCy3zcFuvVuRO23AjIxxuHx/KuGTwypCAJM4aCtqL4G+zZTfrwuj
LW4dot/kwb9etBKGM5377Y7wa/jwGUD9dzsxDuHZyd8eE4k227UWE0TeBAqE4D9x
ySuobqS0ISlG35KT5qV4p4F029qaCyItJq+lR7QRtVU=
-----END EC PRIVATE KEY-----`,
  ],
  [
    '-v1 PBE-SHA1-3DES',
    'Triple DES (CBC), PKCS#12 with SHA-1 and 2,048 iterations',
    `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGxMBwGCiqGSIb3DQEMAQMwDgQIrsBv+LhMP0ACAggABIGQJ9Vgq3NKUtOwywzN
1xcpZ8mkcrpGvbReA1KWtuGACr1I3so2miTC6yw+D01BjoRobOTb56bYaUc3JAJn
20zRy1MKTK7bFw0rNRHmq+N+hKHyy0bc6M4DoIwLfBVm50FkLslR6A1acpRQDhEe
H/sxCoYx63Zd32uKegbg8tTkRcLB9+3TIucxfUwvNanK+AAE
-----END ENCRYPTED PRIVATE KEY-----`,
  ],
];

/** `openssl genrsa 1024`, then `openssl rsa -traditional -aes256 -passout pass:correct`. */
const OLD_RSA = `-----BEGIN RSA PRIVATE KEY-----
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-256-CBC,9E88E55CE990630B2989E0868C2F8744

7KSEz/q5tLMDP6aeQkkoGiouuKxii10Qq4njYliwPmMnvvFGL1BbjPD7rSJ9oUqU
py8McElZNfr/hrnGeSVaEPRorXEZlDQ1GR4yDVbJstNN/ry4QfYmFZU41kDS+YI2
Z5NNwr02Z3DB/+K12h9OzL1LP7HVqOHH5eWXi3lVNYNJXdyf3L2JI9UQPCQkHs4I
RQ7vGfgX6MZmPLoF2LqGCTvxEUJD3y88yJFxHRHiyA0GqtC8+icyTqLfSKylhfOA
IPwpfGqoD401vjskNDBYvNjop1Jn73CyKx49P0gFuoDisA4VOazmbbDuFZ6jBp8H
bGeUSq2T4+/6g86D2j+LweBWpNB7BbJ+84lThxRilFpuXEo3UR66OuhI00MgNDP9
gZHcu7QUBxS8BApW2ekUWRUOPH1AjhTPf++ohNaUzAzLHDYeZOe1xgnsnDReYbiu
KmePru0F7z020kVaCJvvP96hdhGfVvllSFrPEvjIiD6eCJnlH2U/TPEaAYiPMbDA
2zDA1X/3ScdP8/dhrDUraL1wqTK3s3PxqsBC7wXb/Ir+GgnwCjlKsyRJLwqLoU4e
bKiQsstQcGzX+zDckh9ZDPrXsm7c1znOwluLvgpMsD0VvBNZ+i0Op/n17PHhFjqS
LfFaP1apSf70jJO0Ur7P/x+gMFjAp3fbqbk4NjCqr5cFs56rUeXBg7LVkh8YHG88
AKEpW9J6oGbXsmLwgvPDfgv4gYY0i/5fS8LSZDrCxwhOYCDrKv2VAD4Vm8lhSzOb
HMqnLQN+6ZPmwRYRWaE5rG9XiuD/tNJs8IH/MjlkQEOcJX3wp0IvA5TY2CNAiTH7
-----END RSA PRIVATE KEY-----`;

/** `ssh-keygen -t ed25519 -N correct -a 2 -Z …`, and the `.pub` file beside it. */
const SSH: readonly (readonly [made: string, words: string, file: string, line: string])[] = [
  [
    'aes256-ctr',
    'AES-256-CTR, bcrypt with 2 rounds',
    `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0AAAAGAAAABD2vuVVnN
q8Sh3BrZzhgBIpAAAAAgAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIG6V6cGvV3PBGeWi
xQ/RWHkQ+hGAzzaOaxDWoO7w2r1cAAAAkAEQdC3uFmqkJhp/D6jF8YhhuKOu3KOKxJ8/ul
b+hPNamCyxymCvDb+0tTwhj9FebTjLPnEGgNMrOhbiFnLntdUUKt5e2DHoOh5xm53/dHpF
bX1Mmg//gBBPAVWU7JdWlBQuVn5SwHHz2DqVzwjVBKTbQpqy/tZ9XoG38P+z0cxeHrqBdW
Z/K+Bj7uf33TW6zA==
-----END OPENSSH PRIVATE KEY-----`,
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG6V6cGvV3PBGeWixQ/RWHkQ+hGAzzaOaxDWoO7w2r1c me',
  ],
  [
    'aes192-ctr',
    'AES-192-CTR, bcrypt with 2 rounds',
    `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAACmFlczE5Mi1jdHIAAAAGYmNyeXB0AAAAGAAAABDaSw3Rux
rFW0G1SrUyDE+ZAAAAAgAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAIG2KqnS6Yk4SbTAN
jqzxe7JW1l+3FLmJXUgf//5Tc9nXAAAAkKgj68ZWuY9k5Tp+a4RlGLk2lt7ZW4H+pJp+/A
Cuab/flLAzfLloxdLjrp7L0qIgWJzhAM1SYrtiIBhNWV/M1Oi7yW0g9da6JJMu80bHnLQD
raT/uvUWQiFsF5l2DV4MhROJ6uC6PZM2MvNSGLhmTqpwhBJrZY/JcCxQ7FisewsnwjLtuh
rPZe91jDe7u4PjKg==
-----END OPENSSH PRIVATE KEY-----`,
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIG2KqnS6Yk4SbTANjqzxe7JW1l+3FLmJXUgf//5Tc9nX me',
  ],
  [
    'aes256-cbc',
    'AES-256-CBC, bcrypt with 2 rounds',
    `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jYmMAAAAGYmNyeXB0AAAAGAAAABDDAtnkZ1
wPxV5eh77nMt4YAAAAAgAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAAINu47zIvagbQFd3m
2Pq44B6YRLnJpYdAk5rXFAJuYXwAAAAAkGhpLKfRbpBfxj4N/wLmItkyp9n72pY+hQDX8/
ZsI4+dCJ5L/BL2VSEsW97xK3tuIkbEBAqZeaTjPnoXZ60HIlUqJ+aRpsOh0nvKNi4FylyD
ojl2k/Kd3Q9Uj9BJTQdRUR5hUdYRBdZJVZEStHGcO/CVrLp24oo5vOK1kxBAn5vhWi+Rnp
AzKRGrFyYbK9Kw+w==
-----END OPENSSH PRIVATE KEY-----`,
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINu47zIvagbQFd3m2Pq44B6YRLnJpYdAk5rXFAJuYXwA me',
  ],
  [
    'aes256-gcm@openssh.com',
    'AES-256-GCM, bcrypt with 2 rounds',
    `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAAFmFlczI1Ni1nY21Ab3BlbnNzaC5jb20AAAAGYmNyeXB0AA
AAGAAAABBMQIzFa3miWGkzaMt/mom7AAAAAgAAAAEAAAAzAAAAC3NzaC1lZDI1NTE5AAAA
IIkZf/kTXJ18x2d21h062Uw05RkY2tOQbqvxfFbdp1A7AAAAkHL9aAqySzOYkVo1qa1lkQ
gz3E3i19m7s6YEfIvc8gb2gRR8w2ZlV/ENizWbWYR3EczZ0KEQs10qji5JbhRSyFY4wVa1
iPHEmoN42aNqJO8TDziBX2YdXWdvrH09bIeCDesaJIjoNb6hS5ziMCNB3y796JfZoq7uNz
g/1uPSXhcu8atccGGJAdF9uZcHP4LcAvCyaPILb8cbTD9NslbmJ2U=
-----END OPENSSH PRIVATE KEY-----`,
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIkZf/kTXJ18x2d21h062Uw05RkY2tOQbqvxfFbdp1A7 me',
  ],
  [
    '-Z chacha20-poly1305@openssh.com',
    'ChaCha20-Poly1305, bcrypt with 2 rounds',
    `-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAAHWNoYWNoYTIwLXBvbHkxMzA1QG9wZW5zc2guY29tAAAABm
JjcnlwdAAAABgAAAAQ36aki3y319h28Y7LIQMfYwAAAAIAAAABAAAAMwAAAAtzc2gtZWQy
NTUxOQAAACBnwtTuJ33CaUmMEu7JJRipYVebHnoGjtWivFMiKS7x/AAAAIh/4uTpQ+xbz8
qAJW8Rtltr3ja64mBqa+u4MbGuCaiZNsHmkUyzq0aO8Q+IEe+a87QtMWg2RhhbLUHvsbjU
jo2BEG4HkCEgcTc8xQs+thb4tceDhwIkKBJYivktOBWTPkZnTXRkl2znNGnWlCWFlsVPAy
grP504znr4FLQ2sRTtN77KRW3I35kaas7QJQT/qIAkeR/qpXcRUA==
-----END OPENSSH PRIVATE KEY-----`,
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGfC1O4nfcJpSYwS7sklGKlhV5seegaO1aK8UyIpLvH8',
  ],
];

/** `-v2 aes-256-cbc -iter 20000000`. */
const COSTLY = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIHuMFkGCSqGSIb3DQEFDTBMMCsGCSqGSIb3DQEFDDAeBAhf+OpftCXESAIEATEt
ADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQrOJQAipy+ObJLAAZnH3vGwSB
kDcbzBgK5k5iAeox5IvWqwGl2GgD8pw7eNxBq92Uc8MyW0DRXeRz9aVxoDAA0ne9
xgFFga4wd5BaKxLtzGtPiWEIH37HrL5L8VxUCy/RtGsOEDiyWjIaM0QhcGMSyMWk
9s48tNLmf2wjS/Zp8gVU+dKJU14Cdoa8ywfuIGSMo/u1r6aFpt/l8/9zzrHjYL4g
5w==
-----END ENCRYPTED PRIVATE KEY-----`;
/** `-v1 PBE-SHA1-2DES`. */
const PBES1 = `-----BEGIN ENCRYPTED PRIVATE KEY-----
MIGxMBwGCiqGSIb3DQEMAQQwDgQIo8QCQbeAFUcCAggABIGQhTvnXxSrVhXhK3sj
UtEkxBIL8fSwpOpPCoT79Y5RaLYwTiCsF9HMXyPo+RSqpIvRAR4HRr5y078ay6KU
1FSj/lWNg/66LJt42SeNE/ySo1FHUdUacA5d0XCd8lSM5ahYELonnoEyMlYV3i45
s9IbSmwLKZ62c5YqXRpp/gUo96Jg+/M2J0UrH7DtkpuPXKB7
-----END ENCRYPTED PRIVATE KEY-----`;

const say = ({ problems }: KeyReading): string[] => problems.map(describeKeyProblem);

describe.each(ENCRYPTED)('%s', (_made, words, text) => {
  const closed = readKey(text, 'auto');

  test('the password opens it', async () => {
    expect(closed.keys).toEqual([]);
    expect(say(closed)).toEqual([
      `This private key is encrypted with a password (${words}). Give the password to open it.`,
    ]);
    const opened = await openKeys(closed, PASSWORD);
    expect(say(opened)).toEqual([]);
    expect(privateJwk(opened.keys[0]!)).toEqual(createPrivateKey(P256).export({ format: 'jwk' }));
    expect(describeKeyEncoding(opened)).toMatch(
      new RegExp(String.raw`^PEM, (?:PKCS#8|SEC1) private key, encrypted with `),
    );
    expect(describeKeyEncoding(opened)).toContain(words);
  });

  test('another password does not', async () => {
    const still = await openKeys(closed, 'Correct');
    expect(still).toMatchObject({ status: 'unreadable', keys: [] });
    expect(say(still)).toEqual(['The password does not open this key.']);
    expect(still.problems[0]?.span).toEqual(closed.problems[0]?.span);
  });
});

describe.each(SSH)('OpenSSH with %s', (_made, words, file, line) => {
  test('the password opens it', async () => {
    const opened = await openKeys(readKey(file, 'auto'), PASSWORD);
    expect(describeKeyEncoding(opened)).toBe(`OpenSSH, private key, encrypted with ${words}`);
    const [other] = readKey(line, 'auto').keys;
    expect(await publicJwk(opened.keys[0]!)).toEqual(await publicJwk(other!));
  });

  test('another password does not', async () => {
    expect(say(await openKeys(readKey(file, 'auto'), 'wrong'))).toEqual([
      'The password does not open this key.',
    ]);
  });
});

test('an RSA key of old, and on one line as in an .env file', async () => {
  for (const text of [OLD_RSA, `KEY="${OLD_RSA.replaceAll('\n', '\\n')}"`]) {
    const opened = await openKeys(readKey(text, 'auto'), PASSWORD);
    expect(describeKeyEncoding(opened)).toBe(
      'PEM, PKCS#1 private key, encrypted with AES-256-CBC, one round of MD5',
    );
  }
});

test('keys keep the order of the text, and only the closed ones are opened', async () => {
  const [[, , first], [, , second]] = [ENCRYPTED[1]!, ENCRYPTED[4]!];
  const text = `${first}\n${SSH[0]![3]}\n${P256}\n${second}\n${OLD_RSA}\n-----BEGIN X-----\nAA\n-----END X-----`;
  const closed = readKey(text, 'auto');
  expect(closed.keys.map(({ source }) => source)).toEqual(['pkcs8', 'openssh']);
  const opened = await openKeys(closed, PASSWORD);
  expect(opened.keys.map(({ type, encryption }) => [type, encryption !== undefined])).toEqual([
    ['EC', true],
    ['EC', false],
    ['EC', true],
    ['RSA', true],
    ['OKP', false],
  ]);
  expect(opened.problems.map(({ code }) => code)).toEqual(['pem-unsupported']);
});

test('no more than ten are opened', async () => {
  const [, , text] = ENCRYPTED[1]!;
  const opened = await openKeys(readKey(`${text}\n`.repeat(12), 'auto'), PASSWORD);
  expect(opened.keys).toHaveLength(10);
  expect(opened.problems.map(({ code }) => code)).toEqual(['pem-encrypted', 'pem-encrypted']);
});

/** The file says another cipher. */
function withCipher(file: string, from: string, to: string): string {
  const [first = '', ...lines] = file.split('\n');
  const body = Buffer.from(lines.slice(0, -1).join(''), 'base64').toString('latin1');
  const changed = Buffer.from(body.replace(from, to), 'latin1').toString('base64');
  return [first, changed, lines.at(-1)].join('\n');
}

test('what is not opened here says so at once', () => {
  const ssh = withCipher(SSH.at(-1)![2], 'poly1305', 'poly1306');
  const closed = [COSTLY, PBES1, ssh].map((text) => readKey(text, 'auto'));
  expect(closed.map(({ encrypted }) => encrypted)).toEqual([undefined, undefined, undefined]);
  expect(closed.flatMap(say)).toEqual([
    'To open this private key, PBKDF2 needs 20,000,000 iterations; at most 10,000,000 are spent here. Take the password off a copy with the program that made it, and paste that.',
    'This private key is encrypted with PBES1 of PKCS#12 (SHA-1, Triple DES), which is not opened here. Encrypt a copy of it anew: `openssl pkcs8 -topk8 -v2 aes-256-cbc -in key.pem`.',
    'This private key is encrypted with chacha20-poly1306, which is not opened here. Encrypt a copy of it anew: `ssh-keygen -p -Z aes256-ctr -f copy`.',
  ]);
});

const SCRYPT_OID = '2b06010401da47040b';

test.each([
  ['N', '02024000', '0203400000'],
  ['r', '020108', '02030fffff'],
  ['p', '020101', '02020100'],
])('scrypt that asks for too much memory or work is refused: %s', (_name, from, to) => {
  const [, , text] = ENCRYPTED.find(([made]) => made.includes('scrypt'))!;
  const hex = Buffer.from(text.split('\n').slice(1, -1).join(''), 'base64').toString('hex');
  // The lengths of what stands around the number grow with it.
  const grown = (to.length - from.length) / 2;
  const at = hex.indexOf(from, hex.indexOf(SCRYPT_OID));
  expect(at).toBeGreaterThan(0);
  const octets = Buffer.from(hex.slice(0, at) + to + hex.slice(at + from.length), 'hex');
  for (const place of [2, 4, 17, 19, 32]) octets[place] = octets[place]! + grown;
  const body = octets.toString('base64');
  const label = 'ENCRYPTED PRIVATE KEY';
  const reading = readKey(`-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`, 'auto');
  expect(reading.problems.map(({ code }) => code)).toEqual(['pem-encryption-costly']);
});

test('octets that are changed are no exception', async () => {
  for (const [, , text] of ENCRYPTED) {
    const lines = text.split('\n');
    const at = lines.length - 2;
    const changed = lines.with(at, `AAAA${lines[at]!.slice(4)}`).join('\n');
    const { keys } = await openKeys(readKey(changed, 'auto'), PASSWORD);
    expect(keys.length).toBeLessThanOrEqual(1);
    const short = lines.with(at, lines[at]!.slice(0, -8)).join('\n');
    await openKeys(readKey(short, 'auto'), PASSWORD);
  }
});
