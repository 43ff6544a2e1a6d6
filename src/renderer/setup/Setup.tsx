import type { Refusal } from '#shared/ipc/contract.ts';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { LanguageProvider } from '../i18n/text.tsx';
import { useSetupText } from './texts.en.ts';
import { refusalOf } from '../ipc/client.ts';
import { useClient } from '../ipc/context.tsx';
import { useKiosk } from '../stores/kiosk.ts';
import { useRecovery } from '../stores/recovery.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { RefusedCard } from '../ui/site-card/RefusedCard.tsx';
import { CardStep, type OfferedCard } from './CardStep.tsx';
import { EMPTY_DRAFT, filledBy, finishPayload, problemsOf, STEPS, type Draft } from './draft.ts';
import { LanguageStep } from './LanguageStep.tsx';
import { OfficeStep } from './OfficeStep.tsx';
import { OfficerStep } from './OfficerStep.tsx';
import { ScanCard } from './ScanCard.tsx';
import { ScannerStep } from './ScannerStep.tsx';
import '../ui/layout.css';
import './setup.css';

/** The first run: one scan of the office's card, or four questions, one after another, each with one thing to do. */
export function Setup() {
  const client = useClient();
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const card = useKiosk((store) => store.state?.siteCard ?? null);
  /** A refusal beside it takes nothing from a card that was read. */
  const [read, setRead] = useState<OfferedCard | null>(null);
  if (card?.kind === 'offered' && card !== read) setRead(card);
  if (card === null && read !== null) setRead(null);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const language = read?.card.language ?? draft.language;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageProvider language={language}>
      <Steps draft={draft} change={change} offered={read} />
      {card?.kind === 'refused' ? (
        <RefusedCard
          card={card}
          onClose={() => void client.request('setup.putCardAway').catch(() => undefined)}
        />
      ) : null}
    </LanguageProvider>
  );
}

interface StepsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly offered: OfferedCard | null;
}

function Steps({ draft, change, offered }: StepsProps) {
  const { t } = useSetupText();
  const client = useClient();
  const [at, setAt] = useState(0);
  /** Once a step was pressed on with problems, all of them show; before, only those of fields that were left. */
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const step = offered ? 'officer' : (STEPS[at] ?? 'language');
  const last = step === 'officer';
  const count = offered ? 2 : STEPS.length;
  const problems = problemsOf(step, draft);

  const go = (to: number) => {
    setPressed(false);
    setRefusal(null);
    setAt(to);
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    if (Object.keys(problems).length > 0) {
      setPressed(true);
      return;
    }
    if (!last) {
      go(at + 1);
      return;
    }
    setBusy(true);
    setRefusal(null);
    try {
      // The kiosk's state says that set-up is done, and takes these steps off the screen.
      const code = await client.request(
        'setup.finish',
        finishPayload(offered ? filledBy(offered.card, draft) : draft),
      );
      useRecovery.setState({ code });
    } catch (error) {
      setRefusal(refusalOf(error));
      setBusy(false);
    }
  };

  const props = { draft, change, problems, pressed };
  return (
    <main className="setup layer" data-testid="setup" data-step={offered ? 'card' : step}>
      <header className="setup__head">
        <p className="setup__product">{t('product')}</p>
        <p className="soft">{offered ? t('step.count') : t('step', { step: at + 1, steps: count })}</p>
        <div className="setup__progress" aria-hidden>
          {STEPS.slice(0, count).map((name, place) => (
            <span key={name} data-done={offered || place <= at ? '' : undefined} />
          ))}
        </div>
      </header>
      <form className="setup__form" onSubmit={(event) => void submit(event)} noValidate>
        {step === 'language' ? (
          <>
            <ScanCard />
            <p className="scan-card__or">{t('scan.or')}</p>
          </>
        ) : null}
        <div className="setup__step" key={step}>
          {step === 'language' ? <LanguageStep {...props} /> : null}
          {step === 'office' ? <OfficeStep {...props} /> : null}
          {step === 'scanner' ? <ScannerStep {...props} /> : null}
          {offered ? <CardStep {...props} offered={offered} /> : null}
          {step === 'officer' && !offered ? <OfficerStep {...props} /> : null}
        </div>
        {refusal ? <Banner data-testid="setup-failed">{t('unsaved', { code: refusal })}</Banner> : null}
        <div className="setup__actions">
          {offered ? (
            <Button
              data-testid="setup-card-drop"
              disabled={busy}
              onClick={() => {
                client.request('setup.putCardAway').catch((error: unknown) => setRefusal(refusalOf(error)));
              }}
            >
              {t('step.drop')}
            </Button>
          ) : null}
          {at > 0 && !offered ? (
            <Button data-testid="setup-back" disabled={busy} onClick={() => go(at - 1)}>
              {t('back')}
            </Button>
          ) : null}
          <Button
            look="primary"
            type="submit"
            className="setup__next"
            data-testid={last ? 'setup-finish' : 'setup-next'}
            disabled={busy}
          >
            {t(busy ? 'saving' : last ? 'finish' : 'next')}
          </Button>
        </div>
      </form>
    </main>
  );
}
