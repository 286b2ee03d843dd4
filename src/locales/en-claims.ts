// The words around the explained claims: the views of a part, the table, and what a token weighs.

const number = new Intl.NumberFormat('en');

const bytes = (count: number): string => `${number.format(count)} byte${count === 1 ? '' : 's'}`;

export const enWhitespace = {
  label: 'An edit writes',
  options: { compact: 'compact JSON', typed: 'as typed' },
} as const;

export const enClaims = {
  view: 'View',
  views: { json: 'JSON', table: 'Table' },
  words: 'The token in words',
  tableOf: (part: string) => `${part}: its members`,
  columns: {
    name: 'Name',
    value: 'Value',
    meaning: 'Meaning',
    type: 'Type',
    status: 'Status',
    bytes: 'Bytes',
  },
  sort: 'Sort by',
  sorts: { order: 'order', name: 'name', bytes: 'bytes' },
  goTo: (name: string) => `${name}: show in the JSON`,
  groups: {
    registered: 'registered',
    dialect: 'the issuer’s own',
    specified: 'specified, not registered',
    public: 'public name',
    private: 'private name',
  },
  wanted: (type: string) => `wanted: ${type}`,
  more: (count: number) => `and ${number.format(count)} more`,
  noTable: 'There is no JSON object to tabulate.',
  bytesHint: 'What the token would be shorter without it, in base64url',
  bytes,
  share: (percent: number, of: string) => `${number.format(percent)} % of ${of}`,
  own: (name: string, reference: string) => ` · ${name}: ${reference}`,
  part: (name: string, count: number) => `${name} ${bytes(count)}`,
} as const;
