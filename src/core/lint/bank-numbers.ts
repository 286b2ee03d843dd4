// Numbers of payment cards and bank accounts, by their check digits.

/** ISO/IEC 7812-1, annex B. @param digits Nothing but digits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** Networks with the first digits and the lengths of their numbers. */
const NETWORKS: readonly RegExp[] = [
  /^4\d{15}$/,
  /^5[1-5]\d{14}$/,
  /^2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^6(?:011|5\d\d)\d{12}$/,
  /^35(?:2[89]|[3-8]\d)\d{12}$/,
];

/** A number of Visa, Mastercard, American Express, Discover or JCB. @param digits Nothing but digits. */
export function isCardNumber(digits: string): boolean {
  return NETWORKS.some((network) => network.test(digits)) && passesLuhn(digits);
}

/** How long an IBAN is in each country that has them in wide use (ISO 13616, the registry of SWIFT). */
const LENGTHS: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AT20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27
  HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MT31 MU30 NL18 NO15 PK24
  PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VA22 XK20`
    .split(/\s+/)
    .map((row) => [row.slice(0, 2), Number(row.slice(2))]),
);
const LONGEST = 42;

/** ISO 13616: the country's length, and a remainder of 1 when divided by 97. Groups of four may be apart. */
export function isIban(text: string): boolean {
  if (text.length > LONGEST || !/^[A-Z]{2}\d{2}(?: ?[A-Z0-9])+$/.test(text)) return false;
  const iban = text.replaceAll(' ', '');
  if (LENGTHS.get(iban.slice(0, 2)) !== iban.length) return false;
  let rest = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
