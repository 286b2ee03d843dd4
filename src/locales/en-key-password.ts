// The words of the password field, which is there for an encrypted key alone.

export const enKeyPassword = {
  label: 'Password of the key',
  ringLabel: 'Password of the kept keys',
  show: 'Show',
  showPassword: 'Show password',
} as const;
