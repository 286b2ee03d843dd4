// One certificate: a row with what is to be known at a glance, and behind it all that it says.
import { encodeHex } from '../../core/bytes/hex.ts';
import { decodeBase64url } from '../../core/bytes/base64url.ts';
import type { Certificate, CertificateList } from '../../core/certificates/certificate.ts';
import {
  describeCertificateProblem,
  describeEntry,
} from '../../core/certificates/describe-certificate.ts';
import { formatDate } from '../../core/time/format-time.ts';
import { enCertificates } from '../../locales/en-certificates.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { Sentence } from '../../ui/Sentence.tsx';
import { Fact } from './Fact.tsx';
import { Marks } from './Marks.tsx';

interface CertificateItemProps {
  readonly list: CertificateList;
  /** From 0. */
  readonly place: number;
  readonly now: number;
}

export function CertificateItem({ list, place, now }: CertificateItemProps) {
  const { certificate, problem, ...entry } = list.entries[place] ?? { namedBy: [] };
  const fault = problem && (
    <p className="pl-3 text-bad">
      <Sentence text={describeCertificateProblem(problem)} />
    </p>
  );
  if (!certificate) {
    return (
      <li className="pt-1">
        <p className="flex gap-2">
          <span className="text-ink-2">{place + 1}</span> {enCertificates.unread}
        </p>
        {fault}
      </li>
    );
  }
  return (
    <li className="pt-1">
      <details>
        <summary className="flex items-baseline gap-2">
          <span className="text-ink-2">{place + 1}</span>
          <span className="min-w-0 flex-1 break-words">
            <bdi>{certificate.name}</bdi>{' '}
            <Marks marks={describeEntry({ certificate, ...entry }, place, list, now)} />
          </span>
        </summary>
        <CertificateFacts certificate={certificate} place={place} />
      </details>
      {fault}
    </li>
  );
}

function CertificateFacts({ certificate, place }: { certificate: Certificate; place: number }) {
  const { alternativeNames, alternativeNameCount, thumbprint, notBefore, notAfter } = certificate;
  const more = alternativeNameCount - alternativeNames.length;
  const hex = encodeHex(decodeBase64url(certificate.sha256).bytes ?? new Uint8Array());
  return (
    <div className="pt-1 pb-2 pl-3">
      <dl className="facts">
        <Text name={enCertificates.subject} text={certificate.subject} />
        <Text name={enCertificates.issuer} text={certificate.issuer} />
        <Fact name={enCertificates.validity}>
          {enCertificates.span(formatDate(notBefore), formatDate(notAfter))}
        </Fact>
        {alternativeNames.length > 0 && (
          <Fact name={enCertificates.names}>
            <ul>
              {alternativeNames.map(({ kind, value }, index) => (
                <li key={index} className="break-words">
                  <span className="text-ink-2">{kind}</span>{' '}
                  {value === '' ? enCertificates.unreadName : <bdi>{value}</bdi>}
                </li>
              ))}
              {more > 0 && <li className="text-ink-2">{enCertificates.moreNames(more)}</li>}
            </ul>
          </Fact>
        )}
        <Fact name={enCertificates.key}>
          <Sentence text={certificate.keyWords} />
        </Fact>
        {thumbprint !== undefined && <Print name={enCertificates.thumbprint} text={thumbprint} />}
        <Fact name={enCertificates.authority}>
          {enCertificates.authorities[certificate.isCa ? 'yes' : 'no']}
        </Fact>
        <Text name={enCertificates.keyUsage} text={certificate.keyUsage.join(', ')} />
        <Text
          name={enCertificates.extendedKeyUsage}
          text={certificate.extendedKeyUsage.join(', ')}
        />
        <Text name={enCertificates.signatureAlgorithm} text={certificate.signatureAlgorithm} />
        <Print name={enCertificates.serial} text={certificate.serial} />
        <Print name="x5t" text={certificate.sha1} />
        <Print name="x5t#S256" text={certificate.sha256} />
        <Print name={enCertificates.hex} text={hex} />
      </dl>
      <CopyButton what={enCertificates.certificate(place + 1)} text={certificate.pem}>
        {enCertificates.copy}
      </CopyButton>
    </div>
  );
}

function Text({ name, text }: { name: string; text: string }) {
  if (text === '') return null;
  return (
    <Fact name={name}>
      <bdi className="break-words">{text}</bdi>
    </Fact>
  );
}

function Print({ name, text }: { name: string; text: string }) {
  return (
    <Fact name={name}>
      <span className="mono break-all">{text}</span>
    </Fact>
  );
}
