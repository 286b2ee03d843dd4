// Credentials that tell by their form who issued them. Patterns after those of gitleaks (MIT).
import type { Severity } from './define-rule.ts';

export interface VendorSecret {
  readonly vendor: string;
  readonly pattern: RegExp;
  readonly severity: Severity;
}

const live = (vendor: string, pattern: RegExp): VendorSecret => ({
  vendor,
  pattern,
  severity: 'critical',
});

const VENDORS: readonly VendorSecret[] = [
  live('an AWS', /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/),
  live('a GitHub', /\bgh[pousr]_[0-9A-Za-z]{36}\b/),
  live('a GitHub', /\bgithub_pat_\w{82}\b/),
  live('a GitLab', /\bglpat-[\w-]{20}\b/),
  live('a Slack', /\bxox[baprs]-[0-9A-Za-z-]{10,}/),
  live('a Stripe', /\b(?:sk|rk)_(?:live|prod)_[A-Za-z0-9]{10,99}\b/),
  live('a SendGrid', /\bSG\.[\w.=-]{66}/),
  live('an npm', /\bnpm_[A-Za-z0-9]{36}\b/),
  live('a HashiCorp Vault', /\bhvs\.[\w-]{90,120}/),
  live('an OpenAI', /\bsk-(?:proj|svcacct|admin)-[\w-]{58,}/),
  live('an Anthropic', /\bsk-ant-(?:api|admin)\d\d-[\w-]{93}AA\b/),
  live('a Microsoft Entra', /(?<![\w~.-])[\w~.]{3}\dQ~[\w~.-]{31,34}(?![\w~.-])/),
  // Those of browsers are public by design, and look the same.
  { vendor: 'a Google', pattern: /\bAIza[\w-]{35}(?![\w-])/, severity: 'low' },
  // Of the test mode: no money moves.
  { vendor: 'a Stripe', pattern: /\b(?:sk|rk)_test_[A-Za-z0-9]{10,99}\b/, severity: 'low' },
];

/** Cheap, for the many texts that hold none. */
const LIKELY =
  /A3T|AKIA|ASIA|ABIA|ACCA|gh[pousr]_|github_pat_|glpat-|xox[baprs]-|[sr]k_|AIza|SG\.|npm_|hvs\.|sk-|Q~/;
const MIN = 16;
const MAX_TEXT = 16_384;
/** The last letters of the keys in AWS’s own documentation. */
const EXAMPLE = 'EXAMPLE';

/** The vendor whose credential stands in a text; `undefined`: none does. */
export function vendorSecret(value: string): VendorSecret | undefined {
  const text = value.length > MAX_TEXT ? value.slice(0, MAX_TEXT) : value;
  if (text.length < MIN || !LIKELY.test(text)) return undefined;
  const found = VENDORS.find(({ pattern }) => pattern.test(text));
  const isExample = found?.pattern.exec(text)?.[0].endsWith(EXAMPLE);
  return found && isExample ? { ...found, severity: 'info' } : found;
}
