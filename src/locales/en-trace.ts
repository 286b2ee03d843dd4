// The words of the trace and of the tabs beside it.

export const enTrace = {
  tabs: 'What is known of the token',
  title: 'Trace',
  list: 'Verification trace',
  busy: 'Checking…',
  accepted: 'A verifier that expects this accepts the token.',
  open: 'Nothing speaks against the token so far, and its signature is not checked.',
  refused: (number: number, title: string) =>
    `A verifier refuses the token: step ${number} fails, “${title}”.`,
  show: 'Show the step',
  statuses: {
    passed: 'Passed',
    failed: 'Failed',
    skipped: 'Skipped',
    'not-reached': 'Not reached',
  },
  would: { passed: 'would pass', failed: 'would fail' },
  seen: 'Seen',
  wanted: 'Wanted',
  hint: 'Try',
  legend:
    'Skipped: there is nothing to check, or nothing is expected. Not reached: a verifier stops at the first failure and tells nobody where; what would have come out is told here.',
  jose: 'jose',
  joseAccepted: '`jwtVerify` accepts the token.',
  joseRefused: (code: string, reason: string) =>
    `\`jwtVerify\` refuses it: \`${code}\`, ${reason}.`,
  joseNotAsked: (why: string) => `Not asked: ${why}.`,
  differs: 'Why it differs',
} as const;
