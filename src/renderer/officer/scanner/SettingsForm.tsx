import { KEYBOARD_LAYOUTS } from '#shared/domain/keyboard-layout.ts';
import type { FoundDevice } from '#shared/domain/scanner-setup.ts';
import type { ScannerSettings } from '#shared/domain/site.ts';
import { Terminator } from '#shared/domain/site.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
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
        options={KINDS.map((value) => ({
          value,
          said: t(value === 'serial' ? 'kind.serial' : `as.${value}`),
        }))}
        onChange={(kind) => change({ kind })}
      />
      {draft.kind === 'auto' || draft.kind === 'wedge' ? (
        <Select
          label={t('form.layout')}
          testId="form-layout"
          value={draft.layout}
          options={KEYBOARD_LAYOUTS.map((value) => ({ value, said: t(`layout.${value}`) }))}
          onChange={(layout) => change({ layout })}
        />
      ) : null}
      {draft.kind === 'serial' ? (
        <>
          <Select
            label={t('form.port')}
            testId="form-port"
            value={draft.path}
            options={[
              ...ports.map(({ path, name }) => ({
                value: path,
                said: name === null ? path : `${path} (${name})`,
              })),
              { value: '', said: t('form.typed') },
            ]}
            onChange={(path) => change({ path })}
          />
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
            options={FRAMINGS.map((value) => ({ value, said: value }))}
            onChange={(framing) => change({ framing })}
          />
          <Select
            label={t('port.terminator')}
            testId="form-terminator"
            value={draft.terminator}
            options={Terminator.options.map((value) => ({ value, said: t(`terminator.${value}`) }))}
            onChange={(terminator) => change({ terminator })}
          />
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
