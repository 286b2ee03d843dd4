// What a verifier would expect of the token: presets, the kind, each value, and what goes with the token.
import { useMemo } from 'react';
import { describeProfile } from '../../core/claims/describe-profile.ts';
import { PROFILES, type Profile } from '../../core/claims/profile.ts';
import { PRESETS } from '../../core/policy/presets.ts';
import { suggestExpectations } from '../../core/policy/suggest-expectations.ts';
import type { ExpectationName } from '../../core/policy/set-expectation.ts';
import { formatDuration } from '../../core/time/format-time.ts';
import { enExpectations as words } from '../../locales/en-expectations.ts';
import { changeKind, choosePreset } from '../../state/expectations.ts';
import { useInspection } from '../../state/inspection-store.ts';
import { useWorkspace } from '../../state/workspace-store.ts';
import { Button } from '../../ui/Button.tsx';
import { ExpectationField } from './ExpectationField.tsx';
import { KindTable } from './KindTable.tsx';
import { useAnswers } from './use-answers.ts';
import './expectations.css';

const ALWAYS: readonly ExpectationName[] = [
  'issuer',
  'audience',
  'subject',
  'clientId',
  'nonce',
  'typ',
  'algorithms',
  'required',
  'maxAge',
  'leeway',
];

/** What can go with a token of each kind. */
const PARTNERS: Partial<Record<Profile['name'], readonly ExpectationName[]>> = {
  'id-token': ['accessToken', 'code', 'state'],
  'dpop-proof': ['method', 'url', 'accessToken'],
  'sd-jwt': ['keyBindingAudience', 'keyBindingNonce'],
};
/** What a token of a kind has none of. */
const WITHOUT: Partial<Record<Profile['name'], readonly ExpectationName[]>> = {
  'dpop-proof': ['issuer', 'audience', 'subject', 'clientId'],
};
const ALL_PARTNERS = new Set(Object.values(PARTNERS).flat());

const UNKNOWN: Profile = { name: 'unknown', certain: false };

export function Expectations() {
  const view = useInspection((state) => state.token.view);
  const inspection = useInspection((state) => state.inspection);
  const found = useInspection((state) => state.token.found.tokens);
  const chosen = useWorkspace((workspace) => workspace.profile);
  const expectations = useWorkspace((workspace) => workspace.expectations);
  const profile = inspection?.profile ?? UNKNOWN;
  const header = view.header.text;
  const payload = inspection?.verification?.presentation?.claims ?? view.payload.text;
  const said = useMemo(
    () => suggestExpectations(profile, view.text, header, payload),
    [profile, view.text, header, payload],
  );
  const answers = useAnswers(profile, payload);
  const usual = ALWAYS.filter(
    (name) => !WITHOUT[profile.name]?.includes(name) || expectations[name] !== undefined,
  );
  const partners = [...ALL_PARTNERS].filter(
    (name) => PARTNERS[profile.name]?.includes(name) || expectations[name] !== undefined,
  );
  const others = found.map(({ text }) => text).filter((text) => text !== view.text);
  const field = (name: ExpectationName) => {
    const seconds = name === 'maxAge' || name === 'leeway' ? (expectations[name] ?? 0) : 0;
    return (
      <ExpectationField
        key={name}
        name={name}
        said={(name === 'accessToken' ? others : said.get(name)) ?? []}
        answer={answers.get(name)}
        {...(seconds > 0 && { hint: formatDuration(seconds) })}
      />
    );
  };
  const isReadable = view.payload.state === 'json' || view.payload.state === 'opened';
  return (
    <div className="expectations">
      <div>
        <p className="text-ink-2">{words.lead}</p>
        <p className="flex flex-wrap items-center py-1 text-ink-2">
          {words.presets}
          {PRESETS.map((preset) => (
            <Button
              key={preset}
              title={words.presetHints[preset]}
              onClick={() => choosePreset(preset, profile, said)}
            >
              {words.presetNames[preset]}
            </Button>
          ))}
        </p>
        <div className="expectation">
          <label htmlFor="expected-kind">{words.kind}</label>
          <select
            id="expected-kind"
            value={chosen ?? ''}
            onChange={({ target }) => changeKind(PROFILES.find((name) => name === target.value))}
          >
            <option value="">
              {words.guessed(chosen ? '' : (inspection?.profileWords.name ?? ''))}
            </option>
            {PROFILES.map((name) => (
              <option key={name} value={name}>
                {describeProfile({ name, certain: true }).name}
              </option>
            ))}
          </select>
        </div>
        {usual.map(field)}
        {partners.length > 0 && <h3 className="pt-2 text-ink-2">{words.partners}</h3>}
        {partners.map(field)}
      </div>
      {isReadable && (
        <div>
          <KindTable
            profile={profile}
            name={inspection?.profileWords.name ?? ''}
            header={header}
            payload={payload}
          />
        </div>
      )}
    </div>
  );
}
