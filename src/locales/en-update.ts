// The words of the notice about a newer version.
export const enUpdate = {
  label: 'New version',
  words: 'A new version is here. Reloading clears tokens and keys from the page.',
  reload: 'Reload',
  later: 'Later',
} as const;
