// A few words about something, one after the other; what a verifier would refuse stands out.
import type { CertificateMark } from '../../core/certificates/describe-certificate.ts';
import { Sentence } from '../../ui/Sentence.tsx';

export function Marks({ marks }: { marks: readonly CertificateMark[] }) {
  return (
    <span className="text-ink-2">
      {marks.map(({ text, isBad }, index) => (
        <span key={text} className={isBad ? 'text-bad' : ''}>
          {index > 0 && ' · '}
          <Sentence text={text} />
        </span>
      ))}
    </span>
  );
}
