import type { ScanScreen } from '#shared/domain/kiosk.ts';
import { shownName } from '#shared/domain/person-name.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { verdictWord } from '#shared/messages/words.ts';
import { shortDate } from '../../i18n/time.ts';
import { useDeskText } from '../texts.en.ts';
import { useOfficer } from '../../stores/officer.ts';
import type { Shown } from '../../stores/screen.ts';
import { MixedNote, Name } from '../../ui/Name.tsx';
import { glyphShape, VerdictGlyph } from '../../ui/VerdictGlyph.tsx';

/** What stands on the visitors' displays now, for the officer to read. */
export function Standing({ shown: { screen } }: { readonly shown: Shown }) {
  if (screen.kind === 'verdict') return <StandingVerdict screen={screen} />;
  return <StandingWord screen={screen} />;
}

type VerdictScreen = Extract<ScanScreen, { kind: 'verdict' }>;

function StandingVerdict({ screen: { seq, verdict, holder } }: { readonly screen: VerdictScreen }) {
  const { language, t } = useDeskText();
  const deciding = useOfficer(
    (store) => store.deciding.find((each) => each.visit.seq === seq)?.decision ?? null,
  );
  const [reason] = verdict.reasons;
  const look = glyphShape(verdict);
  return (
    <section className="standing" data-look={look} data-testid="standing" data-seq={seq} role="status">
      <svg className="standing__sign" viewBox="1 1 94 94" overflow="visible" aria-hidden>
        <VerdictGlyph shape={look} />
      </svg>
      <div className="standing__text">
        <h1 className="standing__word">{verdictWord(verdict, language)}</h1>
        {holder ? (
          <>
            <p className="standing__name">
              <Name>{holder.name}</Name>
            </p>
            <p className="standing__born">
              {holder.birthDate === undefined
                ? null
                : `${t('born', { date: shortDate(holder.birthDate, language) })} · `}
              {t('verdict.match')} <MixedNote name={holder.name} />
            </p>
          </>
        ) : null}
        <p className="standing__why">{reason ? reasonSentence(reason, language) : null}</p>
        <p className="standing__keys" data-testid="standing-keys">
          {t(
            deciding && deciding !== 'left' ? `lock.deciding.${deciding}` : `lock.decide.${verdict.decision}`,
          )}
        </p>
      </div>
    </section>
  );
}

function StandingWord({ screen }: { readonly screen: Exclude<ScanScreen, VerdictScreen> }) {
  const { t } = useDeskText();
  switch (screen.kind) {
    case 'fault':
      return (
        <Word
          title={t('fault.title')}
          hint={`${t(`fault.${screen.fault}`)} ${t(`fault.${screen.fault}.todo`)}`}
        />
      );
    case 'part':
      return <Word title={t('part.title', { have: screen.have, of: screen.of })} hint={t('part.hint')} />;
    case 'presence':
      return (
        <Word
          title={t(`presence.${screen.event}`)}
          hint={screen.holder ? shownName(screen.holder.name) : ''}
        />
      );
  }
}

function Word({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <section className="standing" data-look="word" data-testid="standing" role="status">
      <div className="standing__text">
        <h1 className="standing__word">{title}</h1>
        <p className="standing__why">{hint}</p>
      </div>
    </section>
  );
}
