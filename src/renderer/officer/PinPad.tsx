import { Delete } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useRef, useState, type SyntheticEvent } from 'react';
import { useDeskText } from './texts.en.ts';
import { refusalOf, RefusalError } from '../ipc/client.ts';
import { useClient } from '../ipc/context.tsx';
import { useOfficer } from '../stores/officer.ts';
import { Button } from '../ui/Button.tsx';
import { useInFront } from '../ui/layers.ts';
import { useIdle } from '../ui/useIdle.ts';
import { useSecondsUntil } from '../ui/useSecondsUntil.ts';
import { useUnheardKeys } from '../ui/useUnheardKeys.ts';
import '../ui/layout.css';
import './officer.css';

// Needed on few days of a kiosk's life.
const RecoverForm = lazy(() =>
  import('./officers/RecoverForm.tsx').then((module) => ({ default: module.RecoverForm })),
);

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const LONGEST = 12;
const SHORTEST = 6;
/** A pad that nobody uses gives the screen back to the visitors. */
const IDLE_MS = 60_000;

/** Asks for the officer's PIN on the screen that visitors have otherwise. */
export function PinPad() {
  return (
    <main className="pin-screen layer" data-testid="pin-screen">
      <PinEntry onClose={close} />
    </main>
  );
}

/**
 * Asks for the officer's PIN, by large keys or by the keyboard.
 * @param onClose gives the screen back; null where there is nobody to give it to
 */
export function PinEntry({ onClose }: { readonly onClose: (() => void) | null }) {
  const { t } = useDeskText();
  const client = useClient();
  const lockedUntil = useOfficer((store) => store.lockedUntil);
  const locked = useSecondsUntil(lockedUntil);
  const [pin, setPin] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [recovering, setRecovering] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const note = useId();

  const giveUp =
    onClose ??
    (() => {
      setPin('');
      forgetWishes();
    });
  useIdle(IDLE_MS, giveUp);
  const isLocked = locked > 0;
  const inFront = useInFront();
  useEffect(() => {
    if (inFront) input.current?.focus();
  }, [isLocked, inFront]);
  useUnheardKeys((event) => {
    if (event.key === 'Escape' && !event.repeat) giveUp();
  });

  const change = (next: string) => {
    setProblem(null);
    setPin(next.replace(/\D/g, '').slice(0, LONGEST));
  };

  const signIn = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || locked > 0 || pin.length < SHORTEST) return;
    setBusy(true);
    try {
      // That an officer is signed in comes with the kiosk's state, and takes this pad off the screen.
      await client.request('officer.signIn', { pin });
    } catch (error) {
      // The wrong PIN that locks the pad says so itself: nobody types another one to learn it.
      if (error instanceof RefusalError && error.retryAt !== undefined) {
        useOfficer.setState({ lockedUntil: error.retryAt });
      } else {
        const code = refusalOf(error);
        setProblem(code === 'PIN_WRONG' ? t('pin.wrong') : t('pin.failed', { code }));
      }
      setBusy(false);
    }
    setPin('');
  };

  const said =
    locked > 90
      ? t('pin.lockedMinutes', { minutes: Math.ceil(locked / 60) })
      : locked > 0
        ? t('pin.locked', { seconds: locked })
        : problem;

  return (
    <>
      <form className="pin" onSubmit={(event) => void signIn(event)}>
        <h1 className="pin__title">{t('pin.title')}</h1>
        <div className="pin__field">
          <input
            ref={input}
            className="pin__input"
            data-testid="pin"
            type="password"
            inputMode="numeric"
            autoComplete="off"
            aria-label={t('pin.label')}
            aria-describedby={note}
            aria-invalid={said === null ? undefined : true}
            value={pin}
            readOnly={busy}
            disabled={locked > 0}
            onChange={(event) => change(event.target.value)}
          />
          <span className="pin__dots" aria-hidden>
            {Array.from({ length: Math.max(SHORTEST, pin.length) }, (_, place) => (
              <span key={place} className="pin__dot" data-set={place < pin.length ? '' : undefined} />
            ))}
          </span>
        </div>
        <p
          id={note}
          className="pin__note"
          role={said === null ? undefined : 'alert'}
          data-problem={said === null ? undefined : ''}
          data-testid="pin-note"
        >
          {said ?? t('pin.hint')}
        </p>
        {/* The keys leave the focus in the field: finger and keyboard may take turns. */}
        <div className="pin__keys" onMouseDown={(event) => event.preventDefault()}>
          {KEYS.map((key) => (
            <PinKey key={key} digit={key} onPress={() => change(pin + key)} />
          ))}
          <button
            type="button"
            className="pin__key pin__key--quiet"
            tabIndex={-1}
            aria-label={t('pin.erase')}
            onClick={() => change(pin.slice(0, -1))}
          >
            <Delete aria-hidden size="1.75rem" />
          </button>
          <PinKey digit="0" onPress={() => change(`${pin}0`)} />
        </div>
        <div className="pin__actions">
          {onClose ? (
            <Button data-testid="pin-cancel" onClick={onClose}>
              {t('back')}
            </Button>
          ) : null}
          <Button
            look="primary"
            type="submit"
            data-testid="pin-enter"
            disabled={busy || locked > 0 || pin.length < SHORTEST}
          >
            {t('pin.enter')}
          </Button>
        </div>
        <Button
          look="quiet"
          className="pin__forgotten"
          data-testid="pin-forgotten"
          onClick={() => setRecovering(true)}
        >
          {t('pin.forgotten')}
        </Button>
      </form>
      {recovering ? (
        <Suspense>
          <RecoverForm onClose={() => setRecovering(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

function PinKey({ digit, onPress }: { digit: string; onPress: () => void }) {
  return (
    <button
      type="button"
      className="pin__key"
      tabIndex={-1}
      data-testid={`pin-key-${digit}`}
      onClick={onPress}
    >
      {digit}
    </button>
  );
}

function close(): void {
  useOfficer.setState({ asking: false });
  forgetWishes();
}

/** What was to be done after the PIN is not done by the next one. */
function forgetWishes(): void {
  useOfficer.setState({ deciding: [], evacuating: false });
}
