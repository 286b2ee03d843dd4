/** A media type of `typ` or `cty` as it is compared: without `application/`, letter case ignored (RFC 7515 §4.1.9). */
export function foldMediaType(type: string): string {
  return type
    .trim()
    .toLowerCase()
    .replace(/^application\//, '');
}
