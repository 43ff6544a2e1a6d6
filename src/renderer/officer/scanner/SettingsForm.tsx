import { KEYBOARD_LAYOUTS, KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import type { FoundDevice } from '#shared/domain/scanner-setup.ts';
import type { ScannerSettings } from '#shared/domain/site.ts';
import { Terminator } from '#shared/domain/site.ts';
import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { draftOf, FRAMINGS, settingsOf, type Problem, type ScannerDraft } from './draft.ts';
import { useScannerText } from './texts.en.ts';

interface Props {
  /** What the form begins with. */
  readonly settings: ScannerSettings | null;
  readonly devices: readonly FoundDevice[];
  /** Null where nothing can be tried now. */
  readonly onTry: ((settings: ScannerSettings) => void) | null;
}

const KINDS = ['auto', 'hid', 'serial', 'wedge'] as const;

/** All settings of a scanner, to be tried. */
export function SettingsForm({ settings, devices, onTry }: Props) {
  const { t } = useScannerText();
  const [draft, setDraft] = useState(() => draftOf(settings, devices));
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (part: Partial<ScannerDraft>) => {
    setProblem(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  const submit = () => {
    const result = settingsOf(draft, devices);
    if ('problem' in result) setProblem(result.problem);
    else onTry?.(result.settings);
  };
  const ports = devices.filter(({ port }) => port !== null);
  return (
    <form
      className="bench-form"
      data-testid="bench-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Select
        label={t('form.kind')}
        testId="form-kind"
        value={draft.kind}
        onChange={(kind) => change({ kind: KINDS.find((each) => each === kind) ?? 'auto' })}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(kind === 'serial' ? 'kind.serial' : `as.${kind}`)}
          </option>
        ))}
      </Select>
      {draft.kind === 'auto' || draft.kind === 'wedge' ? (
        <Select
          label={t('form.layout')}
          testId="form-layout"
          value={draft.layout}
          onChange={(layout) => change({ layout: KeyboardLayout.parse(layout) })}
        >
          {KEYBOARD_LAYOUTS.map((layout) => (
            <option key={layout} value={layout}>
              {t(`layout.${layout}`)}
            </option>
          ))}
        </Select>
      ) : null}
      {draft.kind === 'serial' ? (
        <>
          <Select
            label={t('form.port')}
            testId="form-port"
            value={draft.path}
            onChange={(path) => change({ path })}
          >
            {ports.map(({ path, name }) => (
              <option key={path} value={path}>
                {name === null ? path : `${path} (${name})`}
              </option>
            ))}
            <option value="">{t('form.typed')}</option>
          </Select>
          {draft.path === '' ? (
            <Field
              label={t('port.path')}
              problem={problem === 'path' ? t('form.problem.path') : null}
              data-testid="form-path"
              value={draft.typed}
              onChange={(event) => change({ typed: event.target.value })}
            />
          ) : null}
          <Field
            label={t('port.baud')}
            problem={problem === 'baud' ? t('form.problem.baud') : null}
            inputMode="numeric"
            data-testid="form-baud"
            value={draft.baudRate}
            onChange={(event) => change({ baudRate: event.target.value.trim() })}
          />
          <Select
            label={t('form.framing')}
            testId="form-framing"
            value={draft.framing}
            onChange={(name) => change({ framing: FRAMINGS.find((each) => each === name) ?? '8N1' })}
          >
            {FRAMINGS.map((framing) => (
              <option key={framing}>{framing}</option>
            ))}
          </Select>
          <Select
            label={t('port.terminator')}
            testId="form-terminator"
            value={draft.terminator}
            onChange={(terminator) => change({ terminator: Terminator.parse(terminator) })}
          >
            {Terminator.options.map((terminator) => (
              <option key={terminator} value={terminator}>
                {t(`terminator.${terminator}`)}
              </option>
            ))}
          </Select>
          <Field
            label={t('form.prefix')}
            note={t('form.affixHint')}
            problem={problem === 'affix' ? t('form.problem.affix') : null}
            data-testid="form-prefix"
            value={draft.prefix}
            onChange={(event) => change({ prefix: event.target.value })}
          />
          <Field
            label={t('form.suffix')}
            data-testid="form-suffix"
            value={draft.suffix}
            onChange={(event) => change({ suffix: event.target.value })}
          />
        </>
      ) : null}
      <Button type="submit" data-testid="form-try" disabled={onTry === null}>
        {t('form.try')}
      </Button>
    </form>
  );
}

function Select(props: {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  const { label, testId, value, onChange, children } = props;
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field__input"
        data-testid={testId}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {children}
      </select>
    </div>
  );
}
