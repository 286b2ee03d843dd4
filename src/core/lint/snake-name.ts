/** A member's name as one spelling of many: `clientSecret`, `Client-Secret` and `client_secret` are one name. */
export function snakeName(name: string): string {
  // Most names are so already.
  if (!/[A-Z\s-]/.test(name)) return name;
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-\s]+/g, '_')
    .toLowerCase();
}
