// Where a finding comes from; each section of an RFC or a draft is a link, followed only when a person follows it.

const DOCUMENT = /((?:RFC \d+|draft-[a-z\d-]+)(?: §[\d.]*\d)?)/;

function addressOf(piece: string): string | undefined {
  const [, rfc, draft, section] =
    /^(?:RFC (\d+)|(draft-[a-z\d-]+))(?: §([\d.]*\d))?$/.exec(piece) ?? [];
  const place = section === undefined ? '' : `#section-${section}`;
  if (rfc !== undefined) return `https://www.rfc-editor.org/rfc/rfc${rfc}${place}`;
  return draft === undefined ? undefined : `https://datatracker.ietf.org/doc/html/${draft}${place}`;
}

export function Reference({ text }: { text: string }) {
  return text.split(DOCUMENT).map((piece, index) => {
    const address = addressOf(piece);
    if (address === undefined) return piece;
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
