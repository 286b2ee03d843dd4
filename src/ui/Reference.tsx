// Where a finding comes from; each RFC section is a link, followed only when a person follows it.
export function Reference({ text }: { text: string }) {
  return text.split(/(RFC \d+(?: §[\d.]*\d)?)/).map((piece, index) => {
    const [, rfc, section] = piece.match(/^RFC (\d+)(?: §([\d.]*\d))?$/) ?? [];
    if (rfc === undefined) return piece;
    const address = `https://www.rfc-editor.org/rfc/rfc${rfc}${section ? `#section-${section}` : ''}`;
    return (
      <a
        key={index}
        href={address}
        title={address}
        target="_blank"
        rel="noreferrer"
        className="underline underline-offset-2"
      >
        {piece}
      </a>
    );
  });
}
