// The certificates that came with the token and its key: who signed whom, and for how long. Trust is not decided here.
import type { CertificateList } from '../../core/certificates/certificate.ts';
import { describeList } from '../../core/certificates/describe-certificate.ts';
import { enCertificates } from '../../locales/en-certificates.ts';
import { enFacts } from '../../locales/en-late.ts';
import { Sentence } from '../../ui/Sentence.tsx';
import { CertificateItem } from './CertificateItem.tsx';

interface CertificatesProps {
  readonly lists: readonly CertificateList[];
  /** Seconds since the epoch. */
  readonly now: number;
}

export function Certificates({ lists, now }: CertificatesProps) {
  return (
    <section className="pt-3" aria-label={enFacts.certificates}>
      <h3 className="text-ink-2">{enFacts.certificates}</h3>
      {lists.map((list) => (
        <div key={list.carrier} className="pb-1">
          <h4 className="pt-1">
            <Sentence text={enCertificates.carriers[list.carrier]} />
          </h4>
          {describeList(list).map(({ text, isBad }) => (
            <p key={text} className={isBad ? 'text-bad' : 'text-ink-2'}>
              <Sentence text={text} />
            </p>
          ))}
          <ol>
            {list.entries.map((entry, place) => (
              <CertificateItem
                key={`${place} ${entry.certificate?.sha256}`}
                list={list}
                place={place}
                now={now}
              />
            ))}
          </ol>
        </div>
      ))}
      <p className="text-ink-2">{enCertificates.notDecided}</p>
    </section>
  );
}
