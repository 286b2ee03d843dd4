// A new key for any algorithm that signs, and for one that encrypts of each kind, made in this page.
import { useState } from 'react';
import { en } from '../../locales/en.ts';
import { enKeys } from '../../locales/en-late.ts';
import { generateKeyFor } from '../../state/key-making.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';

const ALGORITHMS = [
  'HS256 HS384 HS512',
  'RS256 RS384 RS512',
  'PS256 PS384 PS512',
  'ES256 ES384 ES512 ES256K',
  'EdDSA Ed25519 Ed448',
  'ML-DSA-44 ML-DSA-65 ML-DSA-87',
  'RSA-OAEP-256 ECDH-ES+A256KW A256KW',
].map((family) => family.split(' '));

export function GenerateKey() {
  const [made, setMade] = useState<{ readonly alg: string; readonly keyText: string }>();
  const isThere = useWorkspace(({ keyText }) => keyText === made?.keyText);
  const [failed, setFailed] = useState<string>();
  const headerAlg = useInspection((state) => state.token.view.jose.alg);
  const make = async (alg: string): Promise<void> => {
    setFailed(undefined);
    setMade(undefined);
    try {
      const keyText = await generateKeyFor(alg);
      if (keyText !== undefined) setMade({ alg, keyText });
    } catch {
      setFailed(alg);
    }
  };
  return (
    <>
      <p className="pb-1 text-ink-2">{en.key.generateFor}</p>
      {ALGORITHMS.map((family) => (
        <div key={family[0]} className="flex">
          {family.map((alg) => (
            <Button key={alg} aria-pressed={alg === headerAlg} onClick={() => void make(alg)}>
              {alg}
            </Button>
          ))}
        </div>
      ))}
      <p role="status" className="min-h-6 pt-1 text-good">
        {made && isThere && enKeys.generated(made.alg)}
      </p>
      {failed && (
        <p role="alert" className="pt-1 text-bad">
          {enKeys.cannotGenerate(failed)}
        </p>
      )}
    </>
  );
}
